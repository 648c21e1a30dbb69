"""The nouns: link, heading, fault, prose."""

from dataclasses import dataclass

from plugins.findings.model import Code


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link leads.

    `target` is what the author wrote, `href` what the page says. A link inside the site has the `path` and
    `fragment` it leads to, percent-decoded; one to a file beside the post has that file's name as `attachment`.
    """

    target: str
    href: str
    path: str = ""
    fragment: str = ""
    attachment: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading of the text: its level (2 to 6), anchor and plain text."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A mistake in the text, with the characters of the source at which it shows.

    `line` counts from 0 at the first line of the body; None where the needle alone tells the place.
    """

    code: Code
    needle: str
    problem: str
    remedy: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Prose:
    """Rendered Markdown: HTML, and what the site needs to know of it.

    `opening` is the plain text of the first paragraph, cut at a sentence; `links` lead inside the site.
    """

    html: str
    headings: tuple[Heading, ...]
    anchors: frozenset[str]
    links: tuple[Link, ...]
    faults: tuple[Fault, ...]
    opening: str
    words: int
