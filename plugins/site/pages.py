"""Every page that a template of the theme makes: at which path, with what to show."""

from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from ..foundation.listings.arrange import neighbours
from .model import Site
from .paths import pages_in_folders


class WebPage(Struct, frozen=True):
    """One page to write: its path, its template, and the values that only it has."""

    path: str
    template: str
    values: Mapping[str, object] = field(default_factory=dict)


def web_pages(site: Site) -> Iterator[WebPage]:
    """Go through every page of the site, but for those that Pelican renders."""
    special = dict((*_listings(site), *_folders(site), *_posts(site)))
    for output in site.outputs.values():
        if output.template:
            documents = (site.documents[name] for name in output.sources)
            own = special.get(output.path) or {"document": next(documents, None)}
            yield WebPage(output.path, output.template, own)


def _folders(site: Site) -> Iterator[tuple[str, Mapping[str, object]]]:
    for kind, names in pages_in_folders(site.documents.values()).items():
        yield kind.path, {"kind": kind, "documents": [site.documents[name] for name in names]}


def _posts(site: Site) -> Iterator[tuple[str, Mapping[str, object]]]:
    around = neighbours(site.arrangement)
    return ((post.path, {"post": post, "around": around[post.name]}) for post in site.arrangement.posts)


def _listings(site: Site) -> Iterator[tuple[str, Mapping[str, object]]]:
    for index in site.arrangement.indexes:
        yield index.path, {"index": index}
    for listing in site.arrangement.listings():
        for number in range(1, listing.page_count + 1):
            yield listing.page_path(number), {"listing": listing, "number": number}
