"""The nouns: link, heading, fault, embed, find, album, prose."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from ..findings.model import Code, Place
from ..outputs import Output
from ..pictures.model import Picture


class Fault(Struct, frozen=True):
    """A mistake in the text; `line` and `column` count from 0 at the first character of the body."""

    code: Code
    line: int
    column: int
    problem: str
    remedy: str


class Refusal(Struct, frozen=True):
    """Why what a link leads to is not published, and what to do."""

    code: Code
    problem: str
    remedy: str


class Link(Struct, frozen=True):
    """Where a link leads.

    `target` is what the author wrote, at `line` and `column` of the body, counted from 0; `href` what the page says. A
    link inside the site has the `path` and `fragment` it leads to, percent-decoded; one to a file beside the post has
    that file's name as `attachment`. Where `refusal` is set, what it leads to is not published.
    """

    target: str
    href: str
    path: str = ""
    fragment: str = ""
    attachment: str = ""
    refusal: Refusal | None = None
    line: int = 0
    column: int = 0


class Heading(Struct, frozen=True):
    """One heading of the text: its level (2 to 6), anchor and plain text."""

    level: int
    anchor: str
    text: str


class Embed(Struct, frozen=True):
    """What is shown in the place of pasted code, or of a link that stands alone: HTML for pages, and for feeds.

    `source` is what was pasted, shown again if it turns out to stand in code; `pictures` are published with it;
    `fault` is a mistake in it.
    """

    html: str
    feed_html: str
    source: str = ""
    pictures: tuple[Picture, ...] = ()
    fault: Fault | None = None


class Slot(Struct, frozen=True):
    """A paragraph in whose place something is shown once every text was read, if there is such a thing.

    `what` says what, `path` and `anchor` of what place of the site.
    """

    what: str
    path: str
    anchor: str


class Pasted(Struct, frozen=True):
    """Pasted code in a text, from character `start` to `end`, and what is shown in its place."""

    start: int
    end: int
    embed: Embed


class Embedder(Protocol):
    """Know one kind of thing that can be embedded. A text without any of the `signs` holds none of them."""

    @property
    def signs(self) -> tuple[str, ...]:
        """Return the characters, one or another of which a text with such things holds."""

    def find(self, body: str) -> Iterator[Pasted]:
        """Go through the pieces of pasted code in a text, in their order.

        A piece that turns out to stand in code is shown as its source, and in a comment it is not shown.
        """

    def embed(self, link: Link, *, is_bare: bool) -> Embed | Slot | None:
        """Return what is shown for a link that stands alone, if it leads to a thing of this kind.

        A bare one has no words but its address.
        """


class Album(Protocol):
    """Know the pictures beside a text and the others, and how they are shown in it."""

    def find(self, link: Link) -> Picture | None:
        """Return the picture that a link leads to; None for another file. Raises PictureError for a bad one."""

    def show(self, picture: Picture, attributes: Mapping[str, str], *, is_first: bool) -> str:
        """Return the HTML of a picture, with the attributes that its author gave it; the first is not to be lazy."""


class MadeFile(Struct, frozen=True):
    """A file that was made: its URL path, its media type, its bytes, and what it is called."""

    path: str
    media_type: str
    size: int
    title: str


class Find(Struct, frozen=True, kw_only=True):
    """Something in a text of which more is made than its HTML: where it stands, and its files, all by one name.

    `size` tells how much it is, in words. A feature that finds such things has its own subclass.
    """

    place: Place
    outputs: tuple[Output, ...] = ()
    size: str = ""

    @property
    def files(self) -> tuple[MadeFile, ...]:
        """Return what was made of it, in the order of its outputs; nothing before that."""
        return ()


class Prose(Struct, frozen=True):
    """Rendered Markdown: HTML for a page and for feeds, where an embed looks plainer, and what the site needs to know.

    `opening` is the plain text of the first paragraph, cut at a sentence; `links` lead inside the site;
    `pictures` are those that it shows or links; `slots` are filled when every text was read; `finds` are what features
    found in it.
    """

    html: str
    feed_html: str
    headings: tuple[Heading, ...] = ()
    anchors: frozenset[str] = frozenset()
    links: tuple[Link, ...] = ()
    pictures: tuple[Picture, ...] = ()
    embeds: tuple[Embed, ...] = ()
    faults: tuple[Fault, ...] = ()
    opening: str = ""
    words: int = 0
    slots: tuple[Slot, ...] = ()
    finds: tuple[Find, ...] = ()

    @property
    def outline(self) -> tuple[Heading, ...]:
        """Return the headings for a list of contents: those of the second and third level."""
        return tuple(each for each in self.headings if each.level <= _DEEPEST_LISTED)

    def filled(self, whats: Collection[str], shown: Callable[[Slot], Embed | None]) -> "Prose":
        """Return it with what is shown in the slots for these things, and all others as they are.

        Where nothing is shown, the paragraph is as it was.
        """
        embeds = {number: shown(slot) for number, slot in enumerate(self.slots) if slot.what in whats}
        if not embeds:
            return self

        def page(match: re.Match[str]) -> str:
            embed = embeds.get(int(match["number"]), _OTHERS)
            return match[0] if embed is _OTHERS else embed.html if embed else _unmarked(match)

        def feed(match: re.Match[str]) -> str:
            embed = embeds.get(int(match["number"]), _OTHERS)
            return match[0] if embed is _OTHERS else embed.feed_html if embed else _unmarked(match)

        html, feed_html = _SLOT.sub(page, self.html), _SLOT.sub(feed, self.feed_html)
        return replace(self, html=html, feed_html=feed_html)


_OTHERS = Embed("", "")
"""What stands for the slot of another."""
_DEEPEST_LISTED = 3
_SLOT = re.compile(r"(?P<begin><p(?:\s[^>]*)?>)\x1aslot (?P<number>\d+)\x1a(?P<words>.*?)</p>", re.DOTALL)


def _unmarked(match: re.Match[str]) -> str:
    return f"{match['begin']}{match['words']}</p>" if match["words"] else ""
