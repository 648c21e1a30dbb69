"""What the site consists of: pages and files, each at a URL path. All of them stand in one list."""

from datetime import datetime
from enum import Enum, auto

from msgspec import Struct

SITE = "the site itself"
"""Whose its own paths are, as a message says it."""


class Role(Enum):
    """What a page or file is to readers."""

    PAGE = auto()
    """A page worth finding."""
    FURTHER_PAGE = auto()
    """A page that one comes to by another, or by mistake: what a listing goes on with, or says of a missing page."""
    REDIRECT = auto()
    """A page that leads on to another."""
    FILE = auto()
    """A file that an author brought."""
    MADE = auto()
    """A file that the site makes, for its pages or for programs."""


class Output(Struct, frozen=True):
    """One page or file of the site.

    `maker` is the feature that writes it, and `sources` are the names in content/ of what it is made from: none where
    that is all of it. `owner` is whose the path is, as a message says it. A page has a `template`, unless Pelican
    renders it, and may have `changed` when something on it did; its `scripts` are files of the theme that run
    there and not on all pages, and those `on_demand` such that it does not load before a reader asks for what they do.
    Where it `yields`, a file of an author's for the whole site may stand there instead. A page that no text makes and
    that is to be found has a `title`, and `about` says what it is for.
    """

    path: str
    maker: str
    sources: tuple[str, ...] = ()
    owner: str = SITE
    role: Role = Role.MADE
    template: str = ""
    changed: datetime | None = None
    scripts: tuple[str, ...] = ()
    on_demand: tuple[str, ...] = ()
    yields: bool = False
    title: str = ""
    about: str = ""

    @property
    def allowed_scripts(self) -> tuple[str, ...]:
        """Return the scripts that may run there and not on all pages, at once or later."""
        return (*self.scripts, *self.on_demand)
