"""Emoji by the names that GitHub has for them, such as `:tada:`."""

import re
from functools import cache
from xml.etree import ElementTree as ET

from markdown.treeprocessors import Treeprocessor

from ..commonmark.parser import parser_of

_NAME = re.compile(r":(?<![A-Za-z0-9]:)[a-z0-9_+-]+:(?![A-Za-z0-9])")
_SOURCE = re.compile(_NAME.pattern.encode())
_CODE = frozenset({"code", "pre"})


class Emoji(Treeprocessor):
    """Put the sign in the place of its name, but in code."""

    def run(self, root: ET.Element) -> None:
        """Look at a text that has a name."""
        if _SOURCE.search(parser_of(self.md).lines.source):
            _replace(root)


def _replace(element: ET.Element) -> None:
    if element.text and element.tag not in _CODE:
        element.text = _NAME.sub(_sign, element.text)
    for child in element:
        if child.tag not in _CODE:
            _replace(child)
        if child.tail:
            child.tail = _NAME.sub(_sign, child.tail)


def _sign(match: re.Match[str]) -> str:
    return _signs().get(match[0], match[0])


@cache
def _signs() -> dict[str, str]:
    """Return every sign by its names; the table takes 40 ms to read, so it is when the first text has one."""
    from pymdownx.gemoji_db import aliases, emoji  # noqa: PLC0415 - as said above

    signs = {name: "".join(chr(int(point, 16)) for point in each["unicode"].split("-")) for name, each in emoji.items()}
    return signs | {alias: signs[name] for alias, name in aliases.items() if name in signs}
