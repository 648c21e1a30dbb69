"""Where in a text something stands: offsets in its UTF-8 bytes, and the lines and columns of these."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

_TARGET = re.compile(rb"[ \t\r\n]*<?")
_DEFINED = re.compile(rb"\]:[ \t\r\n]*<?")


class Span(NamedTuple):
    """Where something begins and ends; a link that only names its target has that name as `label`."""

    start: int
    end: int
    label: str = ""


class NestingError(ValueError):
    """A text whose blocks are nested too deeply; `start` is where the one begins that is too deep."""

    problem = "the text is nested too deeply to be read"
    remedy = "flatten its lists and quotes"

    def __init__(self, start: int) -> None:
        """Say where."""
        super().__init__(self.problem)
        self.start = start


class Lines:
    """Know the lines of a text by the offsets in its bytes at which they begin."""

    def __init__(self, source: bytes) -> None:
        """Keep the text; it is looked through when somebody asks."""
        self.source = source

    @cached_property
    def starts(self) -> Sequence[int]:
        """Return where each line begins."""
        return (0, *(match.end() for match in re.finditer(b"\n", self.source)))

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line of an offset, and its column in characters, both counted from 0."""
        line = bisect_right(self.starts, offset) - 1
        return line, len(self.source[self.starts[line] : offset].decode(errors="replace"))


def target_offset(source: bytes, span: Span, target: str, definition: Span | None) -> int:
    """Return where a link says its target: in the link itself, or where the name is defined that it gives instead."""
    if definition:
        match = _DEFINED.search(source, definition.start, definition.end)
        return match.end() if match else definition.start
    written = target.encode()
    found = source.rfind(written, span.start, span.end) if written else -1
    if found > 0 and source[found - 1 : found] in {b"(", b"<", b" ", b"\t", b"\n"}:
        return found
    sign = source.rfind(b"](", span.start, span.end)
    match = _TARGET.match(source, sign + len(b"](") if sign >= 0 else span.start)
    return match.end() if match else span.start
