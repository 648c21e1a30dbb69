"""Read the embed code that X gives: its tweet, and where in the text it ends."""

import datetime as dt
import re
from dataclasses import dataclass
from html import unescape

from plugins.text import LONGEST_NAME, one_line
from plugins.tweets.addresses import StatusAddress
from plugins.tweets.model import Link, Tweet, words_of
from plugins.tweets.reader import EmbedReader, StatusLink

BLOCK = r"""(?i:blockquote)\b(?:[^"'>]|"[^"]{0,1000}"|'[^']{0,1000}'){0,1000}>"""
"""The start tag of any <blockquote> behind its `<`; longer ones than X ever gave are none."""
_BLOCK = re.compile("<" + BLOCK)
_CLASS = re.compile(r"\btwitter-(?:tweet|video)\b")
BROKEN_BLOCK = r"(?i:blockquote)\b[^<>]{0,200}\btwitter-(?:tweet|video)\b"
"""The same of embed code, where it does not end."""
_END = re.compile(r"</(?i:blockquote)[^>]*>")
_BLANK_LINE = re.compile(r"\n[ \t]*(?=\n)")
_LIMIT = re.compile(r"\n[ \t]*(?=\n)|\n[ \t>]*(?=`{3}|~{3})|`|-->")
"""Where code that is cut off ends at the latest: at a blank line, and where Markdown or HTML that it stands in may."""
_BROKEN_TAG = re.compile(r"</?[a-zA-Z][^<>]*\n[ \t]*\n")
_QUOTED = re.compile(r"(?:[ \t]*>)+")
_DASHES = ("\N{EM DASH}", "\N{EN DASH}", "--", " - ")
"""What stands before the author's name: the first in the code of X, the others in what people make of it."""
_LEADING_DASH = re.compile("\\A\\s*(?:\N{EM DASH}|\N{EN DASH}|--?)")
_AUTHOR = re.compile(r"(?P<name>.*?)\s*\(\\?@(?P<handle>[A-Za-z0-9_]{1,20})\)", re.DOTALL)
_SIGNS = re.compile("(?:\\(\\\\?@[A-Za-z0-9_]{1,20}\\)|\N{EM DASH}|\N{EN DASH}|--)\\s*\\Z")
_DATES = ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%Y-%m-%d")
_FIRST_SNOWFLAKE = 29_700_859_247
"""The first id that tells when its tweet was written, on 4 November 2010; ids before it only count."""
_SNOWFLAKE_EPOCH = 1_288_834_974_657
"""Milliseconds from 1970 to the moment from which such ids count."""
AGAIN = "copy the embed code from X again, whole"


@dataclass(frozen=True, slots=True)
class Pasted:
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


def read_embed(text: str, start: int = 0) -> Pasted | None:
    """Read the embed code that begins at `start`; None where another kind of <blockquote> does.

    Raises EmbedError.
    """
    tag = _BLOCK.match(text, start)
    if tag and not _is_embed(tag):
        return None
    another = next(filter(_is_embed, _BLOCK.finditer(text, start + 1)), None)
    code = _unquoted(text, start, another.start() if another else len(text))
    limit = _LIMIT.search(code)
    end = start + (limit.start() if limit else len(code))
    if not tag:
        raise EmbedError(start, end, "the start tag of this embed is cut off")
    reader = EmbedReader()
    fed = 0
    for match in _END.finditer(code):
        reader.feed(code[fed : match.end()])
        fed = match.end()
        if reader.is_other or reader.depth <= 0:
            break
    if reader.is_other:
        return None
    if another and not reader.is_closed and not limit:
        raise EmbedError(another.start(), another.start(), "an embed begins inside another one")
    if not reader.is_closed or _is_cut_off(code[:fed], reader):
        raise EmbedError(start, end, "this embed is cut off: it has no </blockquote>")
    try:
        return _pasted(reader, start + fed)
    except _Mistake as mistake:
        place = start + _offset(code, mistake.position)
        raise EmbedError(place, start + fed, mistake.problem, mistake.remedy) from None


def _is_embed(tag: re.Match[str]) -> bool:
    return _CLASS.search(unescape(tag[0])) is not None


def read_words(code: str) -> str:
    """Return the words of embed code, whatever is wrong with it."""
    reader = EmbedReader()
    reader.feed(code)
    return one_line(words_of(reader.pieces))


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
        if not match and not line.strip():
            break
        lines.append(" " * match.end() + line[match.end() :] if match else line)
    return "\n".join(lines)


def _is_cut_off(code: str, reader: EmbedReader) -> bool:
    """Tell code that ran on, past where it must end, into the next block of the text."""
    nested = _offset(code, reader.nested) if reader.nested else 0
    ran_on = _BLANK_LINE.search(code, 0, nested) or (not reader.statuses and _LIMIT.search(code))
    return bool(ran_on or _BROKEN_TAG.search(code))


def _offset(code: str, position: tuple[int, int]) -> int:
    line, column = position
    return sum(len(each) + 1 for each in code.split("\n")[: line - 1]) + column


class _Mistake(Exception):  # noqa: N818 - it becomes an EmbedError once its place in the text is known
    def __init__(self, position: tuple[int, int], problem: str, remedy: str = AGAIN) -> None:
        super().__init__(problem)
        self.position, self.problem, self.remedy = position, problem, remedy


def _pasted(reader: EmbedReader, end: int) -> Pasted:
    if reader.nested:
        raise _Mistake(reader.nested, "another block stands inside this embed, and no tweet holds one")
    signature = _signature(reader)
    if not signature.address.is_numbered:
        number = signature.address.id
        problem = f"{number} is no number of a tweet" if number else "the link to the tweet has no number"
        raise _Mistake(signature.position, problem)
    text, name, handle = _signed(reader, signature)
    handle = handle or signature.address.handle
    if not text:
        return Pasted(end, signature.address, None)
    if not handle:
        raise _Mistake((1, 0), "this embed does not say whose tweet it is")
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
        signed = [each for each in reader.statuses if _SIGNS.search(_before(reader, each))]
        candidates = signed or (reader.statuses[-1:] if reader.tail is None else [])
    if not candidates:
        raise _Mistake((1, 0), "this embed has no link to its tweet, like https://x.com/NAME/status/NUMBER")
    rivals = [each for each in reader.statuses if reader.tail is not None and not each.is_in_paragraph] or candidates
    for each in rivals:
        if each.address.id != rivals[0].address.id:
            raise _Mistake(each.position, f"this embed links two tweets: {rivals[0].address.id} comes before")
    return candidates[-1]


def _before(reader: EmbedReader, status: StatusLink) -> str:
    """Return the words right before a link."""
    start = status.index
    while start and isinstance(reader.pieces[start - 1], str):
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
    words = _LEADING_DASH.sub("", words, count=1).strip()
    match = _AUTHOR.fullmatch(words)
    return (match["name"], match["handle"]) if match else (words, "")


def tidy(pieces: list[str | Link]) -> tuple[str | Link, ...]:
    """Return text as HTML shows it: one space for many, none around a line break or at the ends."""
    joined: list[str | Link] = []
    for piece in pieces:
        if isinstance(piece, str) and joined and isinstance(joined[-1], str):
            joined[-1] += piece
        elif piece if isinstance(piece, str) else piece.text:
            joined.append(piece)
    tidied = [re.sub(r" *\n *", "\n", re.sub(" +", " ", each)) if isinstance(each, str) else each for each in joined]
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
        raise _Mistake(signature.position, problem, "write it like October 31, 2008")
    return dt.datetime.fromtimestamp(((number >> 22) + _SNOWFLAKE_EPOCH) / 1000, dt.UTC).date()
