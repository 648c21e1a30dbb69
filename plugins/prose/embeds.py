"""Put cards where a text holds pasted code, or a link alone in its paragraph.

Pasted code is held back before the text is read, with a mark in its place, and put in afterwards: Python-Markdown
would take the words in it for Markdown.
"""

import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from html import escape
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from plugins.markup import Kind, read_tokens
from plugins.prose.model import Embed, Embedder
from plugins.prose.notes import MARK, SIGN, Notebook, Notes

_MARK = MARK.pattern.replace("?P<number>", "")
_ALONE = re.compile(rf"(?:{_MARK}[ ]*)+")
_MARK_IN_CODE = re.compile(rf"{MARK.pattern}(?P<line_ends>\n*)")
_CODE = frozenset({"pre", "code"})
_PARAGRAPH = re.compile(r"<p(?:\s[^>]*)?>")
_TICKS = re.compile("`+")
_ADDRESS = re.compile(r"https?://\S+")


def take_embeds(body: str, notes: Notes, embedders: Sequence[Embedder]) -> str:
    """Return a text with marks for its pasted code, and note which embedders have to look at its links."""
    for each in _called_for(body, embedders):
        body = each.take(body, notes.hold)
    notes.embedders = _called_for(body, embedders)
    return body


def _called_for(body: str, embedders: Sequence[Embedder]) -> tuple[Embedder, ...]:
    return tuple(each for each in embedders if any(sign in body for sign in each.signs))


def put_embeds(html: str, embeds: Sequence[Embed]) -> tuple[str, str, tuple[Embed, ...]]:
    """Return HTML for a page, the same for feeds, and the embeds that are shown in it.

    What was taken for one in code gets its source back, as text; in a comment it is gone.
    """
    if not embeds:
        return html, html, ()
    pieces = list(_pieces("".join(_with_sources(html, embeds)), embeds))
    page = "".join(piece.html if isinstance(piece, Embed) else piece for piece in pieces)
    feed = "".join(piece.feed_html if isinstance(piece, Embed) else piece for piece in pieces)
    return page, feed, tuple(piece for piece in pieces if isinstance(piece, Embed))


def _pieces(html: str, embeds: Sequence[Embed]) -> Iterator[str | Embed]:
    """Go through HTML with an embed for each mark; a paragraph it begins begins behind it, one it ends ends before."""
    done = 0
    for mark in MARK.finditer(html):
        start, end = mark.span()
        opened = _PARAGRAPH.fullmatch(html, html.rfind("<", done, start), start) if html[start - 1] == ">" else None
        is_closed = html.startswith("</p>", end)
        yield html[done : opened.start() if opened else start]
        if is_closed and not opened:
            yield "</p>"
        yield embeds[int(mark["number"])]
        if opened and not is_closed:
            yield opened[0]
        done = end + len("</p>") if is_closed else end
    yield html[done:]


def _with_sources(html: str, embeds: Sequence[Embed]) -> Iterator[str]:
    """Go through HTML with what was pasted into code put back, as text; into tags, too; and taken out of comments."""

    def in_code(mark: re.Match[str]) -> str:
        source = embeds[int(mark["number"])].source
        line_ends = mark["line_ends"]  # as many as in the source were left behind it, and are in it again
        return escape(source, quote=False) + (line_ends[source.count("\n") :] or line_ends[:1])

    depth = 0
    for token in read_tokens(html):
        if token.name in _CODE:
            depth = depth + 1 if token.kind is Kind.START else max(0, depth - 1)
        if SIGN not in token.written:
            yield token.written
        elif token.kind is Kind.RAW or (token.kind is Kind.TEXT and depth):
            yield _MARK_IN_CODE.sub(in_code, token.written)
        elif token.kind is Kind.TEXT:
            yield token.written
        elif token.kind in {Kind.START, Kind.END}:
            yield MARK.sub(lambda mark: escape(embeds[int(mark["number"])].source), token.written)
        else:
            yield MARK.sub("", token.written)


class MarksApart(Preprocessor):
    """Put blank lines around each mark that has a line to itself; fenced code is out of the text by then."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines of a text with more of them."""
        apart: list[str] = []
        for line in lines:
            apart += ["", line, ""] if SIGN in line and _ALONE.fullmatch(line) else [line]
        return apart


class MarkedBlocks(BlockProcessor):
    """Give each mark a paragraph of its own, wherever the code was pasted: in a list, in a quotation, behind words."""

    def test(self, parent: ET.Element, block: str) -> bool:
        """Tell whether a block of text holds a mark."""
        del parent  # any will do
        return SIGN in block and bool(_marks(block))

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        """Take the first block apart."""
        block, done = blocks.pop(0), 0
        for match in _marks(block):
            self._words(parent, block[done : match.start()])
            ET.SubElement(parent, "p").text = AtomicString(match[0])
            done = match.end()
        self._words(parent, block[done:])

    def _words(self, parent: ET.Element, words: str) -> None:
        if words.strip():
            self.parser.parseBlocks(parent, [words.strip()])


def _marks(block: str) -> list[re.Match[str]]:
    """Return the marks in a block of text, but for those in code spans."""
    spans = _code_spans(block)
    marks = []
    for mark in MARK.finditer(block):
        while spans and spans[0][1] <= mark.start():
            spans.popleft()
        if not spans or mark.start() < spans[0][0]:
            marks.append(mark)
    return marks


def _code_spans(block: str) -> deque[tuple[int, int]]:
    """Return where each code span begins and ends: from some ticks to the next that are as many."""
    ticks = [*_TICKS.finditer(block)]
    closing: list[int | None] = []
    later: dict[int, int] = {}
    for number in reversed(range(len(ticks))):
        length = len(ticks[number][0])
        closing.append(later.get(length))
        later[length] = number
    closing.reverse()
    spans: deque[tuple[int, int]] = deque()
    number = 0
    while number < len(ticks):
        start, close = ticks[number].start(), closing[number]
        number += 1
        if close is not None and block[start - 1 : start] != "\\":
            spans.append((start, ticks[close].end()))
            number = close + 1
    return spans


class LoneLinks(Treeprocessor):
    """Put a card in the place of a link that is alone in its paragraph.

    Not where it is the first thing in an item of a list: that is a list of links.
    """

    def __init__(self, md: Markdown, notebook: Notebook, target_of: Callable[[ET.Element], str]) -> None:
        """Keep the notebook, and what tells where a paragraph leads that is nothing but a link."""
        super().__init__(md)
        self._notebook, self._target_of = notebook, target_of

    def run(self, root: ET.Element) -> None:
        """Look at every paragraph of a text that has a sign of something to embed."""
        notes = self._notebook.notes
        for parent in root.iter() if notes.embedders else ():
            for number, child in enumerate(parent):
                if child.tag != "p" or (parent.tag == "li" and number == 0):
                    continue
                target = self._target_of(child)
                card = notes.card(target) if target else None
                if card:
                    tail = child.tail
                    child.clear()
                    child.text, child.tail = AtomicString(notes.hold(card)), tail


def bare_address(paragraph: ET.Element) -> str:
    """Return the address that a paragraph consists of, as it was written, before inline markup is read."""
    text = (paragraph.text or "").strip()
    return text if not len(paragraph) and _ADDRESS.fullmatch(text) else ""


def only_link(paragraph: ET.Element) -> str:
    """Return the target of the link that a paragraph consists of, after inline markup is read; a picture is no link."""
    if (paragraph.text or "").strip() or len(paragraph) != 1:
        return ""
    link = paragraph[0]
    is_alone = link.tag == "a" and link.find(".//img") is None and not (link.tail or "").strip()
    return link.get("href", "") if is_alone else ""
