"""The Markdown of a handout, line by line: headings, paragraphs, items, and what has no place on a sheet.

Lines and columns count from 0 at the first character of the text, as those of a fault do.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markdown.util import BLOCK_LEVEL_ELEMENTS

from plugins.handouts.attributes import NONE, Attributes, is_attributes, read_attributes

_MARKS = re.compile(r"(#{1,6})[ \t]*+")
"""A space behind the marks is not asked for: Python-Markdown asks for none, and the page shows what that reads."""
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*")
_ITEM = re.compile(
    r"[ \t]*(?:[-*+]|(?P<number>\d{1,9}[.)])(?=[ \t]))(?:[ \t]+|$)(?P<box>\[[ xX]\](?:[ \t]+|$))?(?P<text>.*)"
)
_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}(?=[^`]*$)|~{3,})")
_BARE_FENCE = re.compile(r"\s*+(?P<fence>`{3,}+|~{3,}+)\s*+")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})")
_INTERRUPTION = re.compile(r" {0,3}(?:[-*+]|1[.)])[ \t]+\S")
"""What begins a list in the middle of a paragraph (CommonMark 0.31, section 5.3)."""
_TABLE = re.compile(r"(?=.*\|) {0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*(?:\|[ ]*)?$")
"""The second line of a table."""
_REFERENCE = re.compile(r""" {0,3}\[(?P<label>[^\[\]^][^\[\]]*)\]:[ ]*\S+(?:[ ]+(?:"[^"]*"|'[^']*'|\([^)]*\)))?[ ]*""")
_FOOTNOTE = re.compile(r" {0,3}\[\^[^\]]+\]:")
_QUOTATION = re.compile(r" {0,3}>")
_HTML = re.compile(rf"</?(?:{'|'.join(BLOCK_LEVEL_ELEMENTS)})(?=[\s/>]|$)", re.IGNORECASE)
_FOREIGN = ((_QUOTATION, "a quotation"), (re.compile(r" {4}|\t"), "code"), (_HTML, "HTML"))
"""What begins a block that no sheet can show."""
_INSIDE = (
    (_QUOTATION, "a quotation"),
    (_FENCE, "code"),
    (_TABLE, "a table"),
    (re.compile(r"#{1,6}[ \t]"), "a heading"),
)
"""What begins such a block in an item."""
_SHALLOW = 3
"""Columns before an item; with more it is code."""
_NESTED = 2
"""Columns that make an item, or a line, part of the item above."""
_FOOTNOTE_INDENT = 4


@dataclass(frozen=True, slots=True)
class Text:
    """Some words and where they begin; a line feed parts those of two lines, without what these begin or end with."""

    line: int
    column: int
    words: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of any level; it ends on line `last`."""

    text: Text
    level: int
    last: int
    attributes: Attributes = NONE


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words between two blank lines."""

    text: Text
    last: int
    attributes: Attributes = NONE


@dataclass(frozen=True, slots=True)
class Foreign:
    """Something that no sheet can show: what it is, and where."""

    text: Text
    last: int
    name: str


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item with what is indented below it, from line `first` to `last`.

    `nested` is the first box in it, `foreign` the first thing in it that no sheet can show, where there is one.
    """

    text: Text
    first: int
    last: int
    has_box: bool
    is_ordered: bool
    notes: tuple[Text, ...] = ()
    attributes: Attributes = NONE
    nested: Text | None = None
    foreign: Foreign | None = None


Block = Heading | Paragraph | ListItem | Foreign


def read_blocks(body: str) -> tuple[Block, ...]:
    """Take a text apart; blank lines, rules, comments, footnotes and targets of links are passed over."""
    return tuple(_Reader(["" if is_reference(line) else line for line in body.split("\n")]).blocks())


def is_reference(line: str) -> bool:
    """Tell a line that says where links lead: `[name]: /path/`."""
    return _reference(line) is not None


def _reference(line: str) -> re.Match[str] | None:
    return _REFERENCE.fullmatch(line) if "]:" in line else None


def read_references(body: str) -> Mapping[str, str]:
    """Return the lines of a text that say where links lead, by the names which they give to targets."""
    found = filter(None, map(_reference, body.split("\n")))
    return {match["label"].strip().lower(): match[0] for match in found}


class _Reader:
    """Go through the lines of one text."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._next = 0
        self._fence_ends = dict(_fence_ends(lines))
        self._comment_ends = [number for number, line in enumerate(lines) if "-->" in line]
        self._full = [number for number, line in enumerate(lines) if line.strip()]

    def blocks(self) -> Iterator[Block]:
        while self._next < len(self._lines):
            block = self._block()
            if block:
                yield block

    def _block(self) -> Block | None:
        start, line = self._next, self._lines[self._next]
        end = self._comment_end()
        self._next += 1
        if not line.strip() or is_attributes(line) or _RULE.fullmatch(line):
            return None
        if end is not None:
            self._next = end + 1
            return None
        if _FOOTNOTE.match(line):
            self._skip(_FOOTNOTE_INDENT)
            return None
        if heading := _marked_heading(line):
            level, column, words = heading
            return self._heading(Text(start, column, words), level)
        if (item := _ITEM.fullmatch(line)) and _depth(line) <= _SHALLOW:
            return self._item(start, item)
        return self._foreign(start, line) or self._paragraph(start, line)

    def _heading(self, text: Text, level: int) -> Heading:
        words, attributes = read_attributes(text.words)
        if is_attributes(self._line()):
            attributes |= read_attributes(self._line())[1]
            self._next += 1
        return Heading(replace(text, words=words), level, self._next - 1, attributes)

    def _foreign(self, start: int, line: str) -> Foreign | None:
        name = next((name for pattern, name in _FOREIGN if pattern.match(line)), "")
        if (end := self._fence_ends.get(start)) is not None:
            name, self._next = "code", end + 1
        elif "|" in line and _TABLE.match(self._line()):
            name = "a table"
        if not name:
            return None
        while end is None and self._line().strip() and not self._hides():
            self._next += 1
        return Foreign(_text(start, line), self._next - 1, name)

    def _paragraph(self, start: int, line: str) -> Heading | Paragraph:
        if _UNDERLINE.fullmatch(self._line()):
            level = 1 if self._line().startswith("=") else 2
            self._next += 1
            return self._heading(_text(start, line), level)
        while self._line().strip() and not self._begins_block() and not _INTERRUPTION.match(self._line()):
            self._next += 1
        written = "\n".join(each.strip() for each in self._lines[start : self._next])
        words, attributes = read_attributes(written)
        return Paragraph(replace(_text(start, line), words=words), self._next - 1, attributes)

    def _item(self, start: int, item: re.Match[str]) -> ListItem:
        inside = _depth(item[0]) + _NESTED
        texts = [Text(start, item.start("text"), item["text"].strip())]
        nested: Text | None = None
        foreign: Foreign | None = None
        while self._belongs(inside):
            is_new = not self._line().strip()
            while not self._line().strip():
                self._next += 1
            line = self._line()
            text = _text(self._next, line)
            name = next((name for pattern, name in _INSIDE if pattern.match(text.words)), "")
            foreign = foreign or (Foreign(text, self._next, name) if name else None)
            if inner := _ITEM.fullmatch(line):
                nested = nested or (text if inner["box"] is not None else None)
                texts.append(Text(self._next, inner.start("text"), inner["text"].strip()))
            elif is_new or (len(texts) == 1 and _depth(line) >= inside and not _is_open(texts[0].words)):
                texts.append(text)
            elif not texts[-1].words:
                texts[-1] = text
            else:
                texts[-1] = replace(texts[-1], words=f"{texts[-1].words}\n{text.words}")
            self._next += 1
        attributes = NONE
        for number, text in enumerate(texts):
            words, more = read_attributes(text.words)
            texts[number], attributes = replace(text, words=words), attributes | more
        written = [text for text in texts if text.words] or texts[:1]
        return ListItem(
            text=written[0],
            first=start,
            last=self._next - 1,
            has_box=item["box"] is not None,
            is_ordered=item["number"] is not None,
            notes=tuple(written[1:]),
            attributes=attributes,
            nested=nested,
            foreign=foreign,
        )

    def _belongs(self, inside: int) -> bool:
        """Tell whether the next line, or what follows blank ones, is part of the item above, which begins shallower."""
        if self._line().strip():
            return _depth(self._line()) >= inside or not (self._begins_block() or _ITEM.fullmatch(self._line()))
        number = _first_from(self._next, self._full)
        return number is not None and _depth(self._lines[number]) >= inside

    def _begins_block(self) -> bool:
        """Tell whether the next line ends a paragraph without a blank line between them."""
        line = self._line()
        is_begun = any((_marked_heading(line), _RULE.fullmatch(line), _QUOTATION.match(line), _HTML.match(line)))
        return is_begun or self._hides()

    def _hides(self) -> bool:
        """Tell whether the next line begins something in which no line is what it seems: fenced code, or a comment."""
        return self._next in self._fence_ends or self._comment_end() is not None

    def _comment_end(self) -> int | None:
        """Return the line that ends the comment on the next one; one with words behind it is part of these."""
        if not self._line().startswith("<!--") or self._line().partition("-->")[2].strip():
            return None
        return _first_from(self._next, self._comment_ends)

    def _skip(self, inside: int) -> None:
        while self._belongs(inside):
            self._next += 1

    def _line(self) -> str:
        return self._lines[self._next] if self._next < len(self._lines) else ""


def _fence_ends(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Go through the lines on which fenced code begins, each with the one that ends it; what is not closed is none."""
    closing: dict[str, list[tuple[int, int]]] = {"`": [], "~": []}
    for number in reversed(range(len(lines))):
        if opening := _FENCE.match(lines[number]):
            fence = opening["fence"]
            # The nearest lines are at the end; each before it is further down, and longer.
            end = next((end for end, length in reversed(closing[fence[0]]) if length >= len(fence)), None)
            if end is not None:
                yield number, end
        if bare := _BARE_FENCE.fullmatch(lines[number]):
            lengths = closing[bare["fence"][0]]
            while lengths and lengths[-1][1] <= len(bare["fence"]):
                lengths.pop()
            lengths.append((number, len(bare["fence"])))


def _first_from(number: int, lines: Sequence[int]) -> int | None:
    """Return the first of some lines that is not above another, if there is one."""
    place = bisect_left(lines, number)
    return lines[place] if place < len(lines) else None


def _marked_heading(line: str) -> tuple[int, int, str] | None:
    """Return level, column and words of a heading with marks before it; those behind it go, unless escaped."""
    marks = _MARKS.match(line)
    if not marks:
        return None
    rest = line[marks.end() :]
    words = rest.rstrip(" \t").rstrip("#").rstrip(" \t")
    if (len(words) - len(words.rstrip("\\"))) % 2:
        if words == rest:
            return None
        words = rest[: len(words) + 1]
    return len(marks[1]), marks.end(), words


def _is_open(words: str) -> bool:
    """Tell whether what is bold in a text goes on in the next line, which is then no note."""
    return words.count("**") % 2 == 1


def _text(number: int, line: str) -> Text:
    """Return the words of a line."""
    return Text(number, len(line) - len(line.lstrip()), line.strip())


def _depth(line: str) -> int:
    """Return by how many columns a line is indented."""
    return len(line[: len(line) - len(line.lstrip(" \t"))].expandtabs(4))
