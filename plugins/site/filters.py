"""What templates need to write addresses and dates."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import cache
from urllib.parse import quote, urlsplit

from markupsafe import Markup, escape

from ..foundation.assets.model import Assets
from ..foundation.contribution import Contribution
from ..foundation.documents.paths import encode
from ..foundation.language import parse_language
from ..foundation.listings.model import listing_path
from ..foundation.slugs import slug
from ..hosting.policy import page_policy

_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905 - twelve words read better than a list
)

_COMPOUND = re.compile(
    r"(?<!\S)(?=\S{1,16}(?!\S))[\w\N{RIGHT SINGLE QUOTATION MARK}]+(?:-[\w\N{RIGHT SINGLE QUOTATION MARK}]+)+\S?"
)
"""A word with hyphens that fits on a line of a phone, with the mark behind it."""


def for_site(
    site_url: str, assets: Assets, contributions: Sequence[Contribution] = ()
) -> Mapping[str, Callable[..., object]]:
    """Return the filters of a site that is served at `site_url`, by their names in templates."""
    base = urlsplit(site_url).path

    @cache
    def link(path: str) -> str:
        """Return the address of a page for use on another page."""
        return base + encode(path)

    @cache
    def absolute(path: str) -> str:
        """Return the full address of a page."""
        return site_url + encode(path)

    def asset(name: str) -> str:
        """Return the address of one of the theme's files for use on a page: of `css/site.css`, say."""
        return link(assets.find(name).path)

    @cache
    def inline(name: str) -> Markup:
        """Return an address that holds one of the theme's drawings itself."""
        return Markup(assets.find(name).data_address)  # noqa: S704 - it is quoted

    def integrity(name: str) -> str:
        """Return the digest by which the policy lets a script run."""
        return assets.find(name).integrity

    @cache
    def policy(scripts: tuple[str, ...]) -> Markup:
        """Return the Content-Security-Policy of a page that runs some scripts, for the page itself to say."""
        # It is of our own words; quotes escaped would only weigh.
        return Markup(page_policy(scripts, assets, contributions).meta)  # noqa: S704

    return {
        "link": link,
        "absolute": absolute,
        "asset": asset,
        "inline": inline,
        "integrity": integrity,
        "policy": policy,
        "day": day,
        "direction": direction,
        "group": group,
        "mail": mail,
        "unbroken": unbroken,
    }


def day(date: datetime) -> str:
    """Return a date as readers write it: 31 October 2016."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


@cache
def direction(language: str) -> str:
    """Return the side at which lines of a language begin, as HTML says it."""
    return parse_language(language).direction


def group(name: str, grouping: str) -> str:
    """Return the path of the listing of a topic, tag, series, author or year."""
    return listing_path(grouping, slug(name))


def mail(text: str) -> str:
    """Return text as part of a mailto: address (RFC 6068)."""
    return quote(text, safe="")


def unbroken(title: str) -> Markup:
    """Return a title in which no line ends after a hyphen, where the word is short enough to stay whole."""
    return Markup(_COMPOUND.sub(r'<span class="whole">\g<0></span>', str(escape(title))))  # noqa: S704 - it is escaped
