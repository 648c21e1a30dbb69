"""Which cards a site has, and what they say."""

from collections.abc import Iterator, Mapping

from plugins.documents.model import Document, Kind
from plugins.listings.model import Grouping
from plugins.site.model import SITE_CARD_PATH, Site, card_path
from plugins.social_cards.model import Card, Cards

_DRAWINGS = {Kind.POST: "cup.svg", Kind.QUESTIONS: "notebook.svg", Kind.CHECKLIST: "checklist.svg"}
_KINDS = {Kind.QUESTIONS: "Question list", Kind.CHECKLIST: "Checklist"}


def collect_cards(site: Site, name: str, motto: str) -> Cards:
    """Return the card of the site and of each post, question list and checklist; `name` and `motto` are the site's."""
    parts = dict(_parts(site))
    own = {
        document.path: Card(
            path=card_path(document.path),
            title=document.title,
            label=_label(document, site, parts),
            site=name,
            drawing=_DRAWINGS[document.kind],
        )
        for document in site.documents.values()
        if site.has_card(document)
    }
    return Cards(Card(SITE_CARD_PATH, motto or name, "", name, _DRAWINGS[Kind.POST]), own)


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
