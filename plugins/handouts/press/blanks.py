"""The places to write on a sheet, and the words they stand under: lines, room for notes, boxes to tick."""

from collections.abc import Iterator
from urllib.parse import quote

from ..kinds import Blank, BlankKind, HandoutKind
from ..model import Due, Handout, Item

_LONG = 20
"""Items above which most have one line each."""


def due_date(number: int, title: str, due: Due) -> Blank:
    """Return where the date is written on which a section is due, by its place in the handout."""
    return Blank(f"due-{number}", f"Date: {title or due.hint}")


def beside(item: Item, kind: HandoutKind) -> Blank:
    """Return the box before an item, or the room for notes under it."""
    name = quote(item.id, safe="").replace(".", "%2E")  # a full stop parts the names of a PDF's fields
    if kind.has_boxes:
        return Blank(f"done-{name}", f"Done: {item.text}", BlankKind.BOX)
    return Blank(f"notes-{name}", f"Notes on: {item.text}", BlankKind.NOTES)


def note_lines(item: Item, handout: Handout) -> int:
    """Return how many lines there are for notes on an item: most for what is essential, and none beside a box."""
    if handout.kind.has_boxes:
        return 0
    return 3 if item.is_essential else 1 if handout.count > _LONG else 2


def blanks(handout: Handout) -> Iterator[Blank]:
    """Go through all places to write, as they are read."""
    kind = handout.kind
    yield from kind.header
    for number, section in enumerate(handout.sections, 1):
        if due := section.told_due:
            yield due_date(number, section.title, due)
        yield from (beside(item, kind) for item in section.items)
    yield from kind.closing
    yield kind.more
