"""The nouns: span, due, item, section, handout, which is a list or a letter; download; a handout printed, and found."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from pathlib import Path

from msgspec import Struct

from ..foundation.documents.model import Document
from ..foundation.documents.paths import folder_of
from ..foundation.prose.model import Find, MadeFile, Prose
from ..foundation.prose.opening import cut_at_sentence
from .formats import Format
from .kinds import NEXT_STEPS, HandoutKind, Step
from .letters.front_matter import Moment
from .letters.model import Letter


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
    """When a section is due: so many hours, days or weeks before (below zero) or after the meeting."""

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
    """One item, such as a question or a step, with its notes.

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
    """A handout of any kind, as every format shows it.

    `name` begins the names of its files, which lie in the folder of the page at `path`; on that page it begins at
    `anchor`, or is all of it where that is empty. `url` is the full address of either. One with a `letter` has no
    sections.
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
    letter: Letter | None = None

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
    def on_top(self) -> tuple[Item, ...]:
        """Return the items that a page of its own shows before all others; what is numbered stays in its place."""
        if not self.kind.is_essential_first or self.kind.has_boxes:
            return ()
        return tuple(item for each in self.sections if not each.is_ordered for item in each.items if item.is_essential)

    @property
    def next_step(self) -> Step:
        """Return what a reader does next."""
        return (NEXT_STEPS.get(self.moment) if self.moment else None) or self.kind.next_step

    @property
    def moment(self) -> Moment | None:
        """Return when a letter is needed, if it says so."""
        return self.letter.moment if self.letter else None

    @property
    def formats(self) -> tuple[Format, ...]:
        """Return those of its kind; a page of what comes first only where something does."""
        has_first = self.kind.is_essential_first and self.essential_count
        return tuple(form for form in self.kind.formats if has_first or not form.is_one_page)

    @property
    def summary(self) -> str:
        """Return its excerpt, else the beginning of its introduction."""
        return self.excerpt or cut_at_sentence(plain(self.intro[0]) if self.intro else "")

    @property
    def size(self) -> str:
        """Return how much it is, in words: `40 questions, 6 to ask first`."""
        if self.letter:
            return self.letter.size
        words = f"{self.count} {self.kind.noun}{'s' if self.count != 1 else ''}"
        is_counted = self.kind.is_essential_first and self.essential_count
        return f"{words}, {self.essential_count} to {self.kind.essential.lower()}" if is_counted else words


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


class Printed(Struct, frozen=True):
    """A handout and its files."""

    handout: Handout
    downloads: tuple[Download, ...]

    @property
    def wanted(self) -> tuple[Download, ...]:
        """Return the files that most people want."""
        return tuple(each for each in self.downloads if each.form.is_wanted)

    @property
    def unwanted(self) -> tuple[Download, ...]:
        """Return the others."""
        return tuple(each for each in self.downloads if not each.form.is_wanted)


class FoundHandout(Find, frozen=True, kw_only=True):
    """A handout where it stands in a text."""

    printed: Printed

    @property
    def handout(self) -> Handout:
        """Return it without its files."""
        return self.printed.handout

    @property
    def files(self) -> tuple[MadeFile, ...]:
        """Return its files, in the order of its outputs."""
        return tuple(
            MadeFile(each.path, each.form.media_type, each.size, f"{each.form.purpose} ({each.form.description})")
            for each in self.printed.downloads
        )


def found_in(prose: Prose) -> tuple[FoundHandout, ...]:
    """Return the handouts that were found in a text."""
    return tuple(each for each in prose.finds if isinstance(each, FoundHandout))


def handouts_of(document: Document) -> tuple[Printed, ...]:
    """Return the handouts in a text, or the one that it is, with their files."""
    return tuple(each.printed for each in found_in(document.prose))
