from io import BytesIO

import pikepdf
import pytest

from plugins.handouts import kinds
from plugins.handouts.formats import Format
from plugins.handouts.model import Due, Handout, Section, Unit
from tests.handouts.lists import ALL, LONG, first, item, words
from tests.press.printing import (
    KINDS,
    PDFS,
    POINTS,
    compact,
    ids,
    line_places,
    long_lines,
    pages,
    printed,
    with_sections,
    without_feet,
)


@pytest.mark.parametrize("form", PDFS, ids=ids)
@pytest.mark.parametrize("handout", ALL, ids=ids)
def test_no_item_is_split_over_pages(handout: Handout, form: Format) -> None:
    texts_of_pages = pages(handout, form)
    for each in handout.items:
        whole = compact(each.text + each.note)
        assert sum(whole in text for text in texts_of_pages) == 1, each.text


@pytest.mark.parametrize("form", [Format.A4, Format.LETTER], ids=ids)
def test_the_lines_for_notes_are_on_the_page_of_their_question(form: Format) -> None:
    with pikepdf.open(BytesIO(printed(LONG, form))) as document:
        lines = [long_lines(page) for page in document.pages]
    expected = [
        sum(3 if each.is_essential else 1 for each in LONG.items if compact(each.text) in text)
        for text in pages(LONG, form)
    ]
    assert lines[1:-1] == expected[1:-1]


def test_pages_of_large_print_are_filled() -> None:
    with pikepdf.open(BytesIO(printed(LONG, Format.LARGE_PRINT))) as document:
        lowest = [min(line_places(page)) / POINTS for page in document.pages]
    margin, line = 29, 11
    assert all(margin <= place < margin + 1.2 * line for place in lowest)


def heads(kind: Handout, filler: int, detail: str) -> Handout:
    """Return a handout of many headings, some of groups, behind so many items that they end up anywhere on a page."""
    sections = [Section("Filler", items=tuple(item(f"Filler {number}") for number in range(filler)))]
    for number in range(12):
        due = Due(-number, Unit.DAYS) if kind.kind is kinds.CHECKLIST else None
        sections.append(Section(f"Group {number:02}", due=due, intro=(words(f"About group {number:02}."),)))
        inner = (item(f"Item {number:02} one{detail}"), first(f"Item {number:02} two"))
        sections.append(Section(f"Inner {number:02}", level=3, intro=(words("A word first."),), items=inner))
    return with_sections(kind, *sections)


@pytest.mark.parametrize("form", PDFS, ids=ids)
@pytest.mark.parametrize("kind", KINDS, ids=ids)
@pytest.mark.parametrize(("filler", "detail"), [(0, ""), (1, ""), (2, ""), (2, " more" * 120)])
def test_no_heading_ends_a_page(kind: Handout, filler: int, detail: str, form: Format) -> None:
    texts_of_pages = pages(heads(kind, filler, detail), form)
    for number in range(12):
        [page] = [text for text in texts_of_pages if f"Group{number:02}" in text]
        assert f"Inner{number:02}" in page
        assert f"Item{number:02}one" in page


@pytest.mark.parametrize("form", PDFS, ids=ids)
@pytest.mark.parametrize("kind", KINDS, ids=ids)
def test_a_long_item_is_not_split_if_a_page_can_hold_it(kind: Handout, form: Format) -> None:
    long = [" ".join(f"{number}word{word}" for word in range(90)) for number in range(5)]
    handout = with_sections(kind, Section("One", items=tuple(item(text, notes=("Why?",)) for text in long)))
    texts_of_pages = pages(handout, form)
    assert all(any(compact(text + "Why?") in page for page in texts_of_pages) for text in long)


@pytest.mark.parametrize("form", PDFS, ids=ids)
@pytest.mark.parametrize("kind", KINDS, ids=ids)
def test_what_no_page_can_hold_is_split_rather_than_lost(kind: Handout, form: Format) -> None:
    endless = " ".join(f"word{number}" for number in range(1200))
    handout = with_sections(
        kind, Section("One", items=(item("Short?"), first(endless, notes=(endless,)), item("End?")))
    )
    assert compact(endless * 2 + "End?") in without_feet(handout, form)
    assert not any(compact(endless) in text for text in pages(handout, form))
