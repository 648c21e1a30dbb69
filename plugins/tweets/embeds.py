"""Find what stands for a tweet in the Markdown of a post, and put its card there."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from ..foundation.findings.model import Code
from ..foundation.prose.model import Embed, Fault, Link, Pasted
from .addresses import StatusAddress, parse_status
from .archive import Archive
from .model import Tweet
from .parse import AGAIN, BLOCK, EmbedError, embed_starts, read_embed, read_words
from .render import TweetRenderer

_PIECE = re.compile(
    r"<(?:(?P<script>(?i:script)\b[^>]{0,500}//platform\.(?:twitter|x)\.com/widgets\.js[^>]{0,500}>"
    r"\s{0,100}</(?i:script)\s{0,100}>)"
    rf"|(?P<end>/(?i:blockquote)\s{{0,100}}>)|{BLOCK.removeprefix('<')})"
)
_SIGNED = re.compile(r"\(@\w{1,20}\)\s*<a\b[^<>]*/status(?:es)?/[^<>]*>[^<]*</a>\s*\Z")
"""What stands before the end of embed code."""


_REMEDY = "run `make tweets FETCH=1`, or paste its embed code"


class TweetEmbed(Embed, frozen=True):
    """A tweet in a text: its address, where that can be read, and what the pasted code says of it."""

    address: StatusAddress | None = None
    pasted: Tweet | None = None


class TweetEmbedder:
    """Turn pasted embed code, and links to tweets that stand alone, into cards.

    A tweet of the archive is shown as it is there, whatever was pasted.
    """

    signs = ("twitter-tweet", "twitter-video", "/status", "/widgets.js")

    def __init__(self, archive: Archive, renderer: TweetRenderer, remedy: str = _REMEDY) -> None:
        """Keep both, which are read, never changed, and what to do where a tweet is in none of them."""
        self._archive, self._renderer, self._remedy = archive, renderer, remedy

    def find(self, body: str) -> Iterator[Pasted]:
        """Go through the embed code in a text, and the script that X gives along with it."""
        text = _Text(body)
        done = position = 0
        while match := _PIECE.search(body, position):
            start, position = match.span()
            if found := self._found(match, done, text):
                embed, position = found
                yield Pasted(start, position, embed)
                done = position

    def embed(self, link: Link, *, is_bare: bool) -> TweetEmbed | None:
        """Return the card of the tweet that a link leads to; None where it leads to something else.

        A link with words of its own stays one while the archive does not have the tweet.
        """
        address = parse_status(link.target)
        if not address or not address.is_numbered or not (is_bare or address.id in self._archive.tweets):
            return None
        return self._embed(address, None, "", self._missing(address, link.line, link.column))

    def _found(self, match: re.Match[str], done: int, text: "_Text") -> tuple[Embed, int] | None:
        """Return what stands at a place of a text, and where it ends; None for another kind of <blockquote>.

        `done` is where the embed code before it ends.
        """
        body, start = match.string, match.start()
        if match["script"]:
            return Embed("", "", match[0]), match.end()
        if match["end"]:
            return self._orphan(match, done, text)
        try:
            pasted = read_embed(body, start, text.next_embed(start))
        except EmbedError as error:
            fault = Fault(Code.BAD_TWEET, *text.place(error.place), error.problem, error.remedy)
            html = self._renderer.unread(read_words(body[start : error.end]))
            return TweetEmbed(html, html, _dedented(body, start, error.end), fault=fault), error.end
        if not pasted:
            return None
        missing = self._missing(pasted.address, *text.place(start))
        source = _dedented(body, start, pasted.end)
        return self._embed(pasted.address, pasted.tweet, source, missing), pasted.end

    def _orphan(self, match: re.Match[str], done: int, text: "_Text") -> tuple[Embed, int] | None:
        """Return the end of embed code whose beginning was not copied; None for another end of a <blockquote>."""
        body, start = match.string, match.start()
        before = body[max(done, start - 1000) : start]
        if "<blockquote" in before or not _SIGNED.search(before):
            return None
        problem = "an embed ends here whose beginning is missing"
        fault = Fault(Code.BAD_TWEET, *text.place(start), problem, AGAIN)
        return Embed("", "", match[0], fault=fault), match.end()

    def _embed(self, address: StatusAddress, pasted: Tweet | None, source: str, missing: Fault) -> TweetEmbed:
        tweet = self._archive.tweets.get(address.id) or pasted
        if not tweet:
            link = self._renderer.link(address.url)
            fault = None if address.id in self._archive.faulty else missing
            return TweetEmbed(link, link, source, fault=fault, address=address)
        return TweetEmbed(
            html=self._renderer.figure(tweet),
            feed_html=self._renderer.quote(tweet),
            source=source,
            pictures=self._archive.pictures_of(tweet),
            address=address,
            pasted=pasted,
        )

    def _missing(self, address: StatusAddress, line: int, column: int) -> Fault:
        problem = f"tweet {address.id} is not in content/tweets/"
        return Fault(Code.MISSING_TWEET, line, column, problem, self._remedy)


class _Text:
    """Know the lines of a text, and where embed code begins in it."""

    def __init__(self, body: str) -> None:
        self._lines = [0, *(match.end() for match in re.finditer("\n", body))]
        self._embeds = [*embed_starts(body), len(body)]

    def place(self, position: int) -> tuple[int, int]:
        """Return line and column of a character, both counted from 0."""
        line = bisect_right(self._lines, position) - 1
        return line, position - self._lines[line]

    def next_embed(self, position: int) -> int:
        """Return where the first embed code behind a place begins, or the text ends."""
        return self._embeds[bisect_right(self._embeds, position)]


def _dedented(body: str, start: int, end: int) -> str:
    """Return a piece of a text, its further lines without the white space that stands before the first."""
    before = body[body.rfind("\n", 0, start) + 1 : start]
    return body[start:end].replace("\n" + before, "\n") if before.isspace() else body[start:end]
