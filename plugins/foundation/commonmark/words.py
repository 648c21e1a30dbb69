"""One line of Markdown as the words that it says, for where there is no place for its marks."""

import re

import pyromark
from pyromark import Options

from ..text import one_line

_SIGNS = re.compile(r"[*_`\[&\\~]")
"""One of which a line with marks holds."""
_BEGIN = "\N{WORD JOINER}"
"""Put before a line, so that it begins no list or heading."""


def plain_words(line: str) -> str:
    """Return the words of a line: without emphasis, code marks and links, its entities read; HTML stays as written."""
    if not _SIGNS.search(line):
        return line
    words: list[str] = []
    for event in pyromark.events(_BEGIN + line, options=Options.ENABLE_STRIKETHROUGH):
        if isinstance(event, dict):
            [(kind, value)] = event.items()
            if kind in {"Text", "Code", "InlineHtml", "Html"}:
                words.append(str(value))
        else:
            words.append(" ")
    return one_line("".join(words).removeprefix(_BEGIN)) or line
