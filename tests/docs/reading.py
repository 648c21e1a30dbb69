"""The project's documents, taken apart."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_FENCE = re.compile(r"^```(?P<words>\w.*)\n(?P<text>(?:.*\n)*?)```$", re.MULTILINE)
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block: the words behind its opening backticks, the language first, and its text."""

    words: tuple[str, ...]
    text: str


def documents() -> list[Path]:
    """Return every document of the project."""
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def fences(name: str, language: str) -> list[Fence]:
    """Return the fenced blocks in one language."""
    found = (Fence(tuple(match["words"].split()), match["text"]) for match in _FENCE.finditer(read(name)))
    return [fence for fence in found if fence.words[0] == language]


def table(name: str, *titles: str) -> list[list[str]]:
    """Return the cells of each row of the table with these titles."""
    text = read(name)
    start = text.index(f"\n| {' | '.join(titles)} |\n")
    lines = text[start:].strip().split("\n\n")[0].split("\n")[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def code(text: str) -> list[str]:
    """Return what stands in backticks, and lines that are indented as code."""
    return [*re.findall(r"`([^`\n]+)`", text), *re.findall(r"^ {4}(.+)$", text, re.MULTILINE)]


def anchors(text: str) -> set[str]:
    """Return the anchors that GitHub gives the headings of a document."""
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in _HEADING.findall(text)}


def project_files() -> Iterator[Path]:
    """Go through every file but those that git is told to leave alone."""
    ignored = [".git", *(line.strip("/") for line in read(".gitignore").split())]
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [name for name in folders if not any(fnmatch(name, pattern) for pattern in ignored)]
        yield from (Path(folder, name) for name in files if not any(fnmatch(name, pattern) for pattern in ignored))
