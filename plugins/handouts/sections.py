"""The sections of a handout, read from its blocks."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cached_property

from plugins.documents.model import Manuscript
from plugins.findings.model import Code, Place, Proof
from plugins.handouts.blocks import Block, Foreign, Heading, ListItem, Paragraph, Text, read_references
from plugins.handouts.due import parse_due
from plugins.handouts.inline import InlineReader
from plugins.handouts.model import Due, HandoutKind, Item, Section, Words, plain
from plugins.prose.model import Link
from plugins.slugs import unused
from plugins.typeset.fonts import uncovered

MAXIMUM = 300
"""Characters of an item."""
DEEPEST = 3
"""The lowest level of a section's heading."""
_LIKE_DUE = 0.8
"""How much of a key is `due`: of `Due`, `du` and `dues` at least this."""
_ID = 8
"""Digits of an item's id."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """What a handout says of the site it is from; `url` has no slash at its end."""

    name: str
    url: str
    language: str


@dataclass(frozen=True)  # without slots, for what it remembers
class Desk:
    """What is needed to read the handouts of a text; `resolve` says where its links lead."""

    manuscript: Manuscript
    proof: Proof
    inline: InlineReader
    resolve: Callable[[str], Link]
    publisher: Publisher

    @cached_property
    def references(self) -> Mapping[str, str]:
        """Return the lines of the text that say where links lead which only name a target, by those names."""
        return read_references(self.manuscript.body)

    def place(self, text: Text) -> Place:
        """Return where a text begins in its file."""
        return self.manuscript.body_line + text.line, text.column + 1

    def place_of(self, needle: str, block: Heading | Paragraph | ListItem) -> Place:
        """Return where in the lines of a block something stands first; where the block begins if it does not."""
        line, column = self.place(block.text)
        for number in range(block.last - block.text.line + 1):
            found = self.proof.source.line(line + number).find(needle)
            if found >= 0:
                return line + number, found + 1
        return line, column


@dataclass(slots=True)
class Draft:
    """A section that is being read; its items stand on the lines from `first` to `last`."""

    title: str = ""
    level: int = 2
    due: Due | None = None
    place: Place | None = None
    intro: list[Words] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    is_ordered: bool = False
    is_continued: bool = False
    first: int = 0
    last: int = 0

    def finish(self, kind: HandoutKind) -> Section:
        """Return it; essential questions come first unless they are numbered, and what has no items is never due."""
        items = tuple(self.items)
        if kind is HandoutKind.QUESTIONS and not self.is_ordered:
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

    def __init__(self, kind: HandoutKind, desk: Desk, ids: dict[str, int]) -> None:
        """Take what is on the desk, and the ids in the text so far with their lines."""
        self._kind, self._desk, self._ids = kind, desk, ids
        self._tried: dict[str, int] = {}
        self._name = ""
        self.links: list[Link] = []

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
        place = self._desk.place(heading.text)
        self._check_keys(heading)
        if level > DEEPEST:
            problem, remedy = "a handout has headings of two levels", "raise this one, or make it an item"
            self._mark(place, Code.BAD_HANDOUT, problem, remedy)
        due = self._due(heading) if "due" in heading.attributes.values else outer.due
        return Draft(plain(self.words(heading.text)), level, due, place)

    def _due(self, block: Heading | ListItem) -> Due | None:
        """Return when the items below a heading are due, if it says so; an item by itself is due at no time."""
        written = block.attributes.values.get("due")
        if written is None:
            return None
        place = self._desk.place_of("due=", block)
        if self._kind is HandoutKind.QUESTIONS:
            self._mark(place, Code.BAD_DUE, "questions are due at no time", "take `due` out, or make it a checklist")
        elif isinstance(block, ListItem):
            self._mark(place, Code.BAD_DUE, "an item is due with its section", "write it behind the heading above")
        else:
            try:
                return parse_due(written)
            except ValueError as error:
                remedy = "write -1d, -2h or +1w: days, hours or weeks before (-) or after (+) the meeting"
                self._mark(place, Code.BAD_DUE, f"due: {error}", remedy)
        return None

    def _check_keys(self, heading: Heading) -> None:
        """Report what is nearly `due` behind a heading of a checklist that says nothing of that."""
        keys = heading.attributes.values
        if self._kind is HandoutKind.QUESTIONS or "due" in keys:
            return
        for key in keys:
            if get_close_matches(key.lower(), ["due"], cutoff=_LIKE_DUE):
                place = self._desk.place_of(f"{key}=", heading)
                self._mark(place, Code.BAD_DUE, f"`{key}` says nothing to a checklist", "did you mean `due`?")

    def _add(self, block: ListItem, draft: Draft) -> None:
        """Put an item into a section, and report what is wrong with it."""
        place = self._desk.place(block.text)
        words = self.words(block.text, is_item=True)
        text = plain(words)
        if block.foreign:
            self._refuse(block.foreign)
        if not text.strip():
            self._mark(place, Code.BAD_HANDOUT, "this item is empty", "write it, or delete it")
            return
        if block.has_box and self._kind is HandoutKind.QUESTIONS:
            self._mark(place, Code.BAD_HANDOUT, "a task stands among the questions", "write `- ` without the box")
        if not block.has_box and self._kind is HandoutKind.CHECKLIST:
            self._mark(place, Code.BAD_HANDOUT, "an item of a checklist has no box", "write `- [ ] ` before it")
        if block.nested:
            remedy = "begin it where the items begin"
            self._mark(self._desk.place(block.nested), Code.BAD_HANDOUT, "a box stands below another item", remedy)
        if len(text) > MAXIMUM:
            problem, remedy = f"this item has {len(text)} characters", f"cut it to {MAXIMUM}, or put some into a note"
            self._mark(place, Code.LONG_ITEM, problem, remedy)
        self._due(block)
        notes = tuple(filter(None, (self.words(note, is_item=True) for note in block.notes)))
        is_essential = all(span.is_strong or not span.text.strip() for span in words)
        if is_essential:
            words = tuple(replace(span, is_strong=False) for span in words)
        if not draft.items:
            draft.first, draft.is_ordered = block.first, block.is_ordered
        draft.items.append(Item(self._id(block, text), words, notes, is_essential))
        draft.last = block.last

    def _id(self, block: ListItem, text: str) -> str:
        """Return an id that nothing else in the text has: the author's if it is one, else one made of the words."""
        free = wanted = block.attributes.id
        if wanted in self._ids:
            problem = f"the id “{wanted}” is there already, in line {self._ids[wanted]}"
            self._mark(self._desk.place_of(f"#{wanted}", block), Code.BAD_HANDOUT, problem, "choose another")
        if not wanted or wanted in self._ids:
            free = unused(f"{self._name}-{item_id(text)}", self._ids, self._tried)
        self._ids[free], _ = self._desk.place(block.text)
        return free

    def check_lists(self, drafts: Sequence[Draft], title: str, place: Place) -> None:
        """Report a handout, or a section of one, that has no list."""
        if not any(draft.items for draft in drafts):
            sample = "- [ ] one thing to do" if self._kind is HandoutKind.CHECKLIST else "- one question"
            self._mark(place, Code.BAD_HANDOUT, f"there is no list in “{title}”", f"write `{sample}`, one a line")
            return
        for number, draft in enumerate(drafts):
            is_group = number + 1 < len(drafts) and drafts[number + 1].level > draft.level
            if draft.title and draft.place and not draft.items and not is_group:
                problem, remedy = f"there is no list below “{draft.title}”", "write one, or take the heading out"
                self._mark(draft.place, Code.BAD_HANDOUT, problem, remedy)

    def words(self, text: Text, *, is_item: bool = False) -> Words:
        """Return what a text says, and report what is wrong with it.

        Outside of items that is what no sheet can show: the rest is told where the page is made, links are noted there.
        """
        inline = self._desk.inline.read(text.words, self._desk.references, self._desk.resolve)
        if is_item:
            self.links += inline.links
        for fault in inline.faults:
            if is_item or fault.code is Code.BAD_HANDOUT:
                self._mark(self._find(fault.needle, text), fault.code, fault.problem, fault.remedy)
        if missing := uncovered(plain(inline.words)):
            self._no_glyph(missing, self._find(missing, text))
        return inline.words

    def check_value(self, value: str, place: Place) -> None:
        """Report the first character of a value of the header that no sheet can show."""
        if missing := uncovered(value):
            line, column = place
            found = self._desk.proof.source.line(line).find(missing, column - 1)
            self._no_glyph(missing, (line, max(column, found + 1)))

    def _no_glyph(self, missing: str, place: Place) -> None:
        problem = (
            f"no sheet can show {missing} (U+{ord(missing):04X}): its fonts have Latin, Greek and Cyrillic letters"
        )
        self._mark(place, Code.NO_GLYPH, problem, "write it another way, or take it out")

    def _refuse(self, foreign: Foreign) -> None:
        problem, remedy = f"{foreign.name} has no place on a sheet", "write a paragraph or an item, or take it out"
        self._mark(self._desk.place(foreign.text), Code.BAD_HANDOUT, problem, remedy)

    def _find(self, needle: str, text: Text) -> Place:
        """Return where in its file some part of a text stands; where the text begins if it is not written like that."""
        above, _, before = text.words[: max(0, text.words.find(needle))].rpartition("\n")
        line, column = self._desk.place(text)
        if not above:
            return line, column + len(before)
        line += above.count("\n") + 1
        written = self._desk.proof.source.line(line)
        return line, len(written) - len(written.lstrip()) + len(before) + 1

    def _mark(self, place: Place, code: Code, problem: str, remedy: str) -> None:
        self._desk.proof.mark(place, code, problem, remedy)


def item_id(text: str) -> str:
    """Return an id made of the words of an item."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:_ID]
