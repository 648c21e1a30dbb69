"""The handouts of the whole site: printed, put where texts lead to them, and by their kinds."""

import math
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from jinja2 import Environment
from msgspec import Struct
from msgspec.structs import replace

from ..foundation.documents.model import Document, Manuscript
from ..foundation.findings.model import Code, Diagnostics, Report
from ..foundation.prose.model import Embed, Slot
from ..foundation.typeset.fonts import uncovered
from .arrange import CARD, FILES
from .kinds import HandoutKind
from .letters.front_matter import Moment
from .letters.parse import check_subject
from .model import FoundHandout, Printed, handouts_of
from .press.press import Press
from .render import HandoutRenderer
from .sections import no_glyph


class Shelf(Struct, frozen=True):
    """The texts of a site with the handouts in them, for its templates."""

    documents: Sequence[Document]

    def of(self, document: Document) -> Printed:
        """Return the handout that a text is as a whole."""
        (printed,) = handouts_of(document)
        return printed

    def kind(self, path: str) -> HandoutKind:
        """Return the kind whose handouts the page at a path lists."""
        return next(kind for kind in kinds_in(self.documents) if kind.path == path)

    def listed(self, kind: HandoutKind) -> Sequence[tuple[str, Sequence[Printed]]]:
        """Return the handouts of one kind, by the moments at which they are needed: none, for any but letters.

        They come in order of date, those of posts last.
        """
        found = [(each, printed) for each in self.documents for printed in handouts_of(each)]
        mine = sorted((pair for pair in found if pair[1].handout.kind == kind), key=_place_in_list)
        groups = groupby((printed for _, printed in mine), key=lambda printed: printed.handout.moment)
        return [(moment.heading if moment else "", tuple(group)) for moment, group in groups]


def _place_in_list(found: tuple[Document, Printed]) -> tuple[int, bool, float, str]:
    """Return by what handouts are sorted; what has no date comes last, and of letters what has no moment."""
    document, printed = found
    date = document.date.timestamp() if document.date else math.inf
    moments = [*Moment, None]
    return moments.index(printed.handout.moment), document.kind.is_post, date, printed.handout.title


def kinds_in(documents: Iterable[Document]) -> Sequence[HandoutKind]:
    """Return the kinds of which there are handouts, by the paths of their lists."""
    kinds = {printed.handout.kind for document in documents for printed in handouts_of(document)}
    return sorted(kinds, key=lambda kind: kind.path)


def print_all(documents: Iterable[Document], press: Press) -> Sequence[Printed]:
    """Return the handouts of texts, in order, with their files; what is kept of these is not made again."""
    return press.print([each.handout for document in documents for each in handouts_of(document)])


def print_handouts(documents: Sequence[Document], press: Press, templates: Environment) -> Sequence[Document]:
    """Return documents with the files of their handouts, cards in their texts, and rows of those files.

    What was printed already is taken from the press.
    """
    printed = iter(print_all(documents, press))
    found = {
        document.name: tuple(
            replace(find, printed=next(printed)) if isinstance(find, FoundHandout) else find
            for find in document.prose.finds
        )
        for document in documents
    }
    every = (find for finds in found.values() for find in finds)
    shown = _shown([find.printed for find in every if isinstance(find, FoundHandout)], templates)
    return [
        replace(each, prose=replace(each.prose.filled((CARD, FILES), shown), finds=found[each.name]))
        if each.prose.slots or each.prose.finds
        else each
        for each in documents
    ]


def _shown(every: Sequence[Printed], templates: Environment) -> Callable[[Slot], Embed | None]:
    """Return what says what is shown of handouts in a text."""
    renderer = HandoutRenderer(templates)
    # Of two at one path the first keeps it.
    by_place = {(each.handout.path, each.handout.anchor): each for each in reversed(every)}

    def shown(slot: Slot) -> Embed | None:
        printed = by_place.get((slot.path, slot.anchor))
        if not printed:
            return None
        return renderer.card(printed) if slot.what == CARD else renderer.downloads(printed)

    return shown


def check_headers(manuscripts: Sequence[Manuscript], report: Report) -> None:
    """Report the first character in the header of each list that no sheet can show, and odd blanks in subjects."""
    for manuscript in manuscripts:
        if not isinstance(manuscript.kind, HandoutKind):
            continue
        if manuscript.kind.is_prose:
            check_subject(manuscript, Diagnostics(manuscript.source, report))
            continue
        for key in ("title", "excerpt"):
            if missing := uncovered(getattr(manuscript, key)):
                line, column = manuscript.place(key)
                found = manuscript.source.line(line).find(missing, column - 1)
                place, remedy = (line, max(column, found + 1)), "write it another way, or take it out"
                Diagnostics(manuscript.source, report).mark(place, Code.NO_GLYPH, no_glyph(missing), remedy)
