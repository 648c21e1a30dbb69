"""Where a site is served: SITEURL."""

import re
import unicodedata
from ipaddress import AddressValueError, IPv6Address
from urllib.parse import unquote

from ..foundation.documents.paths import encode

_URL = re.compile(
    r"(?P<scheme>https?)://(?P<user>[^/?#]*@)?(?P<host>\w[\w-]*(?:\.[\w-]+)*\.?|\[[0-9a-f:.]+\])(?::(?P<port>[0-9]*))?"
    r"(?P<path>/[^?#\s<>\"'\\^`{|}]*)?(?P<rest>[?#].*)?",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"%(?![0-9a-f]{2})", re.IGNORECASE)


def parse_site_url(text: str) -> str:
    """Return the URL of a site as its pages say it (RFC 3986): its path is percent-encoded, without a slash at the end.

    A host's name that is not in ASCII stays as it is. Raises ValueError, with what the URL must be.
    """
    match = _URL.fullmatch(text)
    if match is None:
        raise ValueError("must be a URL such as https://example.org")
    if match["user"]:
        raise ValueError("must be a URL without a user or password, which every page would publish")
    if match["rest"]:
        raise ValueError("must be a URL without a query or fragment (`?` or `#`)")
    return f"{match['scheme'].lower()}://{_host(match['host'])}{_port(match['port'])}{_path(match['path'] or '')}"


def _host(host: str) -> str:
    if host.startswith("["):
        try:
            IPv6Address(host[1:-1])
        except AddressValueError:
            raise ValueError(f"must be a URL, and {host} is no address of IPv6") from None
    return host.lower()


def _port(port: str | None) -> str:
    if not port:
        return ""
    if not 0 < int(port[:6]) < 65536:  # noqa: PLR2004 - ports have 16 bits
        raise ValueError("must be a URL whose port is from 1 to 65535")
    return f":{int(port)}"


def _path(path: str) -> str:
    """Return a path in the one form in which it may stand before the path of a page."""
    if _PERCENT.search(path):
        raise ValueError("must be a URL in which two hexadecimal digits follow each `%`")
    try:
        parts = [
            unicodedata.normalize("NFC", unquote(part, errors="strict")) for part in path.rstrip("/").split("/")[1:]
        ]
    except UnicodeDecodeError:
        raise ValueError("must be a URL whose path is in UTF-8") from None
    if any(part in {"", ".", ".."} for part in parts):
        raise ValueError("must be a URL without `//`, `.` or `..` in its path")
    if any(c in "/\\" or unicodedata.category(c).startswith("C") for part in parts for c in part):
        raise ValueError("must be a URL without control characters or encoded slashes in its path")
    return encode("".join(f"/{part}" for part in parts))
