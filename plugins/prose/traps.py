"""Markdown that other tools read as a list or as code, and Python-Markdown as running text.

Posts from generators with a CommonMark or kramdown parser are full of it; printed as they are, they would come out
garbled and nobody would know.
"""

import re
from collections.abc import Iterator

from plugins.findings.model import Code
from plugins.prose.model import Fault

_FENCE = re.compile(r"(?P<indent> *)(?P<fence>`{3,}|~{3,})(?P<info>[^`]*)")
_ITEM = re.compile(r"(?P<indent> *)(?:[-*+]|\d{1,9}[.)]) +\S")
_INTERRUPTION = re.compile(r"(?:[-*+]|1[.)]) +\S")
"""What begins a list in the middle of a paragraph (CommonMark 0.31, section 5.3)."""
_NO_PARAGRAPH = re.compile(r"\s|[>#|<:\[]|[-*+] |\d{1,9}[.)] ")
_DEEP = re.compile(r"(?: {0,3}>){20}")
_INDENT = 4
_SHALLOW = re.compile(r" {1,3}\S")


def find_traps(body: str) -> Iterator[Fault]:
    """Go through the lines of a text that are no list item or code block though they look it."""
    fence = above = block = ""
    for number, line in enumerate(body.split("\n")):
        opening = _FENCE.match(line)
        if fence:
            bare = line.strip()
            fence = "" if len(bare) >= len(fence) and not bare.strip(fence[0]) else fence
            opening = None
        elif trap := _fence_trap(opening, block) if opening else _line_trap(line, above, block):
            yield Fault(Code.BAD_MARKDOWN, line.strip(), *trap, number, len(line) - len(line.lstrip()))
            block = line  # the other items of a list need no telling
        fence = opening["fence"] if opening else fence
        block = line if line.strip() and not above.strip() else block
        above = line


def _fence_trap(opening: re.Match[str], block: str) -> tuple[str, str] | None:
    """Return what is wrong with a line that opens code, and what to do; `block` is the first line of what it is in."""
    indent = len(opening["indent"])
    if 0 < indent < _INDENT or (indent and (_ITEM.match(block) or block.startswith(" "))):
        remedy = "begin it at the margin, or indent the code by eight spaces and leave the fence out"
        return "a fenced code block cannot stand in a list", remedy
    if "{" in opening["info"] or " " in opening["info"].strip():
        return "this fence says more than a language", "write the language alone, like ```js"
    return None


def _line_trap(line: str, above: str, block: str) -> tuple[str, str] | None:
    """Return what is wrong with a line that is no code, and what to do."""
    item = _ITEM.match(line)
    if _DEEP.match(line):
        return "quotes are nested twenty deep", "flatten them"
    if item and 0 < len(item["indent"]) < _INDENT and _ITEM.match(above):
        return "a list in a list is indented by four spaces here", "indent it by four"
    if _INTERRUPTION.match(line) and above.strip() and not _NO_PARAGRAPH.match(block):
        return "a list cannot begin in the middle of a paragraph", "put a blank line above it"
    if not item and _SHALLOW.match(line) and not above.strip() and _ITEM.match(block):
        return "a paragraph of a list item is indented by four spaces here", "indent it by four"
    return None
