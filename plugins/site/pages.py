"""Every page that is made of the arrangement: which template, at which path, with what to show."""

import math
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from ..documents.model import Document, Kind
from ..handouts.model import Printed
from ..listings.arrange import neighbours
from ..listings.model import Listing
from ..press.blanks import CLOSING_TITLE, CLOSING_WORDS, closing, header
from .model import HANDOUT_PATHS, HOME_PATH, NOT_FOUND_PATH, Site, handout_index_paths


class WebPage(Struct, frozen=True):
    """One page to write: its path, its template, and the values that only it has."""

    path: str
    template: str
    values: Mapping[str, object] = field(default_factory=dict)


def web_pages(site: Site) -> Iterator[WebPage]:
    """Go through every page of the site, but for the documents of content/pages."""
    yield WebPage(HOME_PATH, "home")
    yield WebPage(NOT_FOUND_PATH, "not_found")
    for feature in site.project.features:
        yield from (WebPage(path, template) for path, template in feature.pages.items())
    around = neighbours(site.arrangement)
    for post in site.arrangement.posts:
        yield WebPage(post.path, "post", {"post": post, "around": around[post.name]})
    for listing in site.arrangement.listings():
        yield from _listing_pages(listing)
    for index in site.arrangement.indexes:
        yield WebPage(index.path, "groups", {"index": index})
    for path in handout_index_paths(site.handouts):
        yield WebPage(path, "handouts", {"path": path, "handouts": _handouts(site, path)})
    for document in site.documents.values():
        if document.kind.is_handout:
            (printed,) = site.handouts[document.name]
            yield WebPage(document.path, "handout", _handout_values(document, printed))
        for old in site.redirects(document):
            yield WebPage(old, "redirect", {"target": document})


def _handouts(site: Site, path: str) -> Sequence[tuple[Document, Printed]]:
    """Return the handouts of one kind, in order of date, each with what it stands in; those of posts come last."""
    found = [
        (document, printed)
        for document in site.documents.values()
        for printed in site.handouts.get(document.name, ())
        if HANDOUT_PATHS[printed.handout.kind] == path
    ]
    return sorted(found, key=lambda each: (each[0].kind is Kind.POST, _moment(each[0]), each[1].handout.title))


def _moment(document: Document) -> float:
    """Return a date to sort by; what has none comes last."""
    return document.date.timestamp() if document.date else math.inf


def _handout_values(document: Document, printed: Printed) -> Mapping[str, object]:
    kind = printed.handout.kind
    return {
        "document": document,
        "printed": printed,
        "header": header(kind),
        "closing": closing(kind),
        "closing_title": CLOSING_TITLE,
        "closing_words": CLOSING_WORDS,
    }


def _listing_pages(listing: Listing) -> Iterator[WebPage]:
    for number in range(1, listing.page_count + 1):
        yield WebPage(listing.page_path(number), "listing", {"listing": listing, "number": number})
