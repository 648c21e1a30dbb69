"""Put cards where a text holds pasted code, or a link alone in its paragraph.

Pasted code is held back before the text is read, and put in afterwards. In its place stands a mark that CommonMark
takes for HTML: as long as the code, so that all else stays where it is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from ..commonmark.parser import parser_of
from ..markup import Kind, read_tokens
from .model import Embed, Embedder, Pasted, Slot
from .notes import MARK, SIGN, Notebook, Notes

_CODE = frozenset({"pre", "code"})
_PREFIX = re.compile(r"[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]+|>)*")
"""What stands at the beginning of a line before what it holds: the signs of quotations and items."""
_PARAGRAPH = re.compile(r"<p(?:\s[^>]*)?>")
_NOTHING_FIRST = re.compile(r"\A\s*<p(?:\s[^>]*)?>\s*</p>\n?")
_NOTHING_LAST = re.compile(r"<p(?:\s[^>]*)?>\s*</p>\n?\Z")
_ESCAPED_MARK = re.compile(rf"&lt;(?:!x|x a=){SIGN}(?P<number>\d+){SIGN}[x\s]*+&gt;(?P<blank>(?:[ ]*\n)*)")
"""A mark that was read as text, with the blank lines below it."""


def take_embeds(body: str, notes: Notes, embedders: Sequence[Embedder]) -> str:
    """Return a text with marks for its pasted code, and note which embedders have to look at its links."""
    notes.embedders = tuple(each for each in embedders if any(sign in body for sign in each.signs))
    pieces: list[str] = []
    done = 0
    for pasted in in_order(pasted for each in notes.embedders for pasted in each.find(body)):
        notes.embeds.append(pasted.embed)
        pieces += body[done : pasted.start], _mark(body, pasted, len(notes.embeds) - 1)
        done = pasted.end
    return "".join([*pieces, body[done:]])


def in_order(found: Iterable[Pasted]) -> Iterator[Pasted]:
    """Go through what was found, without what begins in another piece."""
    done = 0
    for pasted in sorted(found, key=lambda each: each.start):
        if pasted.start >= done:
            yield pasted
            done = pasted.end


def _mark(body: str, pasted: Pasted, number: int) -> str:
    """Return a mark of as many bytes and lines as the code has; with words behind it, one that is part of these."""
    before = body[body.rfind("\n", 0, pasted.start) + 1 : pasted.start]
    end = body.find("\n", pasted.end)
    has_words = bool(body[pasted.end : end if end >= 0 else len(body)].strip())
    depth = _PREFIX.match(before)[0].count(">")  # type: ignore[index]  # it fits nothing, too
    begin = re.compile(rf"(?:[ \t]*>){{0,{depth}}}[ \t]*")
    first, *rest = body[pasted.start : pasted.end].split("\n")
    if not has_words:
        mark = f"<!x{SIGN}{number}{SIGN}".ljust(len(first.encode()) - 1, "x") + ">"
        return "\n".join([mark, *(_masked(line, begin, " ") for line in rest)])
    mark = f"<x a={SIGN}{number}{SIGN}".ljust(len(first.encode()) - (not rest), "x")
    lines = "\n".join([mark, *(_masked(line, begin, "x") for line in rest)])
    return (lines[:-1] if rest else lines) + ">"


def _masked(line: str, begin: re.Pattern[str], sign: str) -> str:
    """Return a line with a sign for each byte of its words; what stands before them stays."""
    kept = begin.match(line).end()  # type: ignore[union-attr]  # it fits nothing, too
    return line[:kept] + sign * len(line[kept:].encode())


def put_embeds(html: str, embeds: Sequence[Embed], written: Iterable[str]) -> tuple[str, str, tuple[Embed, ...]]:
    """Return HTML for a page, the same for feeds, and the embeds that are shown in it.

    What was taken for one in code gets its source back, as text; in a comment it is gone. Only where the text holds
    other HTML than the marks, of which `written` are the pieces, or a mark that is none any more, is that looked for.
    """
    if not embeds:
        return html, html, ()
    if SIGN in MARK.sub("", html) or not all(MARK.fullmatch(each.strip()) for each in written):
        html = "".join(_with_sources(html, embeds))
    pieces = list(_pieces(html, embeds))
    page = "".join(piece.html if isinstance(piece, Embed) else piece for piece in pieces)
    feed = "".join(piece.feed_html if isinstance(piece, Embed) else piece for piece in pieces)
    return page.strip(), feed.strip(), tuple(piece for piece in pieces if isinstance(piece, Embed))


def _pieces(html: str, embeds: Sequence[Embed]) -> Iterator[str | Embed]:
    """Go through HTML with an embed for each mark; a paragraph that has one in it is two, without those of no words."""
    done, begun = 0, ""
    for mark in MARK.finditer(html):
        piece = begun + html[done : mark.start()]
        place = max(piece.rfind("<p>"), piece.rfind("<p "))
        paragraph = _PARAGRAPH.match(piece, place) if place > piece.rfind("</p>") else None
        yield _without_empty(f"{piece.rstrip()}</p>\n" if paragraph else piece)
        yield embeds[int(mark["number"])]
        done, begun = mark.end(), f"\n{paragraph[0]}" if paragraph else ""
    yield _without_empty(begun + html[done:].lstrip(" ") if begun else html[done:])


def _without_empty(piece: str) -> str:
    """Return what stands between two marks without the paragraphs that end or begin there and say nothing."""
    return _NOTHING_FIRST.sub("", _NOTHING_LAST.sub("", piece))


def _with_sources(html: str, embeds: Sequence[Embed]) -> Iterator[str]:
    """Go through HTML with what was pasted into code put back, as text; into tags, too; and taken out of comments."""

    def source(mark: re.Match[str]) -> str:
        return escape(embeds[int(mark["number"])].source, quote=False)

    def with_lines(mark: re.Match[str]) -> str:
        written = source(mark)
        return written + "\n" * max(mark["blank"].count("\n") - written.count("\n"), mark["blank"] != "")

    depth = 0
    for token in read_tokens(html):
        if token.name in _CODE:
            depth = depth + 1 if token.kind is Kind.START else max(0, depth - 1)
        if SIGN not in token.written:
            yield token.written
        elif token.kind in {Kind.COMMENT, Kind.START} and MARK.fullmatch(token.written):
            yield MARK.sub(source, token.written) if depth else token.written
        elif token.kind in {Kind.TEXT, Kind.RAW}:
            yield MARK.sub(source, _ESCAPED_MARK.sub(with_lines, token.written))
        elif token.kind in {Kind.START, Kind.END}:
            yield MARK.sub(lambda mark: escape(embeds[int(mark["number"])].source), token.written)
        else:
            yield MARK.sub("", token.written)


class LoneLinks(Treeprocessor):
    """Put a card in the place of a link that is alone in its paragraph.

    Not where it is the first thing in an item of a list: that is a list of links.
    """

    def __init__(self, md: Markdown, notebook: Notebook) -> None:
        """Keep the notebook, whose notes begin anew with every text."""
        super().__init__(md)
        self._notebook = notebook

    def run(self, root: ET.Element) -> None:
        """Look at every paragraph of a text that has a sign of something to embed."""
        notes = self._notebook.notes
        for parent in [*root.iter()] if notes.embedders else ():
            for number, child in enumerate(parent):
                link = only_link(child) if child.tag == "p" else None
                if link is not None and not (parent.tag == "li" and number == 0):
                    self._put_card(parent, number, link)

    def _put_card(self, parent: ET.Element, number: int, element: ET.Element) -> None:
        notes, paragraph, target = self._notebook.notes, parent[number], element.get("href", "")
        notes.at = parser_of(self.md).target_offset(element, target)
        link = notes.link(target)
        bare = is_bare(element)
        card = next((card for each in notes.embedders if (card := each.embed(link, is_bare=bare))), None)
        if not card:
            return
        if isinstance(card, Slot):
            paragraph.text = notes.keep_free(card)
            return
        tail = paragraph.tail
        paragraph.clear()
        paragraph.text, paragraph.tail = self.md.htmlStash.store(notes.hold(card)), tail


def is_bare(link: ET.Element) -> bool:
    """Tell a link to elsewhere whose words are its address."""
    target = link.get("href") or ""
    return "://" in target and "".join(link.itertext()) in {target, target.partition("://")[2]}


def only_link(paragraph: ET.Element) -> ET.Element | None:
    """Return the link that a paragraph consists of; a picture is no link."""
    if (paragraph.text or "").strip() or len(paragraph) != 1:
        return None
    link = paragraph[0]
    is_alone = link.tag == "a" and link.find(".//img") is None and not (link.tail or "").strip()
    return link if is_alone else None
