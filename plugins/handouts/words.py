"""The words of a heading, a paragraph or an item, read from the tree of its text."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, takewhile
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.util import HTML_PLACEHOLDER_RE
from msgspec import Struct, field
from msgspec.structs import replace

from ..foundation.commonmark.parser import parser_of
from ..foundation.commonmark.places import Span as Stretch
from ..foundation.markup import Kind, Token, decoded, read_tokens
from .model import Span, Words

_STRONG, _EMPHASIS = frozenset({"strong", "b"}), frozenset({"em", "i"})
FOREIGN_WORDS = {"img": "a picture", "sup": "a footnote", "del": "struck-out text"}
_PIECE = re.compile(
    rf"(?P<html>{HTML_PLACEHOLDER_RE.pattern.replace('(', '(?:')})|(?P<end>\n)|(?P<words>[^\n\x02]+|\x02)"
)
_SIGNS = re.compile(rb"#{1,6}[ \t]+|(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
"""What stands before the words of a heading or an item."""
_NOTE = 2
"""Columns that make a line part of the item above, as a note."""
BLOCKS = frozenset({"p", "ul", "ol", "pre", "blockquote", "table", "dl", "hr", "div", *(f"h{n}" for n in range(1, 7))})


class Text(Struct, frozen=True):
    """A run of text: where it begins and ends in the bytes of its source, and where what no sheet can show."""

    words: Words
    start: int
    end: int
    foreign: tuple[tuple[int, str], ...] = ()


class WordReader:
    """Read the words of elements of one text; `href` says where the link of an element leads."""

    def __init__(self, md: Markdown, href: Callable[[ET.Element], str]) -> None:
        """Keep what knows the text."""
        self.parser, self._stash, self.href = parser_of(md), md.htmlStash, href

    def text(self, element: ET.Element) -> Text:
        """Return all that an element says."""
        return self._read(element, None)[0]

    def lines(self, element: ET.Element, item: ET.Element) -> list[Text]:
        """Return what an item, or a paragraph in it, says before its blocks: a line, and what is indented below it."""
        source = self.parser.lines.source
        start = self.stretch(item).start
        return self._read(element, start - source.rfind(b"\n", 0, start) - 1 + _NOTE)

    def stretch(self, element: ET.Element) -> Stretch:
        """Return where an element stands."""
        return self.parser.spans.get(element, Stretch(0, 0))

    def raw(self, text: str | None) -> Iterator[tuple[int, str]]:
        """Go through the HTML that an author wrote in a text, with where each piece begins."""
        for match in HTML_PLACEHOLDER_RE.finditer(text or ""):
            spans = self.parser.raw.get(int(match[1]), ())
            yield (spans[0].start if spans else 0), str(self._stash.rawHtmlBlocks[int(match[1])])

    def _read(self, element: ET.Element, column: int | None) -> list[Text]:
        run = _Run(self, element, column)
        run.take(element, Span(""), is_top=True)
        return run.finished()


class _Piece(Struct):
    """What was read of one text so far, and where it begins."""

    start: int
    spans: list[Span] = field(default_factory=list)
    foreign: list[tuple[int, str]] = field(default_factory=list)


class _Run:
    """Go through one element; what is indented to `column` below its first line is a text of its own."""

    def __init__(self, reader: WordReader, element: ET.Element, column: int | None) -> None:
        self._reader, self._column = reader, column
        stretch = reader.stretch(element)
        self._stop = stretch.end
        self._breaks = reader.parser.breaks_in(stretch)
        signs = _SIGNS.match(reader.parser.lines.source, stretch.start)
        self._pieces = [_Piece(signs.end() if signs else stretch.start)]
        self._tags: list[tuple[str, Span]] = []
        self._names: Counter[str] = Counter()
        self._is_broken = False

    def take(self, element: ET.Element, look: Span, *, is_top: bool = False) -> None:
        """Read an element up to the first block in it, which begins a line."""
        children = [*takewhile(lambda child: child.tag not in BLOCKS, element)]
        is_cut = len(children) < len(element)
        self._say((element.text or "").removesuffix("\n" if is_cut and not children else ""), look, is_top=is_top)
        for child in children:
            if child.tag in _STRONG:
                self.take(child, replace(look, is_strong=True))
            elif child.tag in _EMPHASIS:
                self.take(child, replace(look, is_emphasis=True))
            elif child.tag == "code":
                self._add(child.text or "", replace(look, is_code=True))
            elif child.tag == "a":
                self.take(child, replace(look, href=self._reader.href(child)))
            elif child.tag == "abbr":
                self.take(child, look)
            elif child.tag == "br":
                self._is_broken = True
            elif child.tag != "input":
                self._pieces[-1].foreign.append(
                    (self._reader.stretch(child).start, FOREIGN_WORDS.get(child.tag, child.tag))
                )
                self._add(child.get("alt", ""), look)
                if child.tag == "del":
                    self.take(child, look)
            is_last = is_cut and child is children[-1]
            self._say((child.tail or "").removesuffix("\n" if is_last else ""), look, is_top=is_top)

    def _say(self, text: str | None, look: Span, *, is_top: bool) -> None:
        for match in _PIECE.finditer(text or ""):
            if match["words"]:
                self._add(match["words"], look)
            elif match["end"]:
                self._end_line(look, is_top=is_top)
            else:
                for start, html in self._reader.raw(match[0]):
                    for token in read_tokens(html):
                        self._take_tag(token, start, look)

    def _end_line(self, look: Span, *, is_top: bool) -> None:
        """Begin a new text below the first line, if what follows is indented."""
        if self._is_broken:
            self._is_broken = False
            self._add(" ", look)
            return
        start = next(self._breaks, 0)
        source = self._reader.parser.lines.source
        words = start + len(source[start : start + 1000]) - len(source[start : start + 1000].lstrip(b" \t"))
        indent = len(source[start:words].expandtabs(4))
        if is_top and self._column is not None and indent >= self._column and len(self._pieces) == 1:
            self._pieces.append(_Piece(words))
        else:
            self._add(" ", look)

    def _take_tag(self, tag: Token, start: int, look: Span) -> None:
        """Take note of what makes text look different; in a block of HTML there are words, too."""
        if tag.kind in {Kind.TEXT, Kind.RAW}:
            self._add(decoded(tag.written), look)
        if tag.kind is Kind.END and self._names[tag.name]:
            self._end(tag.name)
        if tag.kind is not Kind.START:
            return
        look = self._look(look)
        if tag.name in _STRONG:
            self._begin(tag.name, replace(look, is_strong=True))
        elif tag.name in _EMPHASIS:
            self._begin(tag.name, replace(look, is_emphasis=True))
        elif tag.name == "code":
            self._begin(tag.name, replace(look, is_code=True))
        elif tag.name == "br":
            self._add(" ", look)
        else:
            self._pieces[-1].foreign.append((start, FOREIGN_WORDS.get(tag.name, f"<{tag.name}>")))

    def _begin(self, name: str, look: Span) -> None:
        self._tags.append((name, look))
        self._names[name] += 1

    def _end(self, name: str) -> None:
        """Return to the look before."""
        last = ""
        while last != name:
            last, _ = self._tags.pop()
            self._names[last] -= 1

    def _add(self, text: str, look: Span) -> None:
        self._pieces[-1].spans.append(replace(self._look(look), text=text))

    def _look(self, look: Span) -> Span:
        if not self._tags:
            return look
        outer = self._tags[-1][1]
        return Span(
            "",
            look.is_strong or outer.is_strong,
            look.is_emphasis or outer.is_emphasis,
            look.is_code or outer.is_code,
            look.href or outer.href,
        )

    def finished(self) -> list[Text]:
        """Return the texts that were read."""
        ends = [*(piece.start for piece in self._pieces[1:]), self._stop]
        return [
            Text(_joined(piece.spans), piece.start, end, tuple(piece.foreign))
            for piece, end in zip(self._pieces, ends, strict=True)
        ]


_GAP = re.compile("[ \t\n]+")


def _joined(spans: Iterable[Span]) -> Words:
    """Return spans with neighbours of one look made one, and each run of white space one space."""
    looks = groupby(spans, key=lambda span: (span.is_strong, span.is_emphasis, span.is_code, span.href))
    joined = [Span(_GAP.sub(" ", "".join(span.text for span in alike)), *look) for look, alike in looks]
    while joined and not joined[0].text.lstrip(" "):
        joined.pop(0)
    while joined and not joined[-1].text.rstrip(" "):
        joined.pop()
    if joined:
        joined[0] = replace(joined[0], text=joined[0].text.lstrip(" "))
        joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip(" "))
    return tuple(span for span in joined if span.text)
