"""The fonts of everything on paper: the faces in use, and what they can show."""

import re
import unicodedata
from functools import cache
from pathlib import Path

from font_source_sans_pro import font_directory as sans
from font_source_serif_pro import font_directory as serif

TEXT_FACE = Path(sans) / "SourceSansPro-Regular.ttf"
_HEADING_FACE = Path(serif) / "SourceSerifPro-Regular.ttf"
FACES = (
    TEXT_FACE,
    Path(sans) / "SourceSansPro-It.ttf",
    Path(sans) / "SourceSansPro-Semibold.ttf",
    Path(sans) / "SourceSansPro-SemiboldIt.ttf",
    _HEADING_FACE,
    Path(serif) / "SourceSerifPro-It.ttf",
    Path(serif) / "SourceSerifPro-Semibold.ttf",
)
"""The files Typst reads, beside the fonts it brings. OpenType's own outlines, beside them, take half as long again."""

_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)
"""Control characters, and those that show nothing where a font lacks them (Unicode's Default_Ignorable_Code_Point)."""
_SPACE = re.compile(r"[^\S\u00a0\u202f]+")


def for_paper(text: str) -> str:
    """Return text as it is set: composed (NFC), each run of white space one space, without what nobody can see.

    A non-breaking hyphen, which none of the faces has, is set as any other.

    Soft hyphens, zero-width spaces, joiners, byte order marks and marks of direction are dropped rather than refused:
    a page shows nothing of them either.
    """
    return _SPACE.sub(" ", _UNSEEN.sub("", unicodedata.normalize("NFC", text))).replace("\u2011", "-")


def uncovered(text: str) -> str:
    """Return the first character that no sheet can show, empty where there is none."""
    if text.isascii():
        return ""
    return next((character for character in for_paper(text) if not _is_shown(character)), "")


def covered(text: str) -> str:
    """Return text as it is set, `[U+65E5]` in place of each character that no sheet can show."""
    text = for_paper(text)
    if text.isascii():
        return text
    return "".join(c if _is_shown(c) else f"[U+{ord(c):04X}]" for c in text)


def _is_shown(character: str) -> bool:
    """Tell whether the two upright faces have a character, or what it is composed of.

    Where another face lacks it, Typst takes it from these, or from the fonts it brings.
    """
    parts = unicodedata.normalize("NFD", character)
    return ord(character) in _points() or all(ord(part) in _points() for part in parts)


@cache
def _points() -> frozenset[int]:
    # A site of which nothing is set need not wait for it.
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    points: set[int] = set()
    for face in (TEXT_FACE, _HEADING_FACE):
        with TTFont(face, lazy=True) as font:
            points.update(font.getBestCmap())
    return frozenset(points)
