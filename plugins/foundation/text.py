"""Text that every format the site writes can hold."""

import re
import unicodedata

LONGEST_NAME = 300
"""Characters of a title, or of the name of a tag, a topic, a series or a person."""
LONGEST_SUMMARY = 5_000
"""Characters of a few sentences: an excerpt, or what is said about a person."""
LONGEST_PATH = 1_000
"""Characters of a path, which systems take 1024 bytes or more of; the project's own folder comes before it."""
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""A character that nobody sees, and that no name of a file or page may hold."""
_FORBIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_LAST = "".join(chr(plane + last) for plane in range(0x10000, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF))
_NOT_PRINTING = re.compile(f"[{_FORBIDDEN}{_LAST}]")
_SUSPECT = re.compile(f"[{_FORBIDDEN}\U00010000-\U0010ffff]")
"""The same with all characters around the last ones: so it is found six times as fast that a text has none."""


def without_control_characters(text: str) -> str:
    """Return text without the control and other characters that no XML or HTML document may hold.

    Those are all but XML's own (XML 1.0, section 2.2), and of them those that are errors in HTML (its standard, section
    13.2.3.5): DEL and what follows it, and Unicode's noncharacters.
    """
    return _NOT_PRINTING.sub("", text) if _SUSPECT.search(text) else text


def one_line(text: str) -> str:
    """Return text on one line, each run of white space one space."""
    return " ".join(without_control_characters(text).split())


def composed(text: str) -> str:
    """Return text in the form in which names are compared and published: a letter and its accent one character.

    Unicode Standard Annex 15 calls it NFC; macOS, and archives made there, write the other one.
    """
    return unicodedata.normalize("NFC", text)


def cells(text: str) -> int:
    """Count the cells of a terminal that text takes (Unicode Standard Annex 11): wide letters two, marks none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.category(c) in {"Mn", "Me", "Cf"} else 1 + (unicodedata.east_asian_width(c) in "WF")
        for c in text
    )
