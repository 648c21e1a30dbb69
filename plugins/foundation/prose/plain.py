"""The text of an element as its reader sees it."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from markdown.util import STX

from .notes import SIGN

_PLACEHOLDER = re.compile(f"{STX}[^\x03]*\x03|{SIGN}[^{SIGN}]*{SIGN}")

_UNREAD = frozenset({"pre", "sup", "div"})
"""Where code, and the numbers of footnotes, stand."""


def plain_text(element: ET.Element) -> str:
    """Return the text of an element on one line, without raw HTML and the numbers of footnotes."""
    return " ".join(text_words(element))


def text_words(element: ET.Element) -> list[str]:
    """Return the words of that text."""
    texts = "".join(element.itertext()) if _is_plain(element) else "".join(_texts(element))
    return (_PLACEHOLDER.sub("", texts) if STX in texts or SIGN in texts else texts).split()


def _is_plain(element: ET.Element) -> bool:
    """Tell an element all of which is read."""
    return not len(element) or not any(
        (each.tag in _UNREAD and each is not element) or (each.text or "")[:1] == SIGN for each in element.iter()
    )


def _texts(element: ET.Element) -> Iterator[str]:
    if element.get("class") in {"footnote-ref", "footnote-backref"} or (element.text or "").startswith(SIGN):
        return  # a number, or a link that a card may take the place of
    if element.tag == "pre":
        return  # nobody reads code aloud
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""
