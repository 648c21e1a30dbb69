"""The text of an element as its reader sees it."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE, STX

from plugins.markup import decoded
from plugins.prose.notes import MARK

_PLACEHOLDER = re.compile(f"\x02[^\x03]*\x03|{MARK.pattern}")


def plain_text(element: ET.Element, md: Markdown) -> str:
    """Return the text of an element on one line, without raw HTML and the numbers of footnotes."""
    text = _PLACEHOLDER.sub(lambda mark: _behind(mark[0], md), "".join(_texts(element)))
    return " ".join(decoded(text).split())


def _behind(mark: str, md: Markdown) -> str:
    """Return what one of Python-Markdown's marks stands for, if it is a character: `&amp;`, or an escaped `*`."""
    if mark == AMP_SUBSTITUTE:
        return "&"
    if mark.startswith(STX) and mark[1:-1].isdecimal():
        return chr(int(mark[1:-1]))
    stashed = HTML_PLACEHOLDER_RE.fullmatch(mark)
    raw = md.htmlStash.rawHtmlBlocks[int(stashed[1])] if stashed else ""
    return raw if isinstance(raw, str) and raw.startswith("&") else ""


def _texts(element: ET.Element) -> Iterator[str]:
    if element.get("class") in {"footnote-ref", "footnote-backref"}:
        return
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""
