"""The nouns: tweet, and the link and picture in it."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Discriminator, Field, StringConstraints, Tag

from ..foundation.text import LONGEST_NAME, LONGEST_SUMMARY, one_line, without_control_characters
from .addresses import clean_href

_STRICT = ConfigDict(extra="forbid")
_FIRST_LETTER = re.compile(r"[^\W_]")


class Status(StrEnum):
    """Tell the tweets that can be shown from those that their authors have deleted."""

    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Direction(StrEnum):
    """The values of HTML's `dir`."""

    LEFT_TO_RIGHT = "ltr"
    RIGHT_TO_LEFT = "rtl"
    AUTO = "auto"


def _cleaned(href: str) -> str:
    cleaned = clean_href(href)
    if not cleaned:
        message = "must be an address of X"
        raise ValueError(message)
    return cleaned


def _line(text: str) -> str:
    line = one_line(text)
    if not line:
        message = "is empty"
        raise ValueError(message)
    return line


_Words = Annotated[str, AfterValidator(without_control_characters)]


@dataclass(frozen=True, slots=True)
class Link:
    """A piece of a tweet's text that leads somewhere: a hashtag, a mention, a picture, an address."""

    __pydantic_config__ = _STRICT

    text: _Words
    href: Annotated[
        str,
        StringConstraints(pattern=r"^https?://([a-z]+\.)?(twitter\.com|x\.com|t\.co)([/?#]|$)"),
        AfterValidator(_cleaned),
    ]


def _kind(piece: object) -> str:
    return "words" if isinstance(piece, str) else "link"


_Piece = Annotated[Annotated[_Words, Tag("words")] | Annotated[Link, Tag("link")], Discriminator(_kind)]


def words_of(pieces: Iterable[str | Link]) -> str:
    """Return the text of a tweet, or some of it, as one string."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in pieces)


@dataclass(frozen=True, slots=True)
class MirroredPicture:
    """A picture that lies beside the archived tweet, and what it shows, in words."""

    __pydantic_config__ = _STRICT

    file: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-][A-Za-z0-9_.-]*$")]
    alt: Annotated[str, Field(max_length=LONGEST_SUMMARY), AfterValidator(_line), Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Tweet:
    """One post on X, as it is shown and archived; a line feed in its text begins a new line."""

    __pydantic_config__ = _STRICT

    id: Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{0,19}$")]
    handle: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_]{1,20}$")]
    name: Annotated[str, Field(max_length=LONGEST_NAME), AfterValidator(_line), Field(min_length=1)]
    date: dt.date
    text: tuple[_Piece, ...]
    lang: Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")] = "und"
    dir: Direction = Direction.AUTO
    status: Status = Status.PUBLISHED
    avatar: MirroredPicture | None = None
    pictures: Annotated[tuple[MirroredPicture, ...], Field(max_length=4)] = ()

    @property
    def url(self) -> str:
        """Return the address of the tweet on X."""
        return f"{self.profile}/status/{self.id}"

    @property
    def profile(self) -> str:
        """Return the address of its author on X."""
        return f"https://x.com/{self.handle}"

    @property
    def initials(self) -> str:
        """Return up to two letters that stand for its author's picture."""
        letters = [match[0] for word in self.name.split() if (match := _FIRST_LETTER.search(word))]
        return "".join(letters[:1] + letters[1:][-1:]).upper() or self.handle[0].upper()

    @property
    def lines(self) -> tuple[tuple[str | Link, ...], ...]:
        """Return the text line by line; an empty line parts two paragraphs."""
        lines: list[list[str | Link]] = [[]]
        for piece in self.text:
            if isinstance(piece, Link):
                lines[-1].append(piece)
                continue
            first, *rest = piece.split("\n")
            lines[-1].append(first)
            lines.extend([each] for each in rest)
        return tuple(map(tuple, lines))

    @property
    def files(self) -> tuple[MirroredPicture, ...]:
        """Return every picture of it that this site hosts."""
        return (*filter(None, [self.avatar]), *self.pictures)
