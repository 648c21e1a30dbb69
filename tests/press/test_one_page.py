"""What to ask first, on one page."""

from io import BytesIO

import pikepdf
import pytest
from msgspec.structs import replace
from page import validate_pdf_bytes

from plugins.handouts import kinds
from plugins.handouts.formats import Format
from plugins.handouts.model import Handout, Item, Section
from tests.handouts.lists import CHECKLIST, HOSTILE, LONG, SHORT, TINY, first, item
from tests.press.printing import (
    ONE_PAGE,
    POINTS,
    all_text,
    compact,
    ids,
    long_lines,
    opened,
    pages,
    printed,
    with_sections,
)

QUESTION = "Why do people believe before they join it that this field is what it turns out not to be?"
NOTE = "Listen for a belief of your own, and write it down before you start to defend it."


def essential(count: int, times: int = 1, notes: tuple[str, ...] = ()) -> Handout:
    """Return a list of so many essential questions, each of a sentence so many times."""
    asked = (first(f"{number}: {' '.join([QUESTION] * times)}", notes=notes) for number in range(1, count + 1))
    return with_sections(TINY, Section("All", items=(item("Not this?"), *asked)))


SIZES = ((1, 1), (9, 1), (30, 3), (90, 9))
"""Questions, and sentences in each."""
BOXES = replace(kinds.QUESTIONS, has_boxes=True)
LISTS = (
    LONG,
    SHORT,
    HOSTILE,
    replace(LONG, name="entitled", title="What to ask " * 60, kind=BOXES),
    *(
        replace(essential(*each, notes=(NOTE,)), name=f"list-of-{each[0]}")
        for each in [(1, 1), (9, 1), (30, 3), (90, 9)]
    ),
)


def asked(handout: Handout) -> list[Item]:
    return [each for each in handout.items if each.is_essential]


@pytest.mark.parametrize("form", ONE_PAGE, ids=ids)
@pytest.mark.parametrize("handout", LISTS, ids=ids)
def test_it_is_one_page_of_all_that_is_essential_and_no_more(handout: Handout, form: Format) -> None:
    (text,) = pages(handout, form)
    place = text.index(compact(handout.kind.essential))
    for each in handout.items:
        assert (compact(each.text) in text) == each.is_essential
        if each.is_essential:
            place = text.index(compact(each.text), place)
    assert text.count("Askfirst") == 1


@pytest.mark.parametrize("form", ONE_PAGE, ids=ids)
@pytest.mark.parametrize("handout", LISTS, ids=ids)
def test_nothing_of_it_runs_into_its_margins(handout: Handout, form: Format) -> None:
    (page,) = opened(handout, form).pages
    left, right, bottom = 19 * POINTS, float(page.mediabox.width) - 22 * POINTS, 21 * POINTS
    above: list[str] = []

    def look(text: str, place: list[float], letters: list[float], *_: object) -> None:
        if text.strip():
            assert left < place[0] * letters[4] + place[4] < right
            above.extend([text] if place[3] * letters[5] + place[5] > bottom else [])

    page.extract_text(visitor_text=look)
    assert compact(asked(handout)[-1].text) in compact("".join(above))


@pytest.mark.parametrize("form", ONE_PAGE, ids=ids)
@pytest.mark.parametrize("handout", LISTS, ids=ids)
def test_it_conforms_to_pdf_ua(handout: Handout, form: Format) -> None:
    report = validate_pdf_bytes(printed(handout, form), profile="ua1")
    assert [failure.message for failure in report.failures] == []


@pytest.mark.parametrize(("form", "size"), [*zip(ONE_PAGE, [(210, 297), (215.9, 279.4)], strict=True)])
def test_it_has_the_size_of_the_paper_it_is_for(form: Format, size: tuple[float, float]) -> None:
    (page,) = opened(LONG, form).pages
    assert (page.mediabox.width / POINTS, page.mediabox.height / POINTS) == pytest.approx(size, abs=0.1)


def test_it_is_headed_as_the_list_and_tells_its_title_apart() -> None:
    reader = opened(LONG, Format.ASK_FIRST_A4)
    assert reader.metadata is not None
    assert reader.metadata.title == "Questions for a coffee chat: Ask first"
    assert pages(LONG, Format.ASK_FIRST_A4)[0].startswith("QuestionsforacoffeechatWhoWhereWhenAskfirst")


def test_it_has_blanks_to_close_with_and_its_address() -> None:
    text = all_text(LONG, Format.ASK_FIRST_A4)
    assert "withinaday.WhomelsetoaskHowtokeepintouchThankedon" in text
    assert LONG.url.removeprefix("https://") in text


@pytest.mark.parametrize(("count", "lines"), [(1, 20), (3, 5), (6, 2), (7, 1)])
def test_lines_to_write_on_share_out_the_room(count: int, lines: int) -> None:
    with pikepdf.open(BytesIO(printed(essential(count), Format.ASK_FIRST_A4))) as document:
        assert long_lines(document.pages[0]) == count * lines


def test_notes_stay_while_there_is_room_for_a_line_below_each() -> None:
    few, many = (all_text(essential(count, notes=(NOTE,)), Format.ASK_FIRST_A4) for count in (6, 30))
    assert few.count(compact(NOTE)) == 6
    assert compact(NOTE) not in many


@pytest.mark.parametrize("handout", [TINY, CHECKLIST], ids=ids)
def test_there_is_none_where_nothing_is_to_be_asked_first(handout: Handout) -> None:
    assert handout.formats == tuple(form for form in Format if not form.is_one_page)
    assert SHORT.formats == tuple(Format)
