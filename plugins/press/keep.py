"""Keep the files of handouts: what has not changed since an earlier build is not made again."""

import errno
import hashlib
import os
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from plugins.handouts.model import Handout, Printed
from plugins.press.folder import read_folder

_UNUSED = 30 * 24 * 3600
"""Seconds after which what no build has used is deleted."""
_UNFINISHED = 3600
"""The same for what a build was stopped at."""
_LIBRARIES = ("typst", "pikepdf", "python-docx", "fonttools", "font-source-sans-pro", "font-source-serif-pro")
_PLUGINS = Path(__file__).resolve().parents[1]


class Press:
    """Have the files of handouts made with the templates of a theme, and keep them in a folder."""

    def __init__(self, theme: Path, folder: Path) -> None:
        """Make nothing yet."""
        self._theme, self._folder = theme, folder

    def print(self, handouts: Sequence[Handout]) -> tuple[Printed, ...]:
        """Return each handout with its files; what is not kept is made, on all cores."""
        pairs = [(handout, self._folder / self._key(handout)) for handout in handouts]
        missing = [pair for pair in pairs if not read_folder(*pair)]
        if missing:
            # It takes a quarter of a second to import all that writes files, which most builds need not.
            from plugins.press.make import make_all  # noqa: PLC0415

            make_all(missing, self._theme / "print")
        self._tidy([folder for _, folder in pairs])
        return tuple(_printed(*pair) for pair in pairs)

    def _key(self, handout: Handout) -> str:
        return hashlib.sha256(f"{self._makers}{handout!r}".encode()).hexdigest()[:32]

    @cached_property
    def _makers(self) -> str:
        """Return a digest of all that files of handouts are made with: templates, drawings, code, libraries."""
        digest = hashlib.sha256(" ".join(map(version, _LIBRARIES)).encode())
        for path in self._sources():
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        return digest.hexdigest()

    def _sources(self) -> Iterator[Path]:
        yield from (_PLUGINS / "handouts" / "model.py", _PLUGINS / "text.py")
        for folder in (_PLUGINS / "press", _PLUGINS / "typeset", self._theme / "print", self._theme / "static" / "img"):
            yield from sorted(path for path in folder.iterdir() if path.is_file())

    def _tidy(self, used: Sequence[Path]) -> None:
        """Delete what no build has used for a month; another build may be at it, too."""
        for folder in used:
            with suppress(OSError):
                os.utime(folder)
        for folder in self._folder.glob("*") if used else ():
            with suppress(OSError):
                limit = _UNFINISHED if folder.name.startswith(".") else _UNUSED
                if folder.stat().st_mtime < time.time() - limit:
                    shutil.rmtree(folder, ignore_errors=True)


def _printed(handout: Handout, folder: Path) -> Printed:
    downloads = read_folder(handout, folder)
    if not downloads:
        raise FileNotFoundError(errno.ENOENT, "files that were just made are gone", str(folder))
    return Printed(handout, downloads)
