"""A tree as HTML: its values are what they mean, and escaped here, addresses percent-encoded."""

import re
from html import escape
from urllib.parse import quote
from xml.etree import ElementTree as ET

VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
"""Elements without content (HTML, section 13.1.2)."""
_ADDRESSES = frozenset({"href", "src"})
_QUOTE = '"'
_SAFE = "%/:?#@!$&'()*+,;=~-._"
"""What stays as it is in an address (RFC 3986, sections 2.2 and 2.3)."""
_ENCODED = re.compile(r"[A-Za-z0-9%/:?#@!$&'()*+,;=~\-._]*")


def serialize(root: ET.Element) -> str:
    """Return a tree as HTML, attributes in the order of their names; no recursion, however deep it is."""
    pieces: list[str] = []
    todo: list[ET.Element | str] = [root]
    while todo:
        each = todo.pop()
        if isinstance(each, str):
            pieces.append(each)
            continue
        tag, text, tail = each.tag, each.text, each.tail
        if tail and each is not root:
            todo.append(escape(tail, quote=False))
        attributes = "".join(_attribute(*item) for item in sorted(each.items())) if each.attrib else ""
        pieces.append(f"<{tag}{attributes}>")
        if tag not in VOID:
            if text:
                pieces.append(escape(text, quote=False))
            todo.append(f"</{tag}>")
            todo.extend(reversed(each))
    return "".join(pieces)


def _attribute(name: str, value: str | None) -> str:
    if value is None:
        return f" {name}"
    if name in _ADDRESSES:
        value = encode(value)
    return f' {name}="{escape(value, quote=False).replace(_QUOTE, "&quot;")}"'


def encode(address: str) -> str:
    """Return an address with what it cannot hold percent-encoded; what is so already stays."""
    if _ENCODED.fullmatch(address):
        return address
    return quote(address, safe=_SAFE)
