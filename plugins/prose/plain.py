"""The text of an element as its reader sees it."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from markdown.util import STX

from plugins.prose.notes import SIGN

_PLACEHOLDER = re.compile(f"{STX}[^\x03]*\x03|{SIGN}[^{SIGN}]*{SIGN}")


def plain_text(element: ET.Element) -> str:
    """Return the text of an element on one line, without raw HTML and the numbers of footnotes."""
    return " ".join(_PLACEHOLDER.sub("", "".join(_texts(element))).split())


def _texts(element: ET.Element) -> Iterator[str]:
    if element.get("class") in {"footnote-ref", "footnote-backref"} or (element.text or "").startswith(SIGN):
        return  # a number, or a link that a card may take the place of
    if element.tag == "pre":
        return  # nobody reads code aloud
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""
