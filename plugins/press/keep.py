"""Keep the files of handouts: what has not changed since an earlier build is not made again."""

import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from plugins.handouts.model import Download, Format, Handout, Printed, file_path

PAGES = "pages.json"
"""Where it is written how many pages each of the files beside it has."""
_UNUSED = 30 * 24 * 3600
"""Seconds after which files that no build has used are deleted."""
_LIBRARIES = ("typst", "pikepdf", "python-docx", "fonttools", "font-source-sans-pro", "font-source-serif-pro")
_PLUGINS = Path(__file__).resolve().parents[1]


class Press:
    """Have the files of handouts made with the templates of a theme, and keep them in a folder."""

    def __init__(self, theme: Path, folder: Path) -> None:
        """Make nothing yet."""
        self._theme, self._folder = theme, folder

    def print(self, handouts: Sequence[Handout]) -> tuple[Printed, ...]:
        """Return each handout with its files; what is not kept is made, on all cores."""
        folders = [self._folder / self._key(handout) for handout in handouts]
        pairs = list(zip(handouts, folders, strict=True))
        missing = [pair for pair in pairs if not _downloads(*pair)]
        if missing:
            # It takes a quarter of a second to import all that writes files, which most builds need not.
            from plugins.press.make import make_all  # noqa: PLC0415

            make_all(missing, self._theme / "print")
        self._tidy(folders)
        return tuple(Printed(handout, _downloads(handout, folder)) for handout, folder in pairs)

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
        folders = (self._theme / "print", self._theme / "static" / "img")
        for folder in (*folders, *(_PLUGINS / name for name in ("handouts", "press", "typeset"))):
            yield from sorted(path for path in folder.iterdir() if path.is_file())

    def _tidy(self, used: Sequence[Path]) -> None:
        """Delete what no build has used for a month."""
        for folder in used:
            os.utime(folder)
        for folder in self._folder.glob("*"):
            if folder.stat().st_mtime < time.time() - _UNUSED:
                shutil.rmtree(folder, ignore_errors=True)


def _downloads(handout: Handout, folder: Path) -> tuple[Download, ...]:
    """Return the files of a handout that are kept in a folder; none where one of them is missing."""
    try:
        pages: Mapping[str, int] = json.loads((folder / PAGES).read_bytes())
        return tuple(_download(handout, form, folder, pages) for form in Format)
    except (OSError, ValueError, KeyError):
        return ()


def _download(handout: Handout, form: Format, folder: Path, pages: Mapping[str, int]) -> Download:
    file = folder / form.name
    return Download(form, file_path(handout, form), file, file.stat().st_size, pages[form.name])
