"""The nouns: listing, index, arrangement, neighbours."""

import re
from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from ..documents.model import Document

PAGE_LENGTH = 20
"""Posts on one page of a listing."""

TITLES = 3
"""Titles that tell what a listing is about."""


class Grouping(StrEnum):
    """What the posts of a listing have in common; the value is the first part of its path."""

    BLOG = "blog"
    TOPIC = "topics"
    TAG = "tags"
    SERIES = "series"
    AUTHOR = "authors"
    YEAR = "archive"


LISTING = re.compile(rf"/(?:{'|'.join(Grouping)})/(?:(?<!/{Grouping.BLOG}/)[^/]+/)?")
"""The path that an index or a listing has, if there is one."""


def listing_path(grouping: str, slug: str) -> str:
    """Return the path of the listing of a topic, tag, series, author or year."""
    return f"/{grouping}/{slug}/"


class Listing(Struct, frozen=True):
    """Posts under one name, in the order they are shown; `about` is what is said of an author."""

    grouping: Grouping
    name: str
    path: str
    posts: tuple[Document, ...]
    about: str = ""

    @property
    def titles(self) -> str:
        """Return what its first posts are called, and how many there are besides, for search engines."""
        shown = "; ".join(post.title for post in self.posts[:TITLES])
        rest = len(self.posts) - TITLES
        return f"{shown}; and {rest} more" if rest > 0 else shown

    @property
    def page_count(self) -> int:
        """Return how many pages it takes; an empty blog has one page too."""
        return max(1, -(-len(self.posts) // PAGE_LENGTH))

    def page_path(self, number: int) -> str:
        """Return the path of a page, counted from 1."""
        return self.path if number == 1 else f"{self.path}page/{number}/"

    def page_posts(self, number: int) -> tuple[Document, ...]:
        """Return the posts of a page, counted from 1."""
        return self.posts[(number - 1) * PAGE_LENGTH : number * PAGE_LENGTH]


class Index(Struct, frozen=True):
    """The listings of one grouping, such as all tags, on one page."""

    grouping: Grouping
    path: str
    listings: tuple[Listing, ...]

    @property
    def several(self) -> tuple[Listing, ...]:
        """Return those with more posts than one."""
        return tuple(each for each in self.listings if len(each.posts) > 1)

    @property
    def single(self) -> tuple[Listing, ...]:
        """Return those with one post."""
        return tuple(each for each in self.listings if len(each.posts) == 1)


class Arrangement(Struct, frozen=True):
    """Every listing of a site; `posts` are the newest first."""

    posts: tuple[Document, ...]
    blog: Listing
    indexes: tuple[Index, ...]

    @property
    def beginning(self) -> Listing | None:
        """Return the series that a newcomer begins with: the longest, and of several that which was begun first."""
        series = next(index for index in self.indexes if index.grouping is Grouping.SERIES).several
        return min(series, key=lambda each: (-len(each.posts), each.posts[0].published), default=None)

    def listings(self) -> Iterator[Listing]:
        """Go through the blog, then every topic, tag, series, author and year."""
        yield self.blog
        for index in self.indexes:
            yield from index.listings


class Neighbours(Struct, frozen=True):
    """What stands around a post: the next older and newer one, its place in its series, related posts."""

    older: Document | None
    newer: Document | None
    series: Listing | None
    position: int
    related: tuple[Document, ...]
