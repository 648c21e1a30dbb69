"""Read foreign HTML, and keep nothing of it but words, line breaks and links to X.

So nothing else of it can reach a page, whatever it holds.
"""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from plugins.tweets.addresses import StatusAddress, clean_href, parse_status
from plugins.tweets.model import Direction, Link

_CLASSES = frozenset({"twitter-tweet", "twitter-video"})
_SPACE = re.compile("[ \t\r\n\f]+")
_DIRECTIONS = {each.value: each for each in Direction}
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class StatusLink:
    """A link to a tweet: which piece of the text it is, whether in a <p>, and where it stands in the code."""

    index: int
    position: tuple[int, int]
    address: StatusAddress
    text: str
    is_in_paragraph: bool


class EmbedReader(HTMLParser):
    """Read one block of embed code, fed as it stands.

    `pieces` is its text; `tail` tells how much of it stands before the end of the last <p>, None where no <p> ends;
    `statuses` are the links in it that lead to tweets. `depth` counts the open <blockquote>s, `nested` is the line and
    column of the first one inside another. `is_other` is set when the block is no embed at all.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__(convert_charrefs=True)
        self.pieces: list[str | Link] = []
        self.statuses: list[StatusLink] = []
        self.depth = 0
        self.tail: int | None = None
        self.nested: tuple[int, int] | None = None
        self.is_closed = self.is_other = False
        self.lang, self.dir = "und", Direction.AUTO
        self._href: str | None = None
        self._text = ""
        self._position = (1, 0)
        self._is_in_paragraph = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take blocks, paragraphs, line breaks and links."""
        values = {name: value or "" for name, value in reversed(attrs)}
        if tag == "blockquote":
            self._open_block(values.get("class", ""))
        elif tag == "br":
            self._add("\n")
        elif tag == "p":
            self._close_link()
            self._is_in_paragraph = True
            self.pieces.append("\n\n")
            if _LANGUAGE.fullmatch(values.get("lang", "")):
                self.lang = values["lang"]
            self.dir = _DIRECTIONS.get(values.get("dir", "").lower(), self.dir)
        elif tag == "a":
            self._close_link()
            self._href, self._text, self._position = values.get("href", ""), "", self.getpos()

    def handle_endtag(self, tag: str) -> None:
        """End what was begun."""
        if tag == "blockquote":
            self._close_link()
            self.depth -= 1
            self.is_closed = self.depth == 0
        elif tag == "p":
            self._close_link()
            self._is_in_paragraph = False
            self.tail = len(self.pieces)
        elif tag == "a":
            self._close_link()

    def handle_data(self, data: str) -> None:
        """Take words, white space as HTML reads it; not scripts and styles."""
        if self.cdata_elem is None:
            self._add(_SPACE.sub(" ", data))

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: FBT001, FBT002 - HTMLParser's signature
        """Pass over `<![if …]>`, which HTMLParser of Python before 3.14 raises AssertionError for."""
        return self.parse_bogus_comment(i, report)

    def _open_block(self, classes: str) -> None:
        if self.depth == 0:
            self.is_other = _CLASSES.isdisjoint(classes.split())
        elif self.nested is None:
            self.nested = self.getpos()
        self.depth += 1

    def _add(self, text: str) -> None:
        if self._href is None:
            self.pieces.append(text)
        else:
            self._text += text

    def _close_link(self) -> None:
        if self._href is None:
            return
        if address := parse_status(self._href):
            text, is_in_paragraph = self._text.strip(), self._is_in_paragraph
            self.statuses.append(StatusLink(len(self.pieces), self._position, address, text, is_in_paragraph))
        href = clean_href(self._href)
        self.pieces.append(Link(self._text, href) if href else self._text)
        self._href = None
