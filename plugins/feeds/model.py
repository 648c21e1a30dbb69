"""The nouns: feed and entry."""

from datetime import datetime

from msgspec import Struct


class Attachment(Struct, frozen=True):
    """A file that comes with an entry: its absolute URL, its media type, its bytes, and what it is called."""

    url: str
    media_type: str
    size: int
    title: str


class Entry(Struct, frozen=True):
    """One post in a feed. `url` is absolute and never changes, so it is the entry's id, too."""

    url: str
    title: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    attachments: tuple[Attachment, ...] = ()


class Feed(Struct, frozen=True):
    """A site's newest posts; every URL is absolute, but that of `style`.

    `style` is the style sheet of the Atom feed, for who opens it in a browser.
    """

    title: str
    description: str
    language: str
    home_url: str
    feed_url: str
    style: str
    entries: tuple[Entry, ...]
