"""Read foreign HTML, and keep nothing of it but words, line breaks and links to X.

So nothing else of it can reach a page, whatever it holds.
"""

import re
from itertools import takewhile

from msgspec import Struct

from ..foundation.markup import Kind, Token, decoded, read_tokens
from .addresses import StatusAddress, clean_href, parse_status
from .model import Direction, Link

_SPACE = re.compile("[ \t\r\n\f]+")
_DIRECTIONS = {each.value: each for each in Direction}
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


class StatusLink(Struct, frozen=True):
    """A link to a tweet: which piece of the text it is, whether in a <p>, and where in the code it begins."""

    index: int
    start: int
    address: StatusAddress
    text: str
    is_in_paragraph: bool


class EmbedReader:
    """Read one block of embed code, which begins where a text does, to its end.

    `pieces` is its text; `tail` tells how much of it stands before the end of the last <p>, None where no <p> ends;
    `statuses` are the links in it that lead to tweets. `end` is where the block ends, None where it does not, `nested`
    where the first block inside it begins.
    """

    def __init__(self, code: str) -> None:
        """Read it."""
        self.pieces: list[str | Link] = []
        self.statuses: list[StatusLink] = []
        self.tail: int | None = None
        self.nested: int | None = None
        self.end: int | None = None
        self.lang, self.dir = "und", Direction.AUTO
        self._depth = 0
        self._href: str | None = None
        self._words: list[str] = []
        self._start = 0
        self._is_in_paragraph = False
        for token in takewhile(lambda _: self.end is None, read_tokens(code)):
            self._take(token)

    def _take(self, token: Token) -> None:
        match token.kind:
            case Kind.START:
                self._open(token)
            case Kind.END:
                self._close(token)
            case Kind.TEXT:
                self._add(_SPACE.sub(" ", decoded(token.written)))

    def _open(self, tag: Token) -> None:
        """Take blocks, paragraphs, line breaks and links."""
        if tag.name == "blockquote":
            self._depth += 1
            if self._depth > 1 and self.nested is None:
                self.nested = tag.start
        elif tag.name == "br":
            self._add("\n")
        elif tag.name == "p":
            self._close_link()
            self._is_in_paragraph = True
            self.pieces.append("\n\n")
            values = tag.values
            if _LANGUAGE.fullmatch(values.get("lang", "")):
                self.lang = values["lang"]
            self.dir = _DIRECTIONS.get(values.get("dir", "").lower(), self.dir)
        elif tag.name == "a":
            self._close_link()
            self._href, self._words, self._start = tag.values.get("href", ""), [], tag.start

    def _close(self, tag: Token) -> None:
        """End what was begun."""
        if tag.name == "blockquote":
            self._close_link()
            self._depth -= 1
            if self._depth <= 0:
                self.end = tag.end
        elif tag.name == "p":
            self._close_link()
            self._is_in_paragraph = False
            self.tail = len(self.pieces)
        elif tag.name == "a":
            self._close_link()

    def _add(self, text: str) -> None:
        (self.pieces if self._href is None else self._words).append(text)

    def _close_link(self) -> None:
        if self._href is None:
            return
        text = "".join(self._words)
        if address := parse_status(self._href):
            link = StatusLink(len(self.pieces), self._start, address, text.strip(), self._is_in_paragraph)
            self.statuses.append(link)
        href = clean_href(self._href)
        self.pieces.append(Link(text, href) if href else text)
        self._href = None
