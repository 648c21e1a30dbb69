"""Markdown in, prose out."""

from collections.abc import Callable, Sequence

from markdown import Markdown

from plugins.findings.model import Code
from plugins.prose.embeds import put_embeds, take_embeds
from plugins.prose.extension import SiteExtension
from plugins.prose.model import Album, Embedder, Fault, Link, Prose
from plugins.prose.notes import Notebook, Notes
from plugins.prose.opening import cut_at_sentence
from plugins.prose.pictures import noted_pictures, put_pictures
from plugins.prose.traps import find_traps
from plugins.prose.unseen import find_unseen
from plugins.text import printing


class ProseRenderer:
    """Render one text after another with the Markdown extensions that authors expect."""

    def __init__(self, embedders: Sequence[Embedder] = ()) -> None:
        """Build the parser once: that takes as long as ten posts."""
        self._embedders = embedders
        self._notebook = Notebook()
        self._markdown = Markdown(
            output_format="html",
            extensions=[
                "attr_list",
                "def_list",
                "fenced_code",
                "footnotes",
                "sane_lists",
                "tables",
                SiteExtension(self._notebook),
            ],
            # As an attribute, since a style would break the Content-Security-Policy.
            extension_configs={"tables": {"use_align_attribute": True}},
        )

    def render(
        self,
        body: str,
        resolve: Callable[[str], Link],
        embedders: Sequence[Embedder] = (),
        album: Album | None = None,
    ) -> Prose:
        """Render a text; `resolve` says where each of its links leads.

        `embedders` know what only it may hold, `album` the pictures beside it.
        """
        self._markdown.reset()
        notes = self._notebook.notes = Notes(resolve, album)
        text = take_embeds(printing(body), notes, (*embedders, *self._embedders))
        try:
            html = self._markdown.convert(text)
        except RecursionError:
            self._markdown.parser.state.clear()
            return _too_deep(body)
        html, feed_html, shown = put_embeds(put_pictures(html, notes), notes.embeds)
        return Prose(
            html=html,
            feed_html=feed_html,
            headings=tuple(notes.headings),
            anchors=frozenset(notes.anchors),
            links=tuple(notes.links),
            pictures=noted_pictures(notes),
            embeds=shown,
            faults=(
                *notes.faults,
                *(each.fault for each in shown if each.fault),
                *find_traps(text),
                *find_unseen(body),
            ),
            opening=cut_at_sentence(notes.opening),
            words=notes.words,
        )


def _too_deep(body: str) -> Prose:
    needle = next((line for line in body.split("\n") if line.strip()), "")
    fault = Fault(Code.BAD_MARKDOWN, needle, "the text is nested too deeply to be read", "flatten its lists and quotes")
    return Prose("", "", (), frozenset(), (), (), (), (fault,), "", 0)
