"""The nouns: link, heading, fault, embed, album, prose."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from plugins.findings.model import Code
from plugins.pictures.model import Picture


@dataclass(frozen=True, slots=True)
class Fault:
    """A mistake in the text, with the characters of the source at which it shows.

    `line` and `column` count from 0 at the first character of the body; the line is None where the needle alone tells
    the place. Then it shows where the first of the patterns `before` fits what stands before the needle in its line;
    where none does, wherever the needle stands.
    """

    code: Code
    needle: str
    problem: str
    remedy: str
    line: int | None = None
    column: int = 0
    before: tuple[re.Pattern[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link leads.

    `target` is what the author wrote, `href` what the page says. A link inside the site has the `path` and
    `fragment` it leads to, percent-decoded; one to a file beside the post has that file's name as `attachment`.
    Where `fault` is set, what it leads to is not published.
    """

    target: str
    href: str
    path: str = ""
    fragment: str = ""
    attachment: str = ""
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading of the text: its level (2 to 6), anchor and plain text."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Embed:
    """What is shown in the place of pasted code, or of a link that stands alone: HTML for pages, and for feeds.

    `source` is what was pasted, shown again if it turns out to stand in code; `pictures` are published with it;
    `fault` is a mistake in it.
    """

    html: str
    feed_html: str
    source: str = ""
    pictures: tuple[Picture, ...] = ()
    fault: Fault | None = None


class Embedder(Protocol):
    """Know one kind of thing that can be embedded. A text without any of the `signs` holds none of them."""

    @property
    def signs(self) -> tuple[str, ...]:
        """Return the characters, one or another of which a text with such things holds."""

    def take(self, body: str, hold: Callable[[Embed], str]) -> str:
        """Return a text with a mark, which `hold` makes, in the place of each piece of pasted code; line ends stay.

        A piece that turns out to stand in code gets its source back, and in a comment it is not shown.
        """

    def card(self, target: str) -> Embed | None:
        """Return what is shown for a link that stands alone, if it leads to a thing of this kind."""


class Album(Protocol):
    """Know the pictures beside a text and the others, and how they are shown in it."""

    def find(self, link: Link) -> Picture | None:
        """Return the picture that a link leads to; None for another file. Raises PictureError for a bad one."""

    def show(self, picture: Picture, attributes: Mapping[str, str], *, is_first: bool) -> str:
        """Return the HTML of a picture, with the attributes that its author gave it; the first is not to be lazy."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Rendered Markdown: HTML for a page and for feeds, where an embed looks plainer, and what the site needs to know.

    `opening` is the plain text of the first paragraph, cut at a sentence; `links` lead inside the site;
    `pictures` are those that it shows or links.
    """

    html: str
    feed_html: str
    headings: tuple[Heading, ...]
    anchors: frozenset[str]
    links: tuple[Link, ...]
    pictures: tuple[Picture, ...]
    embeds: tuple[Embed, ...]
    faults: tuple[Fault, ...]
    opening: str
    words: int
