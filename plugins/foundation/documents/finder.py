"""The files that authors name: found as they are meant, and refused where they are not to be published."""

import os
from collections.abc import Collection, Mapping
from pathlib import Path, PurePosixPath

from ..files import FileError, open_file
from ..findings.model import Code
from ..pictures.model import kind_of
from ..text import CONTROL, composed
from .active import ending_of, what_runs
from .sources import ENDINGS


class AttachmentError(Exception):
    """A file that is not to be published: `problem` names it, `remedy` says what to do."""

    def __init__(self, code: Code, problem: str, remedy: str) -> None:
        """Carry the three parts of the message."""
        super().__init__(problem)
        self.code, self.problem, self.remedy = code, problem, remedy


class FileFinder:
    """Find files by their names, in whichever form of Unicode those are written.

    A folder is listed once, and only when a name in it is not found as it is written.
    """

    def __init__(self, active: Collection[str] = ()) -> None:
        """Take the endings of files that the site publishes although browsers run them, such as `.html`."""
        self._active = active
        self._listed: dict[str, Mapping[str, str]] = {}

    def find(self, name: str, folder: Path) -> Path | None:
        """Return the file that a name means in a folder; None where there is none.

        Raises AttachmentError for one outside the folder, by links too, for one that is not to be published, and where
        there is only one whose name has other capitals.
        """
        if CONTROL.search(name):
            problem, remedy = f"the name {name} holds a control character", "delete it and type the name again"
            raise AttachmentError(Code.BAD_PATH, problem, remedy)
        parts = PurePosixPath(name).parts
        if name.startswith("/") or "\\" in name or ".." in parts:
            raise _outside(name)
        found = self._called(parts, folder)
        if not found:
            return None
        file = folder / found
        # Path.resolve would raise for links that lead in a circle.
        if not os.path.realpath(file).startswith(f"{os.path.realpath(folder)}{os.sep}"):
            raise _outside(name)
        if os.path.isdir(file):  # noqa: PTH112 - Path.is_dir raises where a folder may not be looked into
            return None
        if composed(found) != composed("/".join(parts)):
            problem, remedy = f"there is no file {name}, but {found}", "write it so: on the web, capitals matter"
            raise AttachmentError(Code.MISSING_ATTACHMENT, problem, remedy)
        self._check(name, file)
        return file

    def _called(self, parts: tuple[str, ...], folder: Path) -> str:
        """Return what is really called by these parts, up to forms of letters, else up to capitals; nothing if none."""
        found = Path()
        for part in parts:
            if os.path.lexists(folder / found / part):
                called = part
            else:
                names = self._names(folder / found)
                called = names.get(composed(part)) or names.get(_small(part), "")
            if not called:
                return ""
            found /= called
        return found.as_posix() if parts else ""

    def _names(self, folder: Path) -> Mapping[str, str]:
        """Return what lies in a folder, by the composed form of each name, and in small letters where that is free."""
        key = os.fspath(folder)
        if key not in self._listed:
            try:
                names = sorted(path.name for path in folder.iterdir())
            except OSError:
                names = []
            self._listed[key] = {_small(each): each for each in names} | {composed(each): each for each in names}
        return self._listed[key]

    def _check(self, name: str, file: Path) -> None:
        """Raise AttachmentError for a file that cannot be read, or that browsers would run."""
        if file.suffix.lower() in ENDINGS:
            problem, remedy = f"{name} is the source of a post", "link it instead of attaching it"
            raise AttachmentError(Code.OTHER_FORMAT, problem, remedy)
        try:
            with open_file(file) as content:
                is_known = kind_of(file.name) or ending_of(file.name) in self._active
                active = "" if is_known else what_runs(file.name, content)
        except FileError as error:
            raise AttachmentError(Code.NOT_A_FILE, f"{name} {error.problem}", error.remedy) from None
        if active:
            problem = f"{name} {active}, and would run in the site's name"
            ending = ending_of(file.name)
            setting = f", or name {ending} in ACTIVE_ATTACHMENTS of pelicanconf.py" if ending else ""
            remedy = f"add .txt to its name, put it into a .zip{setting}"
            raise AttachmentError(Code.ACTIVE_FILE, problem, remedy)


def _outside(name: str) -> AttachmentError:
    return AttachmentError(Code.OUTSIDE_ATTACHMENT, f"{name} lies outside the post's folder", "move it beside the post")


def _small(name: str) -> str:
    return composed(composed(name).lower())
