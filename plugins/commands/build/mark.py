"""The mark of a folder that a build has made: a file in it that names all it has made there."""

import os
from collections.abc import Collection, Iterator
from enum import Enum
from pathlib import Path

MARK = ".over-coffee"
_HEAD = "# A build made the files named here, and the next one replaces them. It keeps whatever else lies here.\n"


class State(Enum):
    """What the mark says of a folder."""

    UNMARKED = "no build made it"
    UNFINISHED = "a build made all of it, and nobody needs it"
    WHOLE = "a build made what the mark names"


def state_of(folder: Path) -> State:
    """Tell whether a build made a folder."""
    mark = folder / MARK
    if mark.is_symlink() or not mark.is_file():
        return State.UNMARKED
    return State.WHOLE if mark.stat().st_size else State.UNFINISHED


def mark_unfinished(folder: Path) -> None:
    """Say of a folder that all of it may be deleted."""
    (folder / MARK).write_bytes(b"")


def mark_whole(folder: Path) -> None:
    """Say of a folder that all that is in it now was made by a build; at no moment half of the names stand there."""
    names = "".join(f"{name}\n" for name in sorted(_walk(folder)) if "\n" not in name and name != MARK)
    unfinished = folder / f"{MARK}-unfinished"
    unfinished.write_text(_HEAD + names, encoding="utf-8", errors="surrogateescape", newline="\n")
    unfinished.replace(folder / MARK)


def unmade(folder: Path, retained: Collection[str] = ()) -> list[str]:
    """Return what in a folder no build has made, in order: the names of files, and of folders without a file of ours.

    What lies in the folder itself by one of the names `retained` counts as if nobody had made it.
    """
    made = {name for name in read_mark(folder) if name.partition("/")[0] not in retained} | {MARK}
    folders = {name[:end] for name in made for end in _slashes(name)}
    return sorted(_unmade(folder, made, folders))


def read_mark(folder: Path) -> frozenset[str]:
    """Return the names of all that a build has made in a folder, relative to it, with `/`; none without a mark."""
    if state_of(folder) is not State.WHOLE:
        return frozenset()
    return frozenset((folder / MARK).read_text("utf-8", "surrogateescape").split("\n")[1:-1])


def _unmade(folder: Path, made: Collection[str], folders: Collection[str], above: str = "") -> Iterator[str]:
    for entry in os.scandir(folder):
        name = above + entry.name
        if entry.is_dir(follow_symlinks=False) and (name in folders or name in made):
            yield from _unmade(folder / entry.name, made, folders, f"{name}/")
        elif name not in made:
            yield name


def _walk(folder: Path, above: str = "") -> Iterator[str]:
    """Go through the names of all files below a folder, and of the folders with nothing in them."""
    for entry in os.scandir(folder):
        name = above + entry.name
        if not entry.is_dir(follow_symlinks=False):
            yield name
        else:
            inside = list(_walk(folder / entry.name, f"{name}/"))
            yield from inside or [name]


def _slashes(name: str) -> Iterator[int]:
    return (number for number, character in enumerate(name) if character == "/")
