"""Sample handouts with numbered lists, and with a list that goes on below a paragraph."""

from msgspec.structs import replace

from plugins.handouts.model import Due, Section, Unit
from tests.handouts.lists import CHECKLIST, SHORT, first, item, words

NUMBERED = replace(
    SHORT,
    name="numbered",
    sections=(
        Section("Begin", items=(first("Why here?"), item("Why now?", notes=("Wait.",))), is_ordered=True),
        Section("Go on", items=(item("What else?"), item("Who else?"))),
        Section("End", items=tuple(item(f"Last {word}?") for word in "abcdefghij"), is_ordered=True),
    ),
)

CONTINUED = replace(
    CHECKLIST,
    name="continued",
    sections=(
        Section("Before", intro=(words("In good time."),)),
        Section("The day before", level=3, due=Due(-1, Unit.DAYS), items=(item("Confirm."), item("Read."))),
        Section(
            "",
            level=3,
            due=Due(-1, Unit.DAYS),
            intro=(words("In this order:"),),
            items=(first("Pack."), item("Sleep.", notes=("Eight hours.",))),
            is_ordered=True,
            is_continued=True,
        ),
        Section("At the table", items=(item("Listen."),)),
        Section("", intro=(words("And then:"),), items=(item("Pay."),), is_continued=True),
        Section("A last thing", level=3, items=(item("Leave."),)),
    ),
)
