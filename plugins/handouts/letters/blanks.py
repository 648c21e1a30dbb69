"""The blanks that letters share: what is typed into one is in all letters."""

from difflib import SequenceMatcher

from msgspec import Struct

_LIKE = 0.6
"""How much of a word is that of another: of `thier` and `names` more than this, of `your` and `their` less."""


class Blank(Struct, frozen=True):
    """What a reader puts into letters.

    `example` is told beside its field, where `is_long` says that it may take a few lines, and `autocomplete` what
    browsers know it as (HTML, "Autofill"). Only a shared one stands in the table.
    """

    name: str
    example: str = ""
    is_long: bool = True
    autocomplete: str = "off"

    @property
    def label(self) -> str:
        """Return its name as a field has it."""
        return self.name[:1].upper() + self.name[1:]

    @property
    def is_shared(self) -> bool:
        """Tell a blank of all letters from one of a letter's own."""
        return self.name in SHARED


SHARED = {
    blank.name: blank
    for blank in (
        Blank("their name", is_long=False),
        Blank("your name", is_long=False, autocomplete="name"),
        Blank("your work", "a second-year nursing student"),
        Blank("their work", "urban planning"),
        Blank("how you know them", "the alumni list"),
        Blank("what you hope to learn", "how people get into museum work"),
        Blank("day", "Thursday, December 17", is_long=False),
        Blank("time", "10:00", is_long=False),
        Blank("place", "the café on Mill Street"),
        Blank("minutes", "20", is_long=False),
        Blank("what they said", "choosing a first manager with care"),
        Blank("your phone number", is_long=False, autocomplete="tel"),
    )
}
"""By name."""


def find_blank(name: str) -> Blank:
    """Return the blank of a name: a shared one in whatever case, else a letter's own."""
    name = " ".join(name.split())
    return SHARED.get(name.casefold()) or Blank(name)


def near_miss(name: str) -> str:
    """Return the shared blank whose name another one is nearly, word by word; empty where it is none."""
    words = name.casefold().split()
    for known in SHARED:
        pairs = list(zip(words, known.split(), strict=False))
        if len(words) == len(known.split()) and all(SequenceMatcher(None, *pair).ratio() >= _LIKE for pair in pairs):
            return known
    return ""
