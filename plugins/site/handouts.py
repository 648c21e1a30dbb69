"""The handouts of the whole site: found in its texts, printed, and shown where texts lead to them."""

from collections.abc import Iterator, Mapping, Sequence

from jinja2 import Environment
from msgspec import Struct
from msgspec.structs import replace

from ..documents.model import Document, Manuscript
from ..findings.model import Code, Place, Proof, Report
from ..handouts.arrange import CARD, FoundHandout, HandoutEmbedder
from ..handouts.model import Format, Printed, file_path
from ..handouts.parse import KINDS
from ..handouts.render import HandoutRenderer
from ..handouts.sections import no_glyph
from ..press.keep import Press
from ..prose.model import Embed, Slot
from ..typeset.fonts import uncovered
from .model import Project

KEPT = ".cache/handouts"
"""Where files of handouts are kept from build to build, in the project's folder."""


class Handouts(Struct, frozen=True):
    """The handouts of each text, by the name of its source, as found, and with the files that were made of them."""

    found: Mapping[str, tuple[FoundHandout, ...]]
    printed: Mapping[str, tuple[Printed, ...]]

    def files(self, name: str) -> Iterator[tuple[Place, tuple[str, ...]]]:
        """Go through the handouts of a text: the place of each in it, and the URL paths of its files."""
        for each in self.found.get(name, ()):
            yield each.place, tuple(file_path(each.handout, form) for form in Format)

    def shown_in(self, documents: Sequence[Document], templates: Environment) -> list[Document]:
        """Return documents with the cards of handouts, and the rows of their files, in their texts."""
        renderer = HandoutRenderer(templates)
        every = [each for printed in self.printed.values() for each in printed]
        # Of two at one path the first keeps it.
        shelf = {(each.handout.path, each.handout.anchor): each for each in reversed(every)}

        def shown(slot: Slot) -> Embed | None:
            printed = shelf.get((slot.path, slot.anchor))
            if not printed:
                return None
            return renderer.card(printed) if slot.what == CARD else renderer.downloads(printed)

        return [replace(each, prose=each.prose.filled(shown)) if each.prose.slots else each for each in documents]


def unprinted(found: Mapping[str, tuple[FoundHandout, ...]]) -> Handouts:
    """Return handouts without files."""
    return Handouts(found, {name: tuple(Printed(each.handout, ()) for each in own) for name, own in found.items()})


def handout_embedder(manuscripts: Sequence[Manuscript]) -> HandoutEmbedder:
    """Return what turns links to handouts into cards."""
    return HandoutEmbedder(frozenset(each.path for each in manuscripts if each.kind in KINDS))


def print_handouts(handouts: Handouts, project: Project) -> Handouts:
    """Make the files of all handouts."""
    every = [each.handout for found in handouts.found.values() for each in found]
    rest = iter(Press(project.theme, project.root / KEPT).print(every))
    return replace(handouts, printed={name: tuple(next(rest) for _ in found) for name, found in handouts.found.items()})


def check_headers(manuscripts: Sequence[Manuscript], report: Report) -> None:
    """Report the first character in the header of each handout that no sheet can show."""
    for manuscript in manuscripts:
        if manuscript.kind not in KINDS:
            continue
        for key in ("title", "excerpt"):
            if missing := uncovered(getattr(manuscript, key)):
                line, column = manuscript.place(key)
                found = manuscript.source.line(line).find(missing, column - 1)
                place, remedy = (line, max(column, found + 1)), "write it another way, or take it out"
                Proof(manuscript.source, report).mark(place, Code.NO_GLYPH, no_glyph(missing), remedy)
