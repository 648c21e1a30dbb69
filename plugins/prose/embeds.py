"""Put cards where a text holds pasted code, or a link alone in its paragraph.

Pasted code is held back before the text is read, with a mark in its place, and put in afterwards: Python-Markdown
would take the words in it for Markdown.
"""

import re
from collections.abc import Callable, Sequence
from html import escape
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from plugins.prose.model import Embed, Embedder
from plugins.prose.notes import MARK, SIGN, Notebook, Notes

_ALONE = re.compile(rf"(?:{MARK.pattern.replace('?P<number>', '')}[ ]*)+")
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
    """Return HTML for pages, and for feeds, and the embeds that are shown in it.

    Code and comments that were taken for one of them get their source back.
    """
    if not embeds:
        return html, html, ()
    page: list[str] = []
    feed: list[str] = []
    shown: list[Embed] = []
    done = 0
    for mark in MARK.finditer(html):
        embed = embeds[int(mark["number"])]
        start, end = mark.span()
        is_code = any(_is_within(html, start, f"<{tag}", f"</{tag}>") for tag in ("pre", "code"))
        if is_code or _is_within(html, start, "<!--", "-->"):
            line_ends = len(html) - end - len(html[end:].lstrip("\n"))
            end += max(0, min(embed.source.count("\n"), line_ends - 1))
            page_html = feed_html = escape(embed.source, quote=False) if is_code else embed.source
        else:
            if html.startswith("<p>", start - 3) and html.startswith("</p>", end):
                start, end = start - 3, end + 4
            page_html, feed_html = embed.html, embed.feed_html
            shown.append(embed)
        page += html[done:start], page_html
        feed += html[done:start], feed_html
        done = end
    return "".join([*page, html[done:]]), "".join([*feed, html[done:]]), tuple(shown)


def _is_within(html: str, position: int, opening: str, closing: str) -> bool:
    return html.rfind(opening, 0, position) > html.rfind(closing, 0, position)


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
        return MARK.search(block) is not None

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        """Take the first block apart."""
        block, done = blocks.pop(0), 0
        for match in MARK.finditer(block):
            self._words(parent, block[done : match.start()])
            ET.SubElement(parent, "p").text = AtomicString(match[0])
            done = match.end()
        self._words(parent, block[done:])

    def _words(self, parent: ET.Element, words: str) -> None:
        if words.strip():
            self.parser.parseBlocks(parent, [words.strip()])


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
