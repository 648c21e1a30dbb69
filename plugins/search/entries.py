"""What can be found of a site: every text, every listing, and pages of features that say what they are."""

from collections.abc import Iterator, Mapping

from ..foundation.documents.model import PAGE, Document
from ..foundation.listings.model import Grouping, Listing
from ..site.filters import day
from ..site.model import Site
from .model import Entry

_LISTED = {Grouping.TOPIC: "Topic", Grouping.TAG: "Tag", Grouping.SERIES: "Series", Grouping.AUTHOR: "Author"}
"""What listings are called that are found by their names."""
_NAMED = 3
"""Posts that are named of a listing."""


def labels_of(site: Site) -> Mapping[str, str]:
    """Return what one of each kind of entry is called, by the name of the kind."""
    kinds = {kind.name: kind.label for kind in site.project.kinds}
    return kinds | {grouping.value: label for grouping, label in _LISTED.items()}


def entries_of(site: Site) -> list[Entry]:
    """Return them, posts last and the oldest of these first, so that a new post changes no number."""
    texts = [_text(each) for each in site.documents.values() if not each.kind.is_post and each.has_words]
    others = [*texts, *_listings(site), *_kinds(site), *_own_pages(site)]
    posts = (_text(each) for each in reversed(site.arrangement.posts) if each.has_words)
    return [*sorted(others, key=lambda each: each.path), *posts]


def _text(document: Document) -> Entry:
    return Entry(
        path=document.path,
        title=document.title,
        kind=document.kind.name,
        about=document.summary,
        day=day(document.published) if document.kind.is_post else "",
        names=tuple(filter(None, (document.category, document.series, *document.tags))),
        headings=tuple(each.text for each in document.prose.headings),
        html=document.prose.html,
    )


def _listings(site: Site) -> Iterator[Entry]:
    for listing in site.arrangement.listings():
        if listing.grouping in _LISTED:
            about = listing.about or _contents(listing)
            yield Entry(listing.path, listing.name, listing.grouping, about, is_listing=True)


def _contents(listing: Listing) -> str:
    count = len(listing.posts)
    titles = "; ".join(post.title for post in listing.posts[:_NAMED])
    return f"{count} post{'s' if count > 1 else ''}: {titles}{'; …' if count > _NAMED else ''}"


def _kinds(site: Site) -> Iterator[Entry]:
    """Go through the pages that list all of a kind."""
    for kind in site.project.kinds:
        if kind.heading and kind.path in site.outputs:
            yield Entry(kind.path, kind.heading, PAGE.name, kind.use, names=(kind.label,))


def _own_pages(site: Site) -> Iterator[Entry]:
    for output in site.outputs.values():
        if output.title:
            yield Entry(output.path, output.title, PAGE.name, output.about)
