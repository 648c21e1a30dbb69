"""Files of content/ as text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.findings.model import Code, Finding, Report, Source

ENDINGS = frozenset({".md", ".markdown"})
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

_NOT_UTF8 = re.compile("[\ud800-\udfff]")
"""What Python puts for the bytes of a name that are not UTF-8 (PEP 383)."""


@dataclass(frozen=True, slots=True)
class Found:
    """The posts or pages of a folder, and the files that look like ones in a format this site does not read."""

    sources: tuple[Path, ...]
    others: tuple[Path, ...]


def find_sources(folder: Path, project: Path, report: Report) -> Found:
    """Find the posts or pages below a folder, in the order of their names.

    Names that begin with a dot, and Hugo's `_index.md`, are passed over.
    """
    sources: list[Path] = []
    others: list[Path] = []
    for path in _walk(folder, project, report):
        ending = path.suffix
        if ending in ENDINGS and (problem := _problem(path, project)):
            report.add(Finding(shown(path, project), 1, 1, Code.NOT_A_FILE, problem, "rename or delete it"))
        elif ending in ENDINGS:
            sources.append(path)
        elif ending.lower() in _OTHER_FORMATS and path.is_file():
            others.append(path)
    return Found(tuple(sources), tuple(others))


def _problem(path: Path, project: Path) -> str:
    if _NOT_UTF8.search(shown(path, project)):
        return "the name of this file or of its folder is not UTF-8"
    if path.is_file():
        return ""
    kind = "folder" if path.is_dir() else "link that leads nowhere" if path.is_symlink() else "special file"
    return f"this is a {kind}, and its name is a post's"


def _walk(folder: Path, project: Path, report: Report, above: frozenset[Path] = frozenset()) -> Iterator[Path]:
    """Go through all that lies below a folder; a symbolic link to a folder above it is not followed."""
    if not folder.is_dir() or folder.resolve() in above:
        return
    above |= {folder.resolve()}
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        problem = f"cannot be read: {(error.strerror or str(error)).lower()}"
        report.add(Finding(shown(folder, project), 1, 1, Code.NOT_A_FILE, problem, "check its permissions"))
        return
    for path in paths:
        if path.name.startswith(".") or path.name == "_index.md":
            continue
        yield path
        yield from _walk(path, project, report, above)


def read_source(path: Path, project: Path, report: Report) -> Source | None:
    """Read a UTF-8 file, BOM and CRLF taken away; report one that is not UTF-8."""
    try:
        content = path.read_bytes()
    except OSError as error:
        problem = f"cannot be read: {(error.strerror or str(error)).lower()}"
        remedy = "check the file and its permissions"
        report.add(Finding(shown(path, project), 1, 1, Code.NOT_A_FILE, problem, remedy))
        return None
    try:
        text = content.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        problem = f"byte {error.start} (0x{content[error.start]:02x}) is not UTF-8"
        name = shown(path, project)
        report.add(Finding(name, line, column, Code.NOT_UTF8, problem, "save the file with the encoding UTF-8"))
        return None
    return Source(shown(path, project), text.replace("\r\n", "\n").replace("\r", "\n"))


def shown(path: Path, project: Path) -> str:
    """Return a path as messages name it: relative to the project, where it lies inside."""
    return path.relative_to(project).as_posix() if path.is_relative_to(project) else path.as_posix()
