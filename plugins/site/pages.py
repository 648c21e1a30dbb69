"""Every page that is made of the arrangement: which template, at which path, with what to show."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from plugins.listings.arrange import neighbours
from plugins.listings.model import Listing
from plugins.site.model import HOME_PATH, NOT_FOUND_PATH, Site


@dataclass(frozen=True, slots=True)
class WebPage:
    """One page to write: its path, its template, and the values that only it has."""

    path: str
    template: str
    values: Mapping[str, object] = field(default_factory=dict)


def web_pages(site: Site) -> Iterator[WebPage]:
    """Go through every page of the site, but for the documents of content/pages."""
    yield WebPage(HOME_PATH, "home")
    yield WebPage(NOT_FOUND_PATH, "not_found")
    around = neighbours(site.arrangement)
    for post in site.arrangement.posts:
        yield WebPage(post.path, "post", {"post": post, "around": around[post.name]})
    for listing in site.arrangement.listings():
        yield from _listing_pages(listing)
    for index in site.arrangement.indexes:
        yield WebPage(index.path, "groups", {"index": index})
    for document in site.documents.values():
        for old in filter(partial(site.owns, document), document.redirect_from):
            yield WebPage(old, "redirect", {"target": document})


def _listing_pages(listing: Listing) -> Iterator[WebPage]:
    for number in range(1, listing.page_count + 1):
        yield WebPage(listing.page_path(number), "listing", {"listing": listing, "number": number})
