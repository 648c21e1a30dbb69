"""The places to write on a sheet, and the words they stand under: lines, room for notes, boxes to tick."""

from collections.abc import Iterator
from enum import StrEnum
from urllib.parse import quote

from msgspec import Struct

from ..handouts.model import Due, Handout, HandoutKind, Item

CLOSING_TITLE = "Before the cup is empty"
CLOSING_WORDS = "Thank them at the table, and again in writing within a day."


class BlankKind(StrEnum):
    """What is put in a blank: a few words, sentences, a tick."""

    LINE = "line"
    NOTES = "notes"
    BOX = "box"


class Blank(Struct, frozen=True):
    """One place to write. `name` is that of its form field: ASCII, without full stops, and no other's on its sheet."""

    name: str
    label: str
    kind: BlankKind = BlankKind.LINE


_MEETING = (Blank("who", "Who"), Blank("where", "Where"), Blank("when", "When"))
_HOPE = Blank("hope", "What I hope to learn", BlankKind.NOTES)
_CLOSING = (
    Blank("ask-next", "Whom else to ask"),
    Blank("keep-in-touch", "How to keep in touch"),
    Blank("thanked-on", "Thanked on"),
)
MORE = Blank("more", "More notes", BlankKind.NOTES)
"""What is left of the last page, if that is more than a few lines."""


def header(kind: HandoutKind) -> tuple[Blank, ...]:
    """Return what is filled in at the top."""
    return (*_MEETING, _HOPE) if kind is HandoutKind.QUESTIONS else _MEETING


def closing(kind: HandoutKind) -> tuple[Blank, ...]:
    """Return what is filled in at the end."""
    return _CLOSING if kind is HandoutKind.QUESTIONS else ()


def due_date(number: int, title: str, due: Due) -> Blank:
    """Return where the date is written on which a section is due, by its place in the handout."""
    return Blank(f"due-{number}", f"Date: {title or due.hint}")


def beside(item: Item, kind: HandoutKind) -> Blank:
    """Return the room for notes under a question, or the box before a step."""
    name = quote(item.id, safe="").replace(".", "%2E")  # a full stop parts the names of a PDF's fields
    if kind is HandoutKind.QUESTIONS:
        return Blank(f"notes-{name}", f"Notes on: {item.text}", BlankKind.NOTES)
    return Blank(f"done-{name}", f"Done: {item.text}", BlankKind.BOX)


def blanks(handout: Handout) -> Iterator[Blank]:
    """Go through all places to write, as they are read."""
    yield from header(handout.kind)
    for number, section in enumerate(handout.sections, 1):
        if due := section.told_due:
            yield due_date(number, section.title, due)
        yield from (beside(item, handout.kind) for item in section.items)
    yield from closing(handout.kind)
    yield MORE
