"""Read a letter from the tree of its text: all that stands above the first heading."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from xml.etree import ElementTree as ET

import msgspec
from markdown.util import HTML_PLACEHOLDER_RE

from ...foundation.documents.model import Manuscript
from ...foundation.findings.model import Code, Diagnostics
from ...foundation.text import without_control_characters
from ..blocks import FOREIGN, HEADINGS, LISTS, raw_blocks
from ..model import Span
from ..press.outline import with_addresses
from ..sections import HandoutContext
from ..words import FOREIGN_WORDS, WordReader
from .blanks import find_blank, near_miss
from .front_matter import Moment
from .model import Letter, Piece, Pieces

_BLANK = re.compile(r"\[(?=[^\[\]]*[^\W\d_])([^\[\]]+)\]")
"""Square brackets with a letter in them."""
_OPEN, _CLOSE = "\ue000", "\ue001"
"""What stands for square brackets that hold no blank."""
_LITERAL, _BRACKETS = str.maketrans("[]", _OPEN + _CLOSE), str.maketrans(_OPEN + _CLOSE, "[]")
_END, _GAP = re.compile(r"[ \t]*\n[ \t]*"), re.compile(r"[ \t]+")


class Header(msgspec.Struct, frozen=True):
    """What the header of a letter says of it alone, typed already."""

    subject: str = ""
    limit: int = 0
    when: Moment | None = None


def letter_blocks(root: ET.Element) -> Sequence[ET.Element]:
    """Return the elements of which a letter consists: those above the first heading."""
    return tuple(takewhile(lambda element: element.tag not in HEADINGS, root))


def parse_letter(root: ET.Element, url: str, reader: WordReader, context: HandoutContext) -> Letter:
    """Return the letter that a text begins with, and note what is wrong with it; `url` is that of its page."""
    header = msgspec.convert(context.manuscript.extra, Header)
    blocks = letter_blocks(root)
    line_reader = _LineReader(url, reader, context)
    paragraphs = tuple(filter(None, map(line_reader.paragraph, blocks)))
    for html in (root.text, *(block.tail for block in blocks)):
        for foreign in raw_blocks(html, reader):
            line_reader.refuse(foreign.start, foreign.name)
    letter = Letter(paragraphs, tuple(_pieces(header.subject)), header.limit, header.when)
    start = reader.stretch(blocks[0]).start if blocks else 0
    if not paragraphs:
        context.mark(start, "this letter is empty", "write it above the first heading")
    if 0 < letter.limit < len(letter.text):
        problem = f"this letter has {len(letter.text)} characters, and its `limit` is {letter.limit}"
        context.mark(start, problem, "shorten it", Code.TOO_LONG)
    for blank in letter.blanks:
        at = context.notes.lines.source.find(f"[{blank.name.split()[0]}".encode(), start)
        if at >= 0 and (misspelt := _misspelt(blank.name)):
            context.mark(at, *misspelt, Code.ODD_BLANK)
    return letter


def check_subject(manuscript: Manuscript, diagnostics: Diagnostics) -> None:
    """Report what is nearly a shared blank in the subject of a letter."""
    for piece in _pieces(msgspec.convert(manuscript.extra, Header).subject):
        if piece.is_blank and (problem := _misspelt(piece.text)):
            diagnostics.mark(manuscript.place("subject"), Code.ODD_BLANK, *problem)


def _misspelt(name: str) -> tuple[str, str] | None:
    """Return what is wrong with the name of a blank, and what to do; None for a right one."""
    near = "" if find_blank(name).is_shared else near_miss(name)
    return (f"[{name}] is nearly a blank that all letters share", f"did you mean `[{near}]`?") if near else None


def _pieces(text: str) -> Iterator[Piece]:
    """Go through text and the blanks in it."""
    end = 0
    for match in _BLANK.finditer(text):
        if words := text[end : match.start()]:
            yield Piece(words.translate(_BRACKETS))
        yield Piece(find_blank(match[1]).name, is_blank=True)
        end = match.end()
    if words := text[end:]:
        yield Piece(words.translate(_BRACKETS))


class _LineReader:
    """Read the paragraphs of a letter, which is sent as plain text: looks go, and where a link leads is written out."""

    def __init__(self, url: str, reader: WordReader, context: HandoutContext) -> None:
        self._url, self._reader, self._context = url, reader, context

    def paragraph(self, block: ET.Element) -> Pieces:
        """Return what a block says; the items of a list are its lines."""
        if block.tag in FOREIGN:
            self.refuse(self._reader.stretch(block).start, FOREIGN[block.tag])
            return ()
        return tuple(_pieces("\n".join(self._items(block) if block.tag in LISTS else [self._text(block)])))

    def refuse(self, start: int, name: str) -> None:
        """Report what no letter can hold."""
        self._context.mark(start, f"{name} has no place in a letter", "write plain text, or put it below a heading")

    def _items(self, block: ET.Element, indent: str = "") -> Iterator[str]:
        for number, item in enumerate(block, 1):
            yield f"{indent}{f'{number}.' if block.tag == 'ol' else '-'} {self._text(item)}"
            for inner in item:
                if inner.tag in LISTS:
                    yield from self._items(inner, f"{indent}  ")

    def _text(self, element: ET.Element) -> str:
        """Return the words of an element, its lines ended by line feeds."""
        text = without_control_characters("".join(self._runs(element))).strip()
        return self._without_escaped(_GAP.sub(" ", _END.sub("\n", text)), element)

    def _runs(self, element: ET.Element) -> Iterator[str]:
        yield self._said(element.text)
        for child in element:
            name = FOREIGN_WORDS.get(child.tag) or FOREIGN.get(child.tag)
            if name:
                self.refuse(self._reader.stretch(child).start, name)
            elif child.tag == "br":
                yield "\n"
            elif child.tag == "a":
                link = Span("".join(child.itertext()), href=self._reader.href(child))
                yield with_addresses((link,), self._url).translate(_LITERAL)
            elif child.tag == "code":
                yield (child.text or "").translate(_LITERAL)
            elif child.tag not in LISTS:
                yield from self._runs(child)
            yield self._said(child.tail, child)

    def _said(self, text: str | None, after: ET.Element | None = None) -> str:
        """Return text on one line, and report HTML in it; behind a line break it begins with a line feed."""
        for foreign in raw_blocks(text, self._reader):
            self.refuse(foreign.start, foreign.name)
        words = HTML_PLACEHOLDER_RE.sub("", text or "")
        return (words.removeprefix("\n") if after is not None and after.tag == "br" else words).replace("\n", " ")

    def _without_escaped(self, text: str, element: ET.Element) -> str:
        """Return text in which brackets with a backslash before them are stood for."""
        source, (start, end, _) = self._reader.parser.lines.source, self._reader.stretch(element)

        def judged(match: re.Match[str]) -> str:
            nonlocal start
            words = rb"\s+".join(re.escape(word.encode()) for word in match[1].split())
            found = re.compile(rb"(\\?)\[\s*" + words).search(source, start, end)
            start = found.end() if found else start
            return match[0].translate(_LITERAL) if found and found[1] else match[0]

        return _BLANK.sub(judged, text) if b"\\[" in source[start:end] else text
