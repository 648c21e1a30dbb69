"""Bare addresses in a text, as GitHub finds them (GitHub Flavored Markdown, section 6.9)."""

import re
from collections.abc import Iterator

_ADDRESS = re.compile(
    r"(?P<url>(?<![^\W_])(?:(?:https?|ftp)://|(?<![^\s*_~(])www\.)[^\s<]+)"
    r"|(?P<mail>(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)",
    re.ASCII | re.IGNORECASE,
)
_HOST = re.compile(r"(?:[a-z]+://)?(?P<host>[^\s/?#:]+)", re.IGNORECASE)
_TRAILING = "?!.,:*_~'\""
_ENTITY = re.compile(r"&[a-zA-Z0-9]+;\Z")
_LONGEST_ENTITY = 40


def find_addresses(text: str) -> Iterator[tuple[int, int, str]]:
    """Go through the addresses in a text: where each begins and ends, and where it leads."""
    if "://" not in text and "www." not in text and "@" not in text:
        return
    for match in _ADDRESS.finditer(text):
        written = match[0]
        if match["mail"]:
            if written[-1] not in "-_":
                yield match.start(), match.end(), f"mailto:{written}"
            continue
        written = _trimmed(written)
        if _has_host(written):
            scheme = "" if "://" in written[:8] else "http://"
            yield match.start(), match.start() + len(written), scheme + written


def _trimmed(address: str) -> str:
    """Take away what belongs to the sentence around an address: punctuation, and brackets it does not open."""
    surplus = address.count(")") - address.count("(")
    end = len(address)
    while end:
        sign = address[end - 1]
        if sign in _TRAILING:
            end -= 1
        elif sign == ")" and surplus > 0:
            end, surplus = end - 1, surplus - 1
        elif sign == ";" and (entity := _ENTITY.search(address, max(0, end - _LONGEST_ENTITY), end)):
            end = entity.start()
        else:
            break
    return address[:end]


def _has_host(address: str) -> bool:
    """Tell whether an address names a host: with a dot behind `www`, and no underscore in the last two parts."""
    match = _HOST.match(address)
    parts = match["host"].split(".") if match else []
    is_named = bool(parts) and all(parts) and not any("_" in part for part in parts[-2:])
    return is_named and ("://" in address or len(parts) > 1)
