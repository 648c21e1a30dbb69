"""What the site is made from, and when it has changed."""

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Event

from msgspec import Struct
from watchfiles import DefaultFilter, watch

NAMES = ("content", "theme", "plugins", "pelicanconf.py")
WAKE = 200
"""Milliseconds between two looks at what no folder tells of."""
Mark = tuple[int, ...]
"""What differs when a file has changed, or when a folder has come in the place of another."""


class Sources(Struct, frozen=True):
    """Folders that tell of all that happens in them, and marks of what is looked at since nothing tells of it.

    Those are the marks of the folders themselves, and of whatever a link leads to. A link to a folder makes it one of
    the folders; not so a link to one that holds the project, and with it all that a build writes.
    """

    folders: frozenset[Path]
    marks: Mapping[Path, Mark | None]

    def hold(self, path: str) -> bool:
        """Tell whether something in one of the folders is at a path, which may go through links."""
        place = Path(os.path.realpath(Path(path).parent))
        return place / Path(path).name in self.folders or any(place.is_relative_to(folder) for folder in self.folders)


def find_sources(project: Path) -> Sources:
    """Look at the sources of a project, and follow every link in them."""
    folders: set[Path] = set()
    marks: dict[Path, Mark | None] = {}
    waiting = [project / name for name in NAMES]
    while waiting:
        path = waiting.pop()
        marks[path] = _mark(path)
        folder = Path(os.path.realpath(path))
        if folder.is_dir() and folder not in folders and not project.is_relative_to(folder):
            folders.add(folder)
            waiting += _links(folder)
    return Sources(frozenset(folders), marks)


def builds_due(project: Path, stopped: Event) -> Iterator[bool]:
    """Say again and again, some times a second, whether a build is due: at first, and whenever a source has changed.

    What changes once that was said is said later, however long a build takes.
    """
    polls = False
    while not stopped.is_set():
        sources = find_sources(project)
        try:
            yield from _changes(project, sources, stopped, polls=polls)
        except FileNotFoundError:  # a folder is gone since it was found
            continue
        except (OSError, RuntimeError):  # more folders than the system tells of, say
            polls = True
            yield False
            stopped.wait(WAKE / 1000)


def _changes(project: Path, sources: Sources, stopped: Event, *, polls: bool) -> Iterator[bool]:
    """Say that a build is due, and then at each change that it is due again, until there are other sources."""
    common = DefaultFilter()
    watching = watch(
        *sources.folders,
        watch_filter=lambda change, path: common(change, path) and sources.hold(path),
        stop_event=stopped,
        rust_timeout=WAKE,
        yield_on_timeout=True,
        force_polling=polls or None,
        ignore_permission_denied=True,
    )
    is_due = True
    for changes in watching:
        # Somebody may have put a folder in the place of one that was watched, even with the same mark.
        is_over = (
            any(Path(path) in sources.folders for _, path in changes)
            or any(_mark(path) != mark for path, mark in sources.marks.items())
            or (bool(changes) and find_sources(project) != sources)
        )
        yield is_due or (bool(changes) and not is_over)
        is_due = False
        if is_over:
            return


def _mark(path: Path) -> Mark | None:
    try:
        status = path.stat()
    except OSError:
        return None
    mark = (status.st_dev, status.st_ino)
    return mark if stat.S_ISDIR(status.st_mode) else (*mark, status.st_size, status.st_mtime_ns)


def _links(folder: Path) -> Iterator[Path]:
    """Go through the links below a folder; what cannot be read is left to the build, which says so."""
    waiting = [folder]
    while waiting:
        with suppress(OSError), os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_symlink():
                    yield Path(entry.path)
                elif entry.is_dir():
                    waiting.append(Path(entry.path))
