"""Read Markdown by the extension alone, and HTML as what browsers make of it."""

import re
from functools import cache

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from markdown import Markdown

from plugins.foundation.commonmark.extension import CommonMarkExtension
from plugins.foundation.commonmark.parser import CommonMarkParser, parser_of

_INLINE = frozenset({"a", "abbr", "b", "br", "code", "del", "em", "i", "img", "input", "strong", "sup"})


@cache
def markdown() -> Markdown:
    return Markdown(extensions=[CommonMarkExtension()], output_format="html")


def convert(text: str) -> str:
    markdown().reset()
    return markdown().convert(text)


def parser() -> CommonMarkParser:
    """Return the parser, which knows the places of the text that was converted last."""
    return parser_of(markdown())


def elements(html: str) -> list[str]:
    """Return the tags of HTML with their attributes, and its texts, without the space that nobody sees."""
    found = [*_walk(BeautifulSoup(html.strip(), "html.parser"), is_code=False)]
    return [text for number, each in enumerate(found) if (text := _seen(each, number, found))]


def _walk(parent: Tag, *, is_code: bool) -> list[str]:
    found: list[str] = []
    for child in parent.children:
        if isinstance(child, Tag):
            values = {
                name: " ".join(value) if isinstance(value, list) else value for name, value in child.attrs.items()
            }
            found.append(f"<{child.name} {sorted(values.items())}>")
            found += _walk(child, is_code=is_code or child.name == "pre")
            found.append(f"</{child.name}>")
        elif isinstance(child, NavigableString):
            found.append(str(child) if is_code else re.sub(r"\s+", " ", str(child)))
    return found


def _seen(piece: str, number: int, found: list[str]) -> str:
    if piece.startswith("<") or "\n" in piece:
        return piece
    before, behind = found[number - 1] if number else "", found[number + 1] if number + 1 < len(found) else ""
    if not _is_inline(before) or before.startswith("<br"):
        piece = piece.lstrip(" ")
    return piece if _is_inline(behind) else piece.rstrip(" ")


def _is_inline(tag: str) -> bool:
    return tag.strip("</>").split(" ")[0] in _INLINE
