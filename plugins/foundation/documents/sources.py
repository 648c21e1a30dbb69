"""Files of content/ as text."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from ..files import LARGEST_TEXT, FileError, read_file
from ..findings.model import Code, Finding, Report, Source
from ..text import CONTROL, composed

ENDINGS = frozenset({".md", ".markdown"})
PAGES = frozenset({".html", ".htm"})
"""Endings of HTML, which is a post where it begins with a header."""
_HEADER = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n")
_OTHER_FORMATS = frozenset(
    {
        ".md",
        ".markdown",
        ".mkd",
        ".mdown",
        ".mdx",
        ".rst",
        ".html",
        ".htm",
        ".txt",
        ".org",
        ".adoc",
        ".asciidoc",
        ".textile",
    }
)

NOT_UTF8 = re.compile("[\ud800-\udfff]")
"""What Python puts for the bytes of a name that are not UTF-8 (PEP 383)."""

_DEEPEST = 50
"""Folders in folders; nobody sorts posts into more."""


class Found(Struct, frozen=True):
    """The posts or pages of a folder, and the files that look like ones in a format this site does not read."""

    sources: tuple[Path, ...]
    others: tuple[Path, ...]


def find_sources(folder: Path, project: Path, report: Report) -> Found:
    """Find the posts or pages below a folder, in the order of their names.

    Names that begin with a dot, and Hugo's `_index.md`, are passed over.
    """
    sources: list[Path] = []
    others: list[Path] = []
    for path in _walk(folder, folder, project, report, set()):
        ending = path.suffix
        if ending in ENDINGS and (found := _problem(path, project)):
            report.add(Finding(message_name(path, project), 1, 1, *found, "rename or delete it"))
        elif ending in ENDINGS or (ending in PAGES and _has_header(path)):
            sources.append(path)
        elif ending.lower() in _OTHER_FORMATS and os.path.isfile(path):  # noqa: PTH113 - Path.is_file may raise
            others.append(path)
    return Found(tuple(sources), tuple(others))


def _has_header(path: Path) -> bool:
    """Tell a file that begins with a YAML header."""
    if not os.path.isfile(path):  # noqa: PTH113 - Path.is_file may raise
        return False
    try:
        with path.open("rb") as file:
            return _HEADER.match(file.read(100)) is not None
    except OSError:
        return False


def _problem(path: Path, project: Path) -> tuple[Code, str] | None:
    name = message_name(path, project)
    if NOT_UTF8.search(name):
        return Code.NOT_A_FILE, "the name of this file or of its folder is not UTF-8"
    if CONTROL.search(name):
        return Code.BAD_PATH, "the name of this file or of its folder holds a control character"
    if os.path.isfile(path):  # noqa: PTH113 - as above
        return None
    kind = "folder" if path.is_dir() else "link that leads nowhere" if path.is_symlink() else "special file"
    return Code.NOT_A_FILE, f"this is a {kind}, and its name is a post's"


def list_folder(folder: Path, project: Path, report: Report) -> list[Path]:
    """Return what lies in a folder, in the order of names; nothing where it is missing.

    Reports what is no folder or cannot be read, and two names that readers and some systems take for one.
    """
    if not os.path.lexists(folder):
        return []
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        problem, remedy = f"cannot be read: {(error.strerror or str(error)).lower()}", "put a folder in its place"
        remedy = "check its permissions" if isinstance(error, PermissionError) else remedy
        report.add(Finding(message_name(folder, project), 1, 1, Code.NOT_A_FILE, problem, remedy))
        return []
    names: dict[str, Path] = {}
    for path in paths:
        if names.setdefault(composed(path.name), path) != path:
            problem = "another file here has the same name, spelled with other accents and letters of Unicode"
            report.add(Finding(message_name(path, project), 1, 1, Code.DUPLICATE_PATH, problem, "rename or delete one"))
    return list(names.values())


def _walk(folder: Path, top: Path, project: Path, report: Report, searched: set[str]) -> Iterator[Path]:
    """Go through all that lies below the top folder, each folder once: under its own name, where it has one there."""
    if len(folder.parts) > len(top.parts) + _DEEPEST:
        problem = f"this folder lies more than {_DEEPEST} folders deep"
        report.add(Finding(message_name(folder, project), 1, 1, Code.NOT_A_FILE, problem, "move it up"))
        return
    for path in list_folder(folder, project, report):
        if path.name.startswith(".") or path.name == "_index.md":
            continue
        yield path
        if not os.path.isdir(path):  # noqa: PTH112 - Path.is_dir may raise
            continue
        real = os.path.realpath(path)
        if real not in searched and not (path.is_symlink() and Path(real).is_relative_to(os.path.realpath(top))):
            searched.add(real)
            yield from _walk(path, top, project, report, searched)


def read_source(path: Path, project: Path, report: Report, most: int = LARGEST_TEXT) -> Source | None:
    """Read a UTF-8 file, BOM and CRLF taken away; report one that is not UTF-8, or of more than `most` bytes."""
    try:
        content = read_file(path, most)
    except FileError as error:
        report.add(Finding(message_name(path, project), 1, 1, Code.NOT_A_FILE, error.problem, error.remedy))
        return None
    try:
        text = content.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        problem = f"byte {error.start} (0x{content[error.start]:02x}) is not UTF-8"
        name = message_name(path, project)
        report.add(Finding(name, line, column, Code.NOT_UTF8, problem, "save the file with the encoding UTF-8"))
        return None
    return Source(message_name(path, project), text.replace("\r\n", "\n").replace("\r", "\n"))


def message_name(path: Path, project: Path) -> str:
    """Return a path as messages name it: relative to the project, where it lies inside."""
    return path.as_posix().removeprefix(f"{project.as_posix()}/")
