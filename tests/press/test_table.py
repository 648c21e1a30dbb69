import codecs
import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from plugins.foundation.text import one_line
from plugins.handouts.model import Handout, Item, Section, Span
from plugins.handouts.press.table import cell, render_table
from tests.handouts.lists import ALL, CHECKLIST, LONG, TINY
from tests.press.numbered import CONTINUED

TEXTS = st.text(st.characters(exclude_categories=[]))


def rows(handout: Handout) -> list[list[str]]:
    """Return the rows below the header, as a spreadsheet reads them."""
    table = io.StringIO(render_table(handout).decode("utf-8-sig"), newline="")
    header, *others = csv.reader(table, strict=True)
    assert header == ["section", *(["due"] if handout.kind.has_boxes else []), "item", "essential", "note"]
    return others


def with_items(*items: Item) -> Handout:
    return replace(TINY, sections=(Section("", items=items),))


@pytest.mark.parametrize("handout", ALL, ids=lambda handout: handout.name)
def test_there_is_a_row_for_each_item_in_order(handout: Handout) -> None:
    assert [row[-3] for row in rows(handout)] == [cell(item.text) for item in handout.items]


def test_a_row_says_section_item_essential_and_note() -> None:
    assert rows(LONG)[0] == [
        "Their path",
        "What was the hardest stretch of your career so far?",
        "yes",
        "Listen for what they would do again.",
    ]


def test_all_notes_of_an_item_are_in_one_cell() -> None:
    assert rows(LONG)[3] == [
        "Their path",
        "Who gave you your first chance?",
        "",
        "A name here is a door later. Say thank you for it.",
    ]


def test_a_section_in_a_group_names_the_group_and_the_next_one_does_not() -> None:
    titles = list(dict.fromkeys(section for section, *_ in rows(LONG)))
    assert titles[1:4] == [
        "The work itself: An ordinary week",
        "The work itself: Tools and craft",
        "The people around them",
    ]


def test_a_list_that_goes_on_below_a_paragraph_repeats_its_section_and_its_group() -> None:
    assert [(section, item) for section, _, item, *_ in rows(CONTINUED)] == [
        ("Before: The day before", "Confirm."),
        ("Before: The day before", "Read."),
        ("Before: The day before", "Pack."),
        ("Before: The day before", "Sleep."),
        ("At the table", "Listen."),
        ("At the table", "Pay."),
        ("At the table: A last thing", "Leave."),
    ]


def test_each_step_says_in_words_when_it_is_due() -> None:
    told = [(section, due) for section, due, *_ in rows(CHECKLIST)]
    assert list(dict.fromkeys(told)) == [
        (section.title, section.due.hint if section.due else "") for section in CHECKLIST.sections if section.items
    ]
    assert ("The same day", "the same day") in told


def test_what_is_due_goes_on_being_so_below_a_paragraph() -> None:
    assert [due for section, due, *_ in rows(CONTINUED) if section.endswith("day before")] == ["1 day before"] * 4


def test_excel_is_told_that_it_is_utf_8() -> None:
    assert render_table(LONG).startswith(codecs.BOM_UTF8)


def test_lines_end_as_rfc_4180_wants_them_and_quotes_are_doubled() -> None:
    table = render_table(with_items(Item("a", (Span('Say "thanks", twice'),))))
    assert table.decode("utf-8-sig") == 'section,item,essential,note\r\n,"Say ""thanks"", twice",,\r\n'


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", " =1", "\N{NO-BREAK SPACE}@a"])
def test_a_formula_is_made_plain_text(text: str) -> None:
    assert cell(text) == f"'{text.strip()}"


@pytest.mark.parametrize("sign", "＝＋－＠﹦﹢﹣﹫")  # noqa: RUF001 - these very signs are meant
def test_a_formula_in_wide_or_small_signs_is_made_plain_text(sign: str) -> None:
    assert cell(f"{sign}1") == f"'{sign}1"


def test_a_sign_within_a_text_stays_as_it_is() -> None:
    assert cell("Is 1+1=2, @all?") == "Is 1+1=2, @all?"


def test_formulas_in_sections_and_notes_are_made_plain_text_too() -> None:
    handout = replace(TINY, sections=(Section("=A1", items=(Item("a", (Span("b"),), notes=((Span("-c"),),)),)),))
    assert rows(handout) == [["'=A1", "b", "", "'-c"]]


@given(title=TEXTS, item=TEXTS, note=TEXTS)
def test_any_text_comes_back_on_one_line_and_never_as_a_formula(title: str, item: str, note: str) -> None:
    handout = replace(TINY, sections=(Section(title, items=(Item("a", (Span(item),), notes=((Span(note),),)),)),))
    (row,) = rows(handout)
    for read, written in zip((row[0], row[1], row[3]), (title, item, note), strict=True):
        assert read in {one_line(written), f"'{one_line(written)}"}
        assert not read.startswith(("=", "+", "-", "@", "\t", "\r", "\n", " "))
