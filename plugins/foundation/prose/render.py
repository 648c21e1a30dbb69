"""Markdown in, prose out."""

from collections.abc import Callable, Sequence
from itertools import chain
from xml.etree import ElementTree as ET

from markdown import Markdown

from ..commonmark.extension import CommonMarkExtension
from ..commonmark.parser import parser_of
from ..commonmark.places import Lines, NestingError
from ..findings.model import Code
from ..text import without_control_characters
from .embeds import put_embeds, take_embeds
from .extension import SiteExtension
from .foreign import find_foreign, remedy_for
from .model import Album, Embedder, Link, Prose
from .notes import Arranger, Notebook, Notes
from .opening import cut_at_sentence
from .page import read_page
from .pictures import noted_pictures, put_pictures
from .unseen import find_unseen


class ProseRenderer:
    """Render one text after another with the Markdown that authors expect."""

    def __init__(self, embedders: Sequence[Embedder] = ()) -> None:
        """Build the parser once."""
        self._embedders = embedders
        self._notebook = Notebook()
        self._markdown = Markdown(
            output_format="html", extensions=[CommonMarkExtension(), SiteExtension(self._notebook)]
        )

    def render(
        self,
        body: str,
        resolve: Callable[[str], Link],
        album: Album | None = None,
        arrangers: Sequence[Arranger] = (),
        *,
        is_html: bool = False,
    ) -> Prose:
        """Render a text; `resolve` says where each of its links leads.

        `album` knows the pictures beside it, `arrangers` what else it may hold. With `is_html` it is no Markdown.
        """
        self._markdown.reset()
        written = without_control_characters(body)
        notes = self._notebook.notes = Notes(resolve, album, Lines(written.encode()), arrangers=arrangers)
        text = take_embeds(written, notes, self._embedders)
        try:
            html = read_page(text, notes) if is_html else self._convert(text)
        except NestingError as error:
            notes.fault(Code.BAD_MARKDOWN, error.problem, error.remedy, error.start)
            return Prose("", "", faults=tuple(notes.faults))
        pieces = [html] if is_html else map(str, self._markdown.htmlStash.rawHtmlBlocks)
        html, feed_html, shown = put_embeds(put_pictures(html, notes), notes.embeds, pieces)
        unseen = find_unseen(body) if body != written else ()
        for offset, found in find_foreign(text, notes.lines.source, notes.code):
            self._tell_foreign(found[0], offset)
        return Prose(
            html=html,
            feed_html=feed_html,
            headings=tuple(notes.headings),
            anchors=frozenset(notes.anchors),
            links=tuple(notes.links),
            pictures=noted_pictures(notes),
            embeds=shown,
            faults=tuple(chain(notes.faults, (each.fault for each in shown if each.fault), unseen)),
            opening=cut_at_sentence(notes.opening),
            words=notes.words,
            slots=tuple(notes.slots),
            finds=tuple(notes.finds),
        )

    def _convert(self, text: str) -> str:
        """Return a text as HTML; Python-Markdown does not look at a blank one, but what arranges it has to."""
        for arranger in () if text.strip() else self._notebook.notes.arrangers:
            arranger.arrange(ET.Element("div"), self._markdown, self._notebook.notes)
        return self._markdown.convert(text)

    def _tell_foreign(self, written: str, offset: int) -> None:
        notes, spans = self._notebook.notes, parser_of(self._markdown).spans
        if written.startswith("{"):
            notes.fault(Code.FOREIGN_TAG, f"{written} is another generator's tag", remedy_for(written), offset)
        elif offset + written.index("[[") + 1 not in {span.start for each, span in spans.items() if each.tag == "a"}:
            problem = f"{written} is a link of a wiki, and would be shown as it is written"
            notes.fault(Code.FOREIGN_TAG, problem, "write [its words](its-file.md)", offset)
