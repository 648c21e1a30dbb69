"""What the site consists of: pages and files, each at a URL path. All of them stand in one list."""

from datetime import datetime
from enum import Enum, auto

from msgspec import Struct

SITE = "the site itself"
"""Whose its own paths are, as a message says it."""


class Role(Enum):
    """What a page or file is to readers: a page worth finding, one that others lead to, a file that an author brought.

    What is made besides is there for pages and programs.
    """

    PAGE = auto()
    FURTHER_PAGE = auto()
    REDIRECT = auto()
    FILE = auto()
    MADE = auto()


class Output(Struct, frozen=True):
    """One page or file of the site.

    `maker` is the feature that writes it, and `sources` are the names in content/ of what it is made from: none where
    that is all of it. `owner` is whose the path is, as a message says it. A page has a `template`, unless Pelican
    renders it, and may have `changed` when something on it did. Where it `yields`, a file of an author's for the whole
    site may stand there instead.
    """

    path: str
    maker: str
    sources: tuple[str, ...] = ()
    owner: str = SITE
    role: Role = Role.MADE
    template: str = ""
    changed: datetime | None = None
    yields: bool = False
