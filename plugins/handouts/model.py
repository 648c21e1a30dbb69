"""The nouns: span, due, item, section, handout; format, download, and a handout as printed."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from pathlib import Path

from msgspec import Struct

from ..documents.paths import folder_of
from ..prose.opening import cut_at_sentence


class HandoutKind(StrEnum):
    """Tell lists of questions from checklists; the value is the class that marks a section of a post."""

    QUESTIONS = "questions"
    CHECKLIST = "checklist"

    @property
    def noun(self) -> str:
        """Return what one item is called."""
        return "question" if self is HandoutKind.QUESTIONS else "step"

    @property
    def essential(self) -> str:
        """Return what an essential item is marked with."""
        return "Ask first" if self is HandoutKind.QUESTIONS else "Don’t skip"


class Span(Struct, frozen=True):
    """A piece of text of one look; `href` is where it leads, as a page says it."""

    text: str
    is_strong: bool = False
    is_emphasis: bool = False
    is_code: bool = False
    href: str = ""


Words = tuple[Span, ...]
"""A run of text: an item, a note, a paragraph."""


def plain(words: Iterable[Span]) -> str:
    """Return a run of text without its marks."""
    return "".join(span.text for span in words)


def by_link(words: Iterable[Span]) -> Iterator[tuple[str, Words]]:
    """Go through a run of text link by link, with where each leads; most lead nowhere."""
    for href, spans in groupby(words, key=lambda span: span.href):
        yield href, tuple(spans)


class Unit(StrEnum):
    """What a due offset counts."""

    HOURS = "h"
    DAYS = "d"
    WEEKS = "w"


class Due(Struct, frozen=True):
    """When a section of a checklist is due: so many hours, days or weeks before (below zero) or after the meeting."""

    amount: int
    unit: Unit

    @property
    def hint(self) -> str:
        """Return it in words: `1 day before`."""
        if not self.amount:
            return "at the meeting" if self.unit is Unit.HOURS else "the same day"
        noun = self.unit.name.lower()
        count = abs(self.amount)
        return f"{count} {noun.removesuffix('s') if count == 1 else noun} {'before' if self.amount < 0 else 'after'}"

    def __str__(self) -> str:
        """Return it as authors write it: `-1d`."""
        return f"{self.amount:+d}{self.unit}" if self.amount else f"0{self.unit}"


class Item(Struct, frozen=True):
    """One question, or one thing to do, with its notes.

    `id` is its anchor on the page: the author's, or made of the handout's name and of the item's own words alone.
    """

    id: str
    words: Words
    notes: tuple[Words, ...] = ()
    is_essential: bool = False

    @property
    def text(self) -> str:
        """Return it without its marks."""
        return plain(self.words)

    @property
    def note(self) -> str:
        """Return its notes on one line."""
        return " ".join(map(plain, self.notes))


class Section(Struct, frozen=True):
    """Items under one heading of level 2 or 3, or under none where `title` is empty.

    The heading of a group of sections has no items of its own. Where `is_continued`, it goes on below a paragraph after
    the items above, under the same heading.
    """

    title: str
    level: int = 2
    due: Due | None = None
    intro: tuple[Words, ...] = ()
    items: tuple[Item, ...] = ()
    is_ordered: bool = False
    is_continued: bool = False

    @property
    def told_due(self) -> Due | None:
        """Return when it is due, unless the section that it continues has told that already."""
        return None if self.is_continued else self.due


class Handout(Struct, frozen=True):
    """A list of questions or a checklist, as every format shows it.

    `name` begins the names of its files, which lie in the folder of the page at `path`; on that page it begins at
    `anchor`, or is all of it where that is empty. `url` is the full address of either.
    """

    kind: HandoutKind
    name: str
    title: str
    path: str
    url: str
    language: str
    author: str
    anchor: str = ""
    excerpt: str = ""
    changed: datetime | None = None
    intro: tuple[Words, ...] = ()
    sections: tuple[Section, ...] = ()
    outro: tuple[Words, ...] = ()

    @property
    def items(self) -> Iterator[Item]:
        """Go through the items of all sections."""
        return (item for section in self.sections for item in section.items)

    @property
    def count(self) -> int:
        """Return how many items it has."""
        return sum(len(section.items) for section in self.sections)

    @property
    def essential_count(self) -> int:
        """Return how many of them are essential."""
        return sum(item.is_essential for item in self.items)

    @property
    def summary(self) -> str:
        """Return its excerpt, else the beginning of its introduction."""
        return self.excerpt or cut_at_sentence(plain(self.intro[0]) if self.intro else "")

    @property
    def size(self) -> str:
        """Return how many items it has, in words: `40 questions, 6 to ask first`."""
        words = f"{self.count} {self.kind.noun}{'s' if self.count != 1 else ''}"
        is_marked = self.kind is HandoutKind.QUESTIONS and self.essential_count
        return f"{words}, {self.essential_count} to ask first" if is_marked else words


class Format(StrEnum):
    """The files of a handout, in the order they are offered; the value is how their names end."""

    A4 = "-a4.pdf"
    LETTER = "-letter.pdf"
    LARGE_PRINT = "-large-print.pdf"
    FILLABLE = "-fillable.pdf"
    WORD = ".docx"
    TEXT = ".txt"
    TABLE = ".csv"

    @property
    def is_pdf(self) -> bool:
        """Tell those with pages."""
        return self.endswith(".pdf")

    @property
    def purpose(self) -> str:
        """Return what a reader takes it for."""
        return _PURPOSES[self]

    @property
    def description(self) -> str:
        """Return what it is: `PDF, A4`."""
        return _DESCRIPTIONS[self]

    @property
    def media_type(self) -> str:
        """Return what servers call it (IANA, media types)."""
        return "application/pdf" if self.is_pdf else _MEDIA_TYPES[self]


_PURPOSES = {
    Format.A4: "To print",
    Format.LETTER: "To print in North America",
    Format.LARGE_PRINT: "In large print",
    Format.FILLABLE: "To fill in on screen",
    Format.WORD: "To make your own",
    Format.TEXT: "As plain text",
    Format.TABLE: "For a spreadsheet",
}
_DESCRIPTIONS = {
    Format.A4: "PDF, A4",
    Format.LETTER: "PDF, Letter",
    Format.LARGE_PRINT: "PDF, A4, 18 point",
    Format.FILLABLE: "PDF form, A4",
    Format.WORD: "Word",
    Format.TEXT: "text",
    Format.TABLE: "CSV",
}
_MEDIA_TYPES = {
    Format.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.TEXT: "text/plain",
    Format.TABLE: "text/csv",
}


def file_path(handout: Handout, form: Format) -> str:
    """Return the URL path of a handout's file in one format."""
    return folder_of(handout.path) + handout.name + form


class Download(Struct, frozen=True):
    """One file of a handout: its URL path, the file that is published there, its bytes, and its pages if it has any."""

    form: Format
    path: str
    file: Path
    size: int
    pages: int = 0

    @property
    def facts(self) -> str:
        """Return format, pages and size: `PDF, A4, 2 pages, 31 kB`."""
        pages = [f"{self.pages} page{'s' if self.pages != 1 else ''}"] if self.pages else []
        return ", ".join([self.form.description, *pages, self.weight])

    @property
    def weight(self) -> str:
        """Return its size: `31 kB`."""
        return f"{max(1, round(self.size / 1000))}\N{NO-BREAK SPACE}kB"


_WANTED = frozenset({Format.A4, Format.WORD})


class Printed(Struct, frozen=True):
    """A handout and its files."""

    handout: Handout
    downloads: tuple[Download, ...]

    @property
    def wanted(self) -> tuple[Download, ...]:
        """Return the files that most people want."""
        return tuple(each for each in self.downloads if each.form in _WANTED)

    @property
    def unwanted(self) -> tuple[Download, ...]:
        """Return the others."""
        return tuple(each for each in self.downloads if each.form not in _WANTED)
