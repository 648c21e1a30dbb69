"""The part of a file that a client asks for."""

import re

_FROM = re.compile(r"bytes=[ \t]*(\d{1,18})-(\d{0,18})[ \t]*", re.ASCII | re.IGNORECASE)
_LAST = re.compile(r"bytes=[ \t]*-(\d{1,18})[ \t]*", re.ASCII | re.IGNORECASE)


def part_of(size: int, asked: str) -> range | None:
    """Return which of `size` bytes a Range header asks for; an empty range where there are no such bytes.

    Return None, for all of them, where it asks for several parts or makes no sense: RFC 9110, section 14.2, allows it.
    """
    if match := _LAST.fullmatch(asked):
        return range(max(size - int(match[1]), 0), size)
    match = _FROM.fullmatch(asked)
    if not match or (match[2] and int(match[2]) < int(match[1])):
        return None
    return range(int(match[1]), min(int(match[2]) + 1, size) if match[2] else size)
