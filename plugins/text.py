"""Text that every format the site writes can hold."""

import re
import unicodedata

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printing(text: str) -> str:
    """Return text without the control characters that no XML document may hold (XML 1.0, section 2.2)."""
    return _NOT_XML.sub("", text)


def one_line(text: str) -> str:
    """Return text on one line, each run of white space one space."""
    return " ".join(printing(text).split())


def cells(text: str) -> int:
    """Count the cells of a terminal that text takes (Unicode Standard Annex 11): wide letters two, marks none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.category(c) in {"Mn", "Me", "Cf"} else 1 + (unicodedata.east_asian_width(c) in "WF")
        for c in text
    )
