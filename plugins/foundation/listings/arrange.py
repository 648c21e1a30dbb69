"""Put posts into listings, and tell each post its neighbours."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from ..documents.model import Document
from ..slugs import slug
from .model import Arrangement, Grouping, Index, Listing, Neighbours, listing_path
from .related import related_posts

Labels = Callable[[Document], Iterable[tuple[str, str, str]]]
"""Return slug, name and a text about each group that a post belongs to."""


def arrange(documents: Iterable[Document]) -> Arrangement:
    """Arrange posts; of two on the same day the one whose source comes first in order of name is the newer."""
    posts = tuple(sorted(sorted(documents, key=lambda post: post.name), key=_date, reverse=True))
    return Arrangement(
        posts,
        Listing(Grouping.BLOG, "Blog", "/blog/", posts),
        (
            _index(Grouping.TOPIC, posts, lambda post: _named(post.category)),
            _index(Grouping.TAG, posts, lambda post: (label for tag in post.tags for label in _named(tag))),
            _index(Grouping.SERIES, posts[::-1], lambda post: _named(post.series)),
            _index(Grouping.AUTHOR, posts, _authors),
            _index(Grouping.YEAR, posts, lambda post: _named(str(post.published.year))),
        ),
    )


def neighbours(arrangement: Arrangement) -> Mapping[str, Neighbours]:
    """Return what stands around each post, by the name of its source."""
    posts = arrangement.posts
    related = related_posts([post.tags for post in posts])
    series = next(index for index in arrangement.indexes if index.grouping is Grouping.SERIES)
    places = {
        post.name: (listing, position)
        for listing in series.listings
        for position, post in enumerate(listing.posts, start=1)
    }
    nowhere: tuple[Listing | None, int] = (None, 0)
    return {
        post.name: Neighbours(
            posts[number + 1] if number + 1 < len(posts) else None,
            posts[number - 1] if number else None,
            places.get(post.name, nowhere)[0],
            places.get(post.name, nowhere)[1],
            tuple(posts[other] for other in related[number]),
        )
        for number, post in enumerate(posts)
    }


def _date(post: Document) -> float:
    return post.published.timestamp()


def _named(name: str) -> Iterable[tuple[str, str, str]]:
    return [(slug(name), name, "")] if slug(name) else []


def _authors(post: Document) -> Iterable[tuple[str, str, str]]:
    return ((slug(author.key), author.name, author.about) for author in post.authors if slug(author.key))


def _index(grouping: Grouping, posts: Sequence[Document], labels: Labels) -> Index:
    """Group posts; a group is called what its first post calls it. Years stand newest first, the rest by name."""
    groups: dict[str, list[Document]] = defaultdict(list)
    texts: dict[str, tuple[str, str]] = {}
    for post in posts:
        for key, name, about in labels(post):
            groups[key].append(post)
            texts.setdefault(key, (name, about))
    order = sorted(groups, key=lambda key: (texts[key][0].casefold(), key), reverse=grouping is Grouping.YEAR)
    listings = (
        Listing(grouping, texts[key][0], listing_path(grouping, key), tuple(groups[key]), texts[key][1])
        for key in order
    )
    return Index(grouping, f"/{grouping}/", tuple(listings))
