"""The sheets of a handout: its PDFs, typeset by a template of theme/print/."""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO

import pikepdf
from msgspec.structs import replace

from ...foundation.language import parse_language
from ...foundation.text import one_line
from ...foundation.typeset.compiler import Typesetter, drop_empty_labels, packed
from ...foundation.typeset.fonts import covered
from ..formats import Format
from ..kinds import Blank, BlankKind
from ..model import Handout, Item, Section, Span, Words
from .blanks import beside, blanks, due_date, note_lines
from .code import code_of
from .fillable import add_fields
from .outline import UNDATED, linked

_LETTER = (Format.LETTER, Format.ASK_FIRST_LETTER)
_SHORT = 500
"""Letters, and room around them, that fit a page of large print whatever the letters."""
_AROUND = 80
_OVERLONG = re.compile(r"\S{24}(?=[^\s\u0300-\u036f]\S{11})")
"""The beginning of a word that the narrowest line may not hold, up to where it can be parted."""


class SheetPrinter:
    """Print handouts with one typesetter."""

    def __init__(self, typesetter: Typesetter) -> None:
        """Take a typesetter that has the templates of all kinds."""
        self._typesetter = typesetter

    def print(self, handout: Handout, form: Format) -> bytes:
        """Return a handout in one of the formats that are PDFs, dated with the handout's last change."""
        pdf = self._typesetter.pdf(handout.kind.sheet, sheet_values(handout, form), handout.changed or UNDATED)
        with pikepdf.open(BytesIO(pdf)) as document:
            drop_empty_labels(document)
            if form is Format.FILLABLE:
                add_fields(document, blanks(handout))
            return packed(document)


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return len(document.pages)


def sheet_values(handout: Handout, form: Format) -> dict[str, object]:
    """Return what the template of its kind is given; its texts hold only what the fonts can show."""
    if form.is_one_page:
        handout = _essentials(handout)
    language, kind = parse_language(handout.language), handout.kind
    return {
        "has_boxes": kind.has_boxes,
        "logo": kind.logo,
        "title": one_line(f"{handout.title}: {kind.essential}" if form.is_one_page else handout.title),
        "heading": _pieces(handout.title) or [handout.name],  # none may be empty (ISO 14289-1, 7.4.2)
        "author": one_line(handout.author),
        "language": language.language,
        "region": language.region if language.region.isalpha() else None,
        "url": handout.url,
        "address": _pieces(handout.url.partition("://")[2]),
        "code": code_of(handout.url),
        "paper": "us-letter" if form in _LETTER else "a4",
        "is_one_page": form.is_one_page,
        "is_large": form is Format.LARGE_PRINT,
        "is_fillable": form is Format.FILLABLE,
        "essential": kind.essential,
        "header": [_blank(blank) for blank in kind.header],
        "excerpt": _pieces(handout.excerpt),
        "intro": _paragraphs(handout.intro, handout),
        "sections": list(_sections(handout)),
        "outro": _paragraphs(handout.outro, handout),
        "closing_title": kind.closing_title,
        "closing_words": kind.closing_words,
        "closing": [_blank(blank) for blank in kind.closing],
        "more": _blank(kind.more),
    }


def _essentials(handout: Handout) -> Handout:
    """Return the essential items of a handout in one section, in the order of the others."""
    items = tuple(item for item in handout.items if item.is_essential)
    lines = tuple(blank for blank in handout.kind.header if blank.kind is BlankKind.LINE)
    return replace(
        handout,
        kind=replace(handout.kind, header=lines),
        excerpt="",
        intro=(),
        sections=(Section(handout.kind.essential, items=items),),
        outro=(),
    )


def _sections(handout: Handout) -> Iterator[dict[str, object]]:
    level = 1
    for number, section in enumerate(handout.sections, 1):
        if section.title:
            level = min(section.level, level + 1)  # headings skip no level (ISO 14289-1, 7.4.2)
        due = section.told_due
        yield {
            "title": _pieces(section.title),
            "level": level,
            "due": {**_blank(due_date(number, section.title, due)), "hint": due.hint} if due else None,
            "intro": _paragraphs(section.intro, handout),
            "items": [_item(item, handout) for item in section.items],
            "is_ordered": section.is_ordered,
            "is_short": _is_short(section.items),
        }


def _item(item: Item, handout: Handout) -> dict[str, object]:
    return {
        "words": _words(item.words, handout),
        "notes": _paragraphs(item.notes, handout),
        "is_essential": item.is_essential,
        "is_short": _is_short([item]),
        "blank": beside(item, handout.kind).name,
        "lines": note_lines(item, handout),
    }


def _is_short(items: Iterable[Item]) -> bool:
    """Tell whether a page surely holds items, without their being measured."""
    return sum(_AROUND * (1 + len(item.notes)) + len(item.text) + len(item.note) for item in items) < _SHORT


def _blank(blank: Blank) -> dict[str, object]:
    return {"name": blank.name, "label": blank.label, "kind": blank.kind}


def _paragraphs(paragraphs: Iterable[Words], handout: Handout) -> list[list[dict[str, object]]]:
    return [_words(words, handout) for words in paragraphs]


def _words(words: Words, handout: Handout) -> list[dict[str, object]]:
    return [{"href": href, "spans": [_span(span) for span in spans]} for href, spans in linked(words, handout.url)]


def _span(span: Span) -> dict[str, object]:
    looks = {"is_strong": span.is_strong, "is_emphasis": span.is_emphasis, "is_code": span.is_code}
    return {"pieces": _pieces(span.text), **looks}


def _pieces(text: str) -> list[str]:
    """Return text as it is set, in pieces that may part at the end of a line: one, but for overlong words.

    Where nothing of it can be seen there is none.
    """
    shown = covered(text)
    return _OVERLONG.sub("\\g<0>\n", shown).split("\n") if shown.strip() else []
