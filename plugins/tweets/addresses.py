"""Addresses on X: of tweets, and those that a tweet may link."""

import re

from msgspec import Struct

_SCHEME = r"(?:https?:)?//"
_X = r"(?:(?:www|mobile|m)\.)?(?:twitter|x)\.com"
_STATUS = re.compile(
    rf"{_SCHEME}{_X}/(?:\#!/)?(?:i/(?:web/)?|(?P<handle>[A-Za-z0-9_]{{1,20}})/)status(?:es)?/(?P<id>[^/?\#]*)(?:[/?\#].*)?",
    re.ASCII | re.IGNORECASE,
)
_KNOWN = re.compile(
    rf"{_SCHEME}(?P<host>t\.co|pic\.(?:twitter|x)\.com|{_X})(?:[/?\#][^\s<>\"'\\^`{{|}}\x00-\x20\x7f]*)?", re.IGNORECASE
)
_LINE_ENDS = dict.fromkeys(map(ord, "\t\r\n"))
_SEARCH = re.compile(r"[?&](q=[^&#]+)")
_ID = re.compile(r"[1-9][0-9]{0,19}")


class StatusAddress(Struct, frozen=True):
    """What the address of a tweet says of it; the handle is empty where it says `/i/status/`."""

    handle: str
    id: str

    @property
    def is_numbered(self) -> bool:
        """Tell whether the id is one: a number of at most twenty digits."""
        return bool(_ID.fullmatch(self.id))

    @property
    def url(self) -> str:
        """Return the address as X writes it today."""
        return f"https://x.com/{self.handle or 'i'}/status/{self.id}"


def parse_status(address: str) -> StatusAddress | None:
    """Read the address of a tweet in any of the forms that X and Twitter have given it; None for any other."""
    match = _STATUS.fullmatch(_stripped(address))
    return StatusAddress(match["handle"] or "", match["id"]) if match else None


def clean_href(href: str) -> str:
    """Return an address that a tweet may link, without what only counts clicks; nothing for one that it may not.

    X sends every link through t.co; what is on its own hosts are profiles, hashtags, searches, pictures and tweets.
    """
    href = _stripped(href)
    match = _KNOWN.fullmatch(href)
    if not match:
        return ""
    href = f"https:{href}" if href.startswith("//") else href
    if "?" not in href or not match["host"].lower().endswith(("twitter.com", "x.com")):
        return href
    path, _, query = href.partition("?")
    search = _SEARCH.search(f"?{query}")
    return f"{path}?{search[1]}" if search else path


def _stripped(address: str) -> str:
    """Return an address without what browsers take out of it: https://url.spec.whatwg.org/#concept-basic-url-parser."""
    return address.strip().translate(_LINE_ENDS)
