"""The nouns: a piece of a letter's text, and the letter."""

from collections.abc import Iterable

from msgspec import Struct

from .blanks import Blank, find_blank
from .front_matter import Moment


class Piece(Struct, frozen=True):
    """A run of a letter's text, in which lines end with a line feed; or a blank, by its name."""

    text: str
    is_blank: bool = False

    def __str__(self) -> str:
        """Return it as its author wrote it."""
        return f"[{self.text}]" if self.is_blank else self.text


Pieces = tuple[Piece, ...]


def written(pieces: Iterable[Piece]) -> str:
    """Return text with its blanks in square brackets."""
    return "".join(map(str, pieces))


class Letter(Struct, frozen=True):
    """What a letter says, and when it is needed. A limit of 0 is none."""

    paragraphs: tuple[Pieces, ...]
    subject: Pieces = ()
    limit: int = 0
    moment: Moment | None = None

    @property
    def text(self) -> str:
        """Return all of it but its subject, as it is sent where no blank is filled."""
        return "\n\n".join(map(written, self.paragraphs))

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """Return its blanks, each once, in the order in which they stand; those of its subject come last."""
        pieces = (piece for run in (*self.paragraphs, self.subject) for piece in run if piece.is_blank)
        return tuple(dict.fromkeys(find_blank(piece.text) for piece in pieces))

    @property
    def size(self) -> str:
        """Return how long it is, and how much of that is to be filled in: `120 words, 6 blanks`."""
        words, blanks = len(self.text.split()), len(self.blanks)
        return f"{words} word{'s' if words != 1 else ''}, {blanks} blank{'s' if blanks != 1 else ''}"
