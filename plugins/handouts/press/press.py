"""Keep the files of handouts: what has not changed since an earlier build is not made again."""

import errno
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from ...foundation.cache import find, key, makers_digest, prune
from ..model import Download, Handout, Printed, file_path

_LIBRARIES = ("typst", "pikepdf", "python-docx", "fonttools", "font-source-sans-pro", "font-source-serif-pro", "segno")
_ASIDE = (".", "~$")
"""How names begin of what programs put beside a template while somebody works on it."""
_HANDOUTS = Path(__file__).resolve().parents[1]
_FOUNDATION = _HANDOUTS.parent / "foundation"


class Press:
    """Have the files of handouts made with the templates of a theme, and keep them in a folder."""

    def __init__(self, theme: Path, folder: Path) -> None:
        """Make nothing yet."""
        self._theme, self._folder = theme, folder

    def print(self, handouts: Sequence[Handout]) -> tuple[Printed, ...]:
        """Return each handout with its files; what is not kept is made, on all cores."""
        pairs = [(handout, self._folder / key(self._makers, handout)) for handout in handouts]
        missing = [pair for pair in pairs if not _downloads(*pair)]
        if missing:
            # It takes a quarter of a second to import all that writes files, which most builds need not.
            from .make import make_all  # noqa: PLC0415

            make_all(missing, self._theme / "print")
        if pairs:
            prune(self._folder, [folder for _, folder in pairs])
        return tuple(_printed(*pair) for pair in pairs)

    @cached_property
    def _makers(self) -> str:
        """Return a digest of all that files of handouts are made with: templates, drawings, code, libraries."""
        return makers_digest(_LIBRARIES, self._sources())

    def _sources(self) -> Iterator[Path]:
        yield from (
            _HANDOUTS / "model.py",
            _HANDOUTS / "formats.py",
            _FOUNDATION / "hosts.py",
            _FOUNDATION / "text.py",
            _FOUNDATION / "language.py",
        )
        theme = self._theme / "print", self._theme / "static" / "img"
        for folder in (_HANDOUTS / "press", _FOUNDATION / "typeset", *theme):
            yield from sorted(each for each in folder.iterdir() if each.is_file() and not each.name.startswith(_ASIDE))


def _downloads(handout: Handout, folder: Path) -> tuple[Download, ...]:
    """Return the files of a handout that are kept in a folder; none where one of them is plainly damaged."""
    facts = find(folder, [form.name for form in handout.formats])
    if facts is None:
        return ()
    return tuple(
        Download(
            form,
            file_path(handout, form),
            folder / form.name,
            facts.files[form.name].size,
            facts.numbers.get(form.name, 0),
        )
        for form in handout.formats
    )


def _printed(handout: Handout, folder: Path) -> Printed:
    downloads = _downloads(handout, folder)
    if not downloads:
        raise FileNotFoundError(errno.ENOENT, "files that were just made are gone", str(folder))
    return Printed(handout, downloads)
