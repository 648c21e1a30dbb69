"""The nouns: what the page's script is given of the site's handouts, as JSON has it, and where the page has it from."""

from msgspec import UNSET, Struct, UnsetType

Word = str | tuple[str, str]
"""A run of text, or the text of a link and where that leads."""


class Gap(Struct, frozen=True):
    """A blank where it stands in a letter."""

    blank: str


Piece = str | Gap
"""A run of a letter's text, in which lines end with a line feed; or a blank in it."""


class Item(Struct, frozen=True, rename="camel", omit_defaults=True):
    """One question or step, by its anchor on the page of its list."""

    id: str
    words: tuple[Word, ...]
    note: str = ""
    is_essential: bool = False


class Section(Struct, frozen=True):
    """Items under one heading; of a checklist also when these are due, as authors write that."""

    title: str
    items: tuple[Item, ...]
    due: str | UnsetType = UNSET


class List(Struct, frozen=True):
    """A question list or a checklist; `path` is that of its page, without the site's own base."""

    path: str
    title: str
    sections: tuple[Section, ...]


class Blank(Struct, frozen=True, rename="camel"):
    """What a reader puts into a letter; where it `is_long`, it may take a few lines."""

    name: str
    label: str
    example: str
    is_long: bool


class Letter(Struct, frozen=True):
    """A letter; `moment` is when it is needed, empty where it does not say so, and a limit of 0 is none."""

    path: str
    title: str
    moment: str
    limit: int
    subject: tuple[Piece, ...]
    paragraphs: tuple[tuple[Piece, ...], ...]
    blanks: tuple[Blank, ...]


class Toolkit(Struct, frozen=True):
    """All handouts of the site that have pages of their own, as their lists sort them."""

    questions: tuple[List, ...]
    checklists: tuple[List, ...]
    letters: tuple[Letter, ...]


class CoffeeChat(Struct, frozen=True):
    """The URL paths of the page, of its toolkit, and of what keeps both on the device; `about` says what it is for.

    `on_demand` are names of what loads when a reader wants it, each with the scripts of the theme's that it takes, in
    order.
    """

    path: str
    about: str
    toolkit: str
    worker: str
    on_demand: tuple[tuple[str, tuple[str, ...]], ...] = ()


class Kept(Struct, frozen=True, rename="camel"):
    """A file to keep on the device: its address on the site's host, and its digest where that is known.

    Where it `is_named`, the page itself holds that address: a page without it is of another build.
    """

    address: str
    integrity: str
    is_named: bool


class Built(Struct, frozen=True, rename="camel"):
    """What the worker knows of the build that it belongs to; `page` is the address of the page.

    In a preview it asks the network first, so that what an author saves shows at once.
    """

    version: str
    page: str
    is_preview: bool
    files: tuple[Kept, ...]
