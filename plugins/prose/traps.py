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
_INDENT = 4
_SHALLOW = re.compile(r" {1,3}\S")


def find_traps(body: str) -> Iterator[Fault]:
    """Go through the lines of a text that are no list item or code block though they look it."""
    fence = ""
    above = block = ""
    for number, line in enumerate(body.split("\n")):
        opening = _FENCE.match(line)
        if fence:
            fence = "" if line.strip().strip(fence[0]) == "" and len(line.strip()) >= len(fence) else fence
        elif opening:
            indent = len(opening["indent"])
            if 0 < indent < _INDENT or (indent and (_ITEM.match(block) or block.startswith(" "))):
                remedy = "begin it at the margin, or indent the code by eight spaces and leave the fence out"
                yield _trap(number, line, "a fenced code block cannot stand in a list", remedy)
            elif "{" in opening["info"] or " " in opening["info"].strip():
                yield _trap(
                    number, line, "this fence says more than a language", "write the language alone, like ```js"
                )
            fence = opening["fence"]
        elif item := _ITEM.match(line):
            if 0 < len(item["indent"]) < _INDENT and _ITEM.match(above):
                yield _trap(number, line, "a list in a list is indented by four spaces here", "indent it by four")
            elif above.strip() and not _NO_PARAGRAPH.match(block) and _INTERRUPTION.match(line):
                yield _trap(
                    number, line, "a list cannot begin in the middle of a paragraph", "put a blank line above it"
                )
                block = line  # its other items need no telling
        elif _SHALLOW.match(line) and not above.strip() and _ITEM.match(block):
            yield _trap(number, line, "a paragraph of a list item is indented by four spaces here", "indent it by four")
        block = line if line.strip() and not above.strip() else block
        above = line


def _trap(number: int, line: str, problem: str, remedy: str) -> Fault:
    return Fault(Code.BAD_MARKDOWN, line.strip(), problem, remedy, number)
