"""What the files of a handout share: sections in their groups, full addresses of links, a date for the undated."""

import datetime as dt
from collections.abc import Iterable, Iterator
from urllib.parse import quote, urljoin

from ..model import Section, Span, Words, by_link, plain

UNDATED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""When a handout was changed that does not say."""

_URL = "!#$%&'()*+,/:;=?@[]~"
"""What stands in a URL as it is, besides letters, digits, `-`, `.` and `_` (RFC 3986, section 2)."""


def grouped(sections: Iterable[Section]) -> Iterator[tuple[str, Section]]:
    """Go through the sections with the title of the group each stands in; empty where it stands in none."""
    group = ""
    for section in sections:
        is_inner = section.level > 2  # noqa: PLR2004 - a group's own heading is of level 2
        if not is_inner and not section.is_continued:
            group = section.title
        yield group if is_inner else "", section


def linked(words: Iterable[Span], url: str) -> Iterator[tuple[str, Words]]:
    """Go through a run of text link by link, each with its full address; empty where the text leads nowhere.

    `url` is that of the page on which the links stand.
    """
    for href, spans in by_link(words):
        yield quote(_absolute(href, url), safe=_URL) if href else "", spans


def with_addresses(words: Words, url: str) -> str:
    """Return a run of text in which the address of each link stands behind its words."""
    pieces = []
    for address, spans in linked(words, url):
        text = plain(spans)
        is_shown = text.strip() in {address, address.removeprefix("mailto:")}
        pieces.append(f"{text} ({address})" if address and not is_shown else text)
    return "".join(pieces)


def _absolute(href: str, url: str) -> str:
    try:
        return urljoin(url, href)
    except ValueError:  # such as http://[, where a site turned that down to a warning
        return href
