"""The sections of a handout, read from its blocks."""

import hashlib
from collections.abc import Sequence
from difflib import get_close_matches
from xml.etree import ElementTree as ET

from msgspec import Struct, field
from msgspec.structs import replace

from ..foundation.documents.model import Manuscript
from ..foundation.findings.model import Code, Place
from ..foundation.prose.notes import Notes
from ..foundation.slugs import unused
from ..foundation.typeset.fonts import uncovered
from .blocks import Block, Foreign, Heading, ListItem, Paragraph
from .due import parse_due
from .kinds import HandoutKind
from .model import Due, Item, Section, Words, plain
from .words import Text

MAXIMUM = 300
"""Characters of an item."""
DEEPEST = 3
"""The lowest level of a section's heading."""
_LIKE_DUE = 0.8
"""How much of a key is `due`: of `Due`, `du` and `dues` at least this."""
_ID = 8
"""Digits of an item's id."""


class Publisher(Struct, frozen=True):
    """What a handout says of the site it is from; `url` has no slash at its end."""

    name: str
    url: str
    language: str


class HandoutContext(Struct, frozen=True):
    """What is needed to read the handouts of a text.

    How it was written, what is noted of it, who publishes it, and the kinds of handouts that it may hold.
    """

    manuscript: Manuscript
    notes: Notes
    publisher: Publisher
    kinds: Sequence[HandoutKind]

    @property
    def author(self) -> str:
        """Return who wrote the text."""
        return ", ".join(author.name for author in self.manuscript.authors) or self.publisher.name

    def place(self, offset: int) -> Place:
        """Return where in its file stands what is at an offset of the text."""
        line, column = self.notes.lines.place(offset)
        return self.manuscript.body_line + line, column + 1

    def offset_of(self, needle: str, text: Text) -> int:
        """Return where something stands first in a text or the line below it; where the text begins if it does not."""
        source = self.notes.lines.source
        end = source.find(b"\n", min(text.end + 1, len(source)))
        found = source.find(needle.encode(), text.start, end if end >= 0 else len(source))
        return found if found >= 0 else text.start

    def mark(self, offset: int, problem: str, remedy: str, code: Code = Code.BAD_HANDOUT) -> None:
        """Note a mistake at an offset of the text."""
        self.notes.fault(code, problem, remedy, offset)


class Draft(Struct):
    """A section that is being read; its items stand in `lists`."""

    title: str = ""
    level: int = 2
    due: Due | None = None
    start: int | None = None
    intro: list[Words] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    lists: list[ET.Element] = field(default_factory=list)
    is_ordered: bool = False
    is_continued: bool = False

    def finish(self, kind: HandoutKind) -> Section:
        """Return it; where essential items come first, numbered ones stay; what has no items is never due."""
        items = tuple(self.items)
        if kind.is_essential_first and not self.is_ordered:
            items = tuple(sorted(items, key=lambda item: not item.is_essential))
        return Section(
            title=self.title,
            level=min(self.level, DEEPEST),
            due=self.due if items else None,
            intro=tuple(self.intro),
            items=items,
            is_ordered=self.is_ordered,
            is_continued=self.is_continued,
        )


class SectionReader:
    """Read the sections of one handout, note the links and ids of its items, and report what is wrong."""

    def __init__(self, kind: HandoutKind, context: HandoutContext, ids: dict[str, int]) -> None:
        """Take the context, and the ids in the text so far with their lines."""
        self._kind, self._context, self._ids = kind, context, ids
        self._tried: dict[str, int] = {}
        self._name = ""

    def sections(self, name: str, heading: Heading | None, blocks: Sequence[Block]) -> list[Draft]:
        """Return the sections of the handout of a name; the first holds what stands above all headings in it."""
        self._name = name
        if heading:
            self._check_keys(heading)
        drafts = [Draft(due=self._due(heading) if heading else None)]
        latest: dict[int, Draft] = {}
        top = min((block.level for block in blocks if isinstance(block, Heading)), default=2)
        for block in blocks:
            if isinstance(block, Heading):
                level = 2 + block.level - top
                outer = next((latest[each] for each in reversed(range(level)) if each in latest), drafts[0])
                drafts.append(self._titled(block, level, outer))
                if drafts[-1].title:
                    latest = {each: draft for each, draft in latest.items() if each < level} | {level: drafts[-1]}
                continue
            if drafts[-1].items and not isinstance(block, ListItem):
                drafts.append(Draft(level=drafts[-1].level, due=drafts[-1].due, is_continued=True))
            if isinstance(block, ListItem):
                self._add(block, drafts[-1])
            elif isinstance(block, Paragraph):
                drafts[-1].intro += filter(None, [self.words(block.text)])
            else:
                self._refuse(block)
        return drafts

    def _titled(self, heading: Heading, level: int, outer: Draft) -> Draft:
        """Return the section of a heading; where that says nothing else, it is due when the one it stands in is."""
        self._check_keys(heading)
        if level > DEEPEST:
            problem, remedy = "a handout has headings of two levels", "raise this one, or make it an item"
            self._context.mark(heading.text.start, problem, remedy)
        due = self._due(heading) if "due" in heading.attributes.values else outer.due
        return Draft(plain(self.words(heading.text)), level, due, heading.text.start)

    def _due(self, block: Heading | ListItem) -> Due | None:
        """Return when the items below a heading are due, if it says so; an item by itself is due at no time."""
        written = block.attributes.values.get("due")
        if written is None:
            return None
        place = self._context.offset_of("due=", block.text)
        if not self._kind.has_boxes:
            other = next((f", or make it a {each.label.lower()}" for each in self._context.kinds if each.has_boxes), "")
            problem, remedy = f"{self._kind.noun}s are due at no time", f"take `due` out{other}"
            self._context.mark(place, problem, remedy, Code.BAD_DUE)
        elif isinstance(block, ListItem):
            self._context.mark(
                place, "an item is due with its section", "write it behind the heading above", Code.BAD_DUE
            )
        else:
            try:
                return parse_due(written)
            except ValueError as error:
                remedy = "write -1d, -2h or +1w: days, hours or weeks before (-) or after (+) the meeting"
                self._context.mark(place, f"due: {error}", remedy, Code.BAD_DUE)
        return None

    def _check_keys(self, heading: Heading) -> None:
        """Report what is nearly `due` behind a heading that may say so, and says nothing of that."""
        keys = heading.attributes.values
        if not self._kind.has_boxes or "due" in keys:
            return
        for key in keys:
            if get_close_matches(key.lower(), ["due"], cutoff=_LIKE_DUE):
                place = self._context.offset_of(f"{key}=", heading.text)
                problem = f"`{key}` says nothing to a {self._kind.label.lower()}"
                self._context.mark(place, problem, "did you mean `due`?", Code.BAD_DUE)

    def _add(self, block: ListItem, draft: Draft) -> None:
        """Put an item into a section, and report what is wrong with it."""
        start, mark = block.text.start, self._context.mark
        words = self.words(block.text)
        text = plain(words)
        if block.foreign:
            self._refuse(block.foreign)
        if not draft.lists or draft.lists[-1] is not block.element:
            draft.lists.append(block.element)
        if not text.strip():
            mark(start, "this item is empty", "write it, or delete it")
            return
        if block.has_box and not self._kind.has_boxes:
            mark(start, f"a task stands among the {self._kind.noun}s", "write `- ` without the box")
        if self._kind.has_boxes and not block.has_box:
            mark(start, f"an item of a {self._kind.label.lower()} has no box", "write `- [ ] ` before it")
        if block.nested is not None:
            mark(block.nested, "a box stands below another item", "begin it where the items begin")
        if len(text) > MAXIMUM:
            problem, remedy = f"this item has {len(text)} characters", f"cut it to {MAXIMUM}, or put some into a note"
            mark(start, problem, remedy, Code.LONG_ITEM)
        self._due(block)
        notes = tuple(filter(None, map(self.words, block.notes)))
        is_essential = all(span.is_strong or not span.text.strip() for span in words)
        if is_essential:
            words = tuple(replace(span, is_strong=False) for span in words)
        if not draft.items:
            draft.is_ordered = block.element.tag == "ol"
        draft.items.append(Item(self._id(block, text), words, notes, is_essential))

    def _id(self, block: ListItem, text: str) -> str:
        """Return an id that nothing else in the text has: the author's if it is one, else one made of the words."""
        free = wanted = block.attributes.id
        if wanted in self._ids:
            problem = f"the id “{wanted}” is there already, in line {self._ids[wanted]}"
            self._context.mark(self._context.offset_of(f"#{wanted}", block.text), problem, "choose another")
        if not wanted or wanted in self._ids:
            free = unused(f"{self._name}-{item_id(text)}", self._ids, self._tried)
        self._ids[free] = self._context.place(block.text.start)[0]
        return free

    def check_lists(self, drafts: Sequence[Draft], title: str, start: int) -> None:
        """Report a handout, or a section of one, that has no list."""
        if not any(draft.items for draft in drafts):
            sample = f"- {'[ ] ' if self._kind.has_boxes else ''}one {self._kind.noun}"
            self._context.mark(start, f"there is no list in “{title}”", f"write `{sample}`, one a line")
            return
        for number, draft in enumerate(drafts):
            is_group = number + 1 < len(drafts) and drafts[number + 1].level > draft.level
            if draft.title and draft.start is not None and not draft.items and not is_group:
                problem, remedy = f"there is no list below “{draft.title}”", "write one, or take the heading out"
                self._context.mark(draft.start, problem, remedy)

    def words(self, text: Text) -> Words:
        """Return what a text says, and report what no sheet can show."""
        for start, name in text.foreign:
            remedy = _REMEDIES.get(name, "write Markdown")
            self._context.mark(start, f"{name} has no place on a sheet", remedy)
        if missing := uncovered(plain(text.words)):
            found = self._context.offset_of(missing, text)
            self._context.mark(found, no_glyph(missing), "write it another way, or take it out", Code.NO_GLYPH)
        return text.words

    def _refuse(self, foreign: Foreign) -> None:
        problem, remedy = f"{foreign.name} has no place on a sheet", "write a paragraph or an item, or take it out"
        self._context.mark(foreign.start, problem, remedy)


_REMEDIES = {"a picture": "take it out", "a footnote": "write it out"}


def no_glyph(missing: str) -> str:
    """Return what is wrong with a character that no sheet can show."""
    return f"no sheet can show {missing} (U+{ord(missing):04X}): its fonts have Latin, Greek and Cyrillic letters"


def item_id(text: str) -> str:
    """Return an id made of the words of an item."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:_ID]
