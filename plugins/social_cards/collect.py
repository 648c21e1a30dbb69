"""Which cards a site has, and what they say."""

from collections.abc import Iterator, Mapping

from ..contribution import Claim
from ..documents.model import Document, Kind, Manuscript
from ..listings.model import Grouping
from ..site.model import Site
from .model import SITE_CARD_PATH, Card, Cards

_DRAWINGS = {Kind.POST: "cup.svg", Kind.QUESTIONS: "notebook.svg", Kind.CHECKLIST: "checklist.svg"}
_KINDS = {Kind.QUESTIONS: "Question list", Kind.CHECKLIST: "Checklist"}


def collect_cards(site: Site) -> Cards:
    """Return the card of the site and of each post, question list and checklist."""
    name = site.project.name
    parts = dict(_parts(site))
    own = {
        document.path: Card(
            path=claim.path,
            title=document.title,
            label=_label(document, site, parts),
            site=name,
            drawing=_DRAWINGS[document.kind],
        )
        for document in site.documents.values()
        for claim in claims(document)
        if site.has(claim)
    }
    return Cards(Card(SITE_CARD_PATH, site.project.motto or name, "", name, _DRAWINGS[Kind.POST]), own)


def claims(document: Manuscript) -> Iterator[Claim]:
    """Go through the card of a document, beside it; a page has none of its own."""
    if document.kind is not Kind.PAGE:
        path = f"{document.path}{'' if document.path.endswith('/') else '-'}social-card.png"
        yield Claim(path, f"the social card of {document.source.path}")


def _parts(site: Site) -> Iterator[tuple[str, str]]:
    """Go through the posts that are part of a series, by the name of their source: series and part."""
    for index in site.arrangement.indexes:
        for series in index.listings if index.grouping is Grouping.SERIES else ():
            if len(series.posts) > 1:
                for number, post in enumerate(series.posts, start=1):
                    yield post.name, f"{series.name} · Part {number}"


def _label(document: Document, site: Site, parts: Mapping[str, str]) -> str:
    """Return what stands above the title: what kind of handout it is and how long, else series, else topic."""
    if document.kind in _KINDS:
        (printed,) = site.handouts[document.name]
        return f"{_KINDS[document.kind]} · {printed.handout.size}"
    return parts.get(document.name, document.category)
