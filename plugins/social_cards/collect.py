"""Which cards a site has, and what they say."""

from collections.abc import Iterator, Mapping
from contextlib import suppress

from ..foundation.documents.model import POST, Document, Manuscript
from ..foundation.listings.model import Grouping
from ..foundation.outputs import Output
from ..foundation.pictures.model import PictureError, PictureKind, kind_of
from ..foundation.pictures.parse import read_again
from ..site.model import Site
from .model import SITE_CARD_PATH, Card, Cards

MAKER = "social_cards"


def collect_cards(site: Site) -> Cards:
    """Return the card of the site and of each text that has one."""
    name = site.project.name
    parts = dict(_parts(site))
    own = {
        document.path: Card(
            path=each.path,
            title=document.title,
            label=_label(document, parts),
            site=name,
            drawing=document.kind.drawing,
            own_drawing=_own_drawing(document),
        )
        for document in site.documents.values()
        for each in outputs_beside(document)
        if site.has(each)
    }
    return Cards(Card(SITE_CARD_PATH, site.project.motto or name, "", name, POST.drawing), own)


def outputs_beside(document: Manuscript) -> Iterator[Output]:
    """Go through the card of a document, beside it; a page has none of its own."""
    if document.kind.drawing:
        path = f"{document.path}{'' if document.path.endswith('/') else '-'}social-card.png"
        yield Output(path, MAKER, (document.name,), f"the social card of {document.source.path}")


def _own_drawing(document: Document) -> str:
    """Return the drawing that a text has beside it, as SVG; empty where it has none, or a photo."""
    for picture in (document.teaser, document.header):
        if picture and kind_of(picture.path) is PictureKind.SVG:
            with suppress(PictureError, UnicodeDecodeError):  # what has changed by now is told when it is published
                return read_again(picture).decode("utf-8-sig")
    return ""


def _parts(site: Site) -> Iterator[tuple[str, str]]:
    """Go through the posts that are part of a series, by the name of their source: series and part."""
    for index in site.arrangement.indexes:
        for series in index.listings if index.grouping is Grouping.SERIES else ():
            if len(series.posts) > 1:
                for number, post in enumerate(series.posts, start=1):
                    yield post.name, f"{series.name} · Part {number}"


def _label(document: Document, parts: Mapping[str, str]) -> str:
    """Return what stands above the title: series, else topic; of what is no post, what it is, and how long."""
    if not document.kind.is_post:
        return " · ".join([document.kind.label, *(each.size for each in document.prose.finds)])
    return parts.get(document.name, document.category)
