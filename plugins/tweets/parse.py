"""Read the embed code that X gives: its tweet, and where in the text it ends."""

import datetime as dt
import re
from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from ..foundation.markup import Kind, Token, read_tokens
from ..foundation.text import LONGEST_NAME, one_line
from .addresses import StatusAddress
from .model import Link, Tweet, words_of
from .reader import EmbedReader, StatusLink

BLOCK = r"<(?i:blockquote)\b"
"""How any <blockquote> begins."""
LONGEST_TAG = 1000
"""Characters of the start tag of embed code; longer ones than X ever gave are none."""
_BLOCK = re.compile(BLOCK)
_CLASSES = frozenset({"twitter-tweet", "twitter-video"})
_BROKEN_BLOCK = re.compile(rf"{BLOCK}[^<>]{{0,200}}\btwitter-(?:tweet|video)\b")
"""The start tag of embed code, where it does not end."""
_BLANK_LINE = re.compile(r"\n[ \t]*(?=\n)")
_LIMIT = re.compile(r"\n[ \t]*(?=\n)|\n[ \t>]*(?=`{3}|~{3})|`|-->")
"""Where code that is cut off ends at the latest: at a blank line, and where Markdown or HTML that it stands in may."""
_BROKEN_TAG = re.compile(r"</?[a-zA-Z][^<>]*\n[ \t]*\n")
_QUOTED = re.compile(r"(?:[ \t]*>){1,20}")
"""What makes a line part of a quotation; one that is deeper is refused anyway."""
_DASHES = ("\N{EM DASH}", "\N{EN DASH}", "--", " - ")
"""What stands before the author's name: the first in the code of X, the others in what people make of it."""
_LEADING_DASH = re.compile("\\A\\s*(?:\N{EM DASH}|\N{EN DASH}|--?)")
_HANDLE = re.compile(r"\(\\?@(?P<handle>[A-Za-z0-9_]{1,20})\)\Z")
_SIGNS = re.compile("(?:\\(\\\\?@[A-Za-z0-9_]{1,20}\\)|\N{EM DASH}|\N{EN DASH}|--)\\s*\\Z")
_SIGNING = 20
"""Pieces of text before a link in which a sign is looked for."""
_DATES = ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%Y-%m-%d")
_FIRST_SNOWFLAKE = 29_700_859_247
"""The first id that tells when its tweet was written, on 4 November 2010; ids before it only count."""
_SNOWFLAKE_EPOCH = 1_288_834_974_657
"""Milliseconds from 1970 to the moment from which such ids count."""
AGAIN = "copy the embed code from X again, whole"


class Pasted(Struct, frozen=True):
    """Embed code as it was read: its end in the text, the tweet's address, and the tweet if its words are there."""

    end: int
    address: StatusAddress
    tweet: Tweet | None


class EmbedError(Exception):
    """Embed code that no tweet can be read from; `place` is where it shows, `end` where the code ends in the text."""

    def __init__(self, place: int, end: int, problem: str, remedy: str = AGAIN) -> None:
        """Say where, what and what to do."""
        super().__init__(problem)
        self.place, self.end, self.problem, self.remedy = place, end, problem, remedy


def embed_starts(text: str, start: int = 0) -> Iterator[int]:
    """Go through the places from `start` on at which embed code begins, whole or not."""
    return (match.start() for match in _BLOCK.finditer(text, start) if _opening(text, match.start()))


def _opening(text: str, start: int) -> Token | None:
    """Return the start tag of embed code, which is open where it is cut off; None for another kind of block."""
    tag = next(read_tokens(text, start, min(len(text), start + LONGEST_TAG)))
    if tag.kind is Kind.START:
        classes = tag.values.get("class", "") if tag.name == "blockquote" else ""
        if not _CLASSES.isdisjoint(classes.split()):
            return tag
        if not re.search("[<>]", classes):  # with a quotation mark missing, the class goes on into the next tag
            return None
    broken = _BROKEN_BLOCK.match(text, start)
    return Token(text, Kind.OPEN, *broken.span()) if broken else None


def read_embed(text: str, start: int = 0, stop: int | None = None) -> Pasted | None:
    """Read the embed code that begins at `start`; None where another kind of <blockquote> does.

    Other embed code begins at `stop`, where that is known. Raises EmbedError.
    """
    tag = _opening(text, start)
    if not tag:
        return None
    stop = next(embed_starts(text, start + 1), len(text)) if stop is None else stop
    code = _unquoted(text, start, stop)
    limit = _LIMIT.search(code)
    end = start + (limit.start() if limit else len(code))
    if tag.kind is Kind.OPEN:
        raise EmbedError(start, end, "the start tag of this embed is cut off")
    reader = EmbedReader(code)
    if stop < len(text) and reader.end is None and not limit:
        raise EmbedError(stop, stop, "an embed begins inside another one")
    if reader.end is None or _is_cut_off(code[: reader.end], reader):
        raise EmbedError(start, end, "this embed is cut off: it has no </blockquote>")
    try:
        return _pasted(reader, start + reader.end)
    except _Mistake as mistake:
        raise EmbedError(start + mistake.place, start + reader.end, mistake.problem, mistake.remedy) from None


def read_words(code: str) -> str:
    """Return the words of embed code, whatever is wrong with it."""
    return one_line(words_of(EmbedReader(code).pieces))


def _unquoted(text: str, start: int, end: int) -> str:
    """Return a piece of the text; of a Markdown quotation to its end only, each line's `>` as spaces."""
    before = _QUOTED.match(text, text.rfind("\n", 0, start) + 1, start)
    if not before:
        return text[start:end]
    depth = before[0].count(">")
    mark = re.compile(rf"(?:[ \t]*>){{1,{depth}}}")
    first, *rest = text[start:end].split("\n")
    lines = [first]
    for line in rest:
        match = mark.match(line)
        if not line.strip():
            break
        lines.append(" " * match.end() + line[match.end() :] if match else line)
    return "\n".join(lines)


def _is_cut_off(code: str, reader: EmbedReader) -> bool:
    """Tell code that ran on, past where it must end, into the next block of the text."""
    ran_on = _BLANK_LINE.search(code, 0, reader.nested or 0) or (not reader.statuses and _LIMIT.search(code))
    return bool(ran_on or _BROKEN_TAG.search(code))


class _Mistake(Exception):  # noqa: N818 - it becomes an EmbedError once its place in the text is known
    def __init__(self, place: int, problem: str, remedy: str = AGAIN) -> None:
        super().__init__(problem)
        self.place, self.problem, self.remedy = place, problem, remedy


def _pasted(reader: EmbedReader, end: int) -> Pasted:
    if reader.nested is not None:
        raise _Mistake(reader.nested, "another block stands inside this embed, and no tweet holds one")
    signature = _signature(reader)
    if not signature.address.is_numbered:
        number = signature.address.id
        problem = f"{number} is no number of a tweet" if number else "the link to the tweet has no number"
        raise _Mistake(signature.start, problem)
    text, name, handle = _signed(reader, signature)
    handle = handle or signature.address.handle
    if not text:
        return Pasted(end, signature.address, None)
    if not handle:
        raise _Mistake(0, "this embed does not say whose tweet it is")
    tweet = Tweet(
        id=signature.address.id,
        handle=handle,
        name=one_line(name)[:LONGEST_NAME] or handle,
        date=_date(signature),
        text=text,
        lang=reader.lang,
        dir=reader.dir,
    )
    return Pasted(end, signature.address, tweet)


def _signature(reader: EmbedReader) -> StatusLink:
    """Return the link behind the author's name, which leads to the tweet itself.

    It stands behind the last paragraph. Where that has none, it is the one behind `(@handle)` or a dash; other tweets
    may be linked in the text.
    """
    tail = reader.tail or 0
    candidates = [each for each in reader.statuses if each.index >= tail]
    if reader.tail is None or not candidates:
        signed = [each for each in reader.statuses if _SIGNS.search(_before(reader, each, _SIGNING))]
        candidates = signed or (reader.statuses[-1:] if reader.tail is None else [])
    if not candidates:
        raise _Mistake(0, "this embed has no link to its tweet, like https://x.com/NAME/status/NUMBER")
    rivals = [each for each in reader.statuses if reader.tail is not None and not each.is_in_paragraph] or candidates
    for each in rivals:
        if each.address.id != rivals[0].address.id:
            raise _Mistake(each.start, f"this embed links two tweets: {rivals[0].address.id} comes before")
    return candidates[-1]


def _before(reader: EmbedReader, status: StatusLink, most: int | None = None) -> str:
    """Return the words right before a link, of at most so many pieces."""
    first = max(0, status.index - most) if most else 0
    start = status.index
    while start > first and isinstance(reader.pieces[start - 1], str):
        start -= 1
    return "".join(piece for piece in reader.pieces[start : status.index] if isinstance(piece, str))


def _signed(reader: EmbedReader, signature: StatusLink) -> tuple[tuple[str | Link, ...], str, str]:
    """Return the text of the tweet, and name and handle of its author, as far as the code says them."""
    if reader.tail is not None and signature.index >= reader.tail:
        words = words_of(reader.pieces[reader.tail : signature.index])
        return tidy(reader.pieces[: reader.tail]), *_author(words)
    before = _before(reader, signature)
    pieces = reader.pieces[: signature.index]
    while pieces and isinstance(pieces[-1], str):
        pieces.pop()
    dash = next((dash for dash in _DASHES if dash in before), None)
    text, _, words = before.rpartition(dash) if dash else (before, "", "")
    return tidy([*pieces, text]), *_author(words)


def _author(words: str) -> tuple[str, str]:
    """Return name and handle from words like `— Jane Doe (@janedoe)`; the handle is empty where none is said."""
    words = _LEADING_DASH.sub("", words).strip()
    match = _HANDLE.search(words)
    return (words[: match.start()].rstrip(), match["handle"]) if match else (words, "")


def tidy(pieces: list[str | Link]) -> tuple[str | Link, ...]:
    """Return text as HTML shows it: one space for many, none around a line break or at the ends."""
    tidied: list[str | Link] = []
    full = (piece for piece in pieces if isinstance(piece, str) or piece.text)
    for is_words, group in groupby(full, lambda piece: isinstance(piece, str)):
        if is_words:
            words = re.sub(" +", " ", words_of(group))
            tidied.append(re.sub(r" ?\n ?", "\n", words))
        else:
            tidied += group
    if tidied and isinstance(tidied[0], str):
        tidied[0] = tidied[0].lstrip(" \n")
    if tidied and isinstance(tidied[-1], str):
        tidied[-1] = tidied[-1].rstrip(" \n")
    return tuple(each for each in tidied if each)


def _date(signature: StatusLink) -> dt.date:
    """Return the day that the embed says, in English; else the day its id tells, which is the same one in UTC.

    The ids of X hold a time: https://docs.x.com/fundamentals/x-ids.
    """
    for form in _DATES:
        try:
            return dt.datetime.strptime(signature.text, form).replace(tzinfo=dt.UTC).date()
        except ValueError:
            continue
    number = int(signature.address.id)
    if number < _FIRST_SNOWFLAKE:
        problem = f'"{signature.text}" is no date in English, and ids from before November 2010 tell none'
        raise _Mistake(signature.start, problem, "write it like October 31, 2008")
    return dt.datetime.fromtimestamp(((number >> 22) + _SNOWFLAKE_EPOCH) / 1000, dt.UTC).date()
