"""Questions are taken along, ordered, copied, printed."""

from io import BytesIO
from unicodedata import normalize

from playwright.sync_api import BrowserContext, expect
from pypdf import PdfReader

from tests.browser.reader import COFFEE, REMOTE, choose, chosen, copied, visit


def test_questions_of_two_lists_are_taken_along_in_an_order_of_ones_own(context: BrowserContext, served: str) -> None:
    page = visit(context, served + COFFEE)
    choose(page, 0, 5, 9)
    page.goto(served + REMOTE)
    choose(page, 1, 2, 3)
    page.get_by_text("6 chosen").click()
    first, second, *others = chosen(page)
    page.get_by_role("button", name=f"Down {first}").click()
    assert page.evaluate("document.activeElement.textContent") == "Down"
    assert chosen(page) == [second, first, *others]
    page.get_by_role("button", name=f"Up {others[-1]}").click()
    page.reload()
    expect(page.get_by_text("6 chosen")).to_be_visible()
    assert chosen(page) == [second, first, *others[:-2], others[-1], others[-2]]


def test_what_is_taken_along_is_the_question_and_nothing_else(context: BrowserContext, served: str) -> None:
    page = visit(context, served + COFFEE)
    choose(page, 0)
    assert chosen(page) == ["How did you come to this work, and what nearly took you elsewhere?"]
    page.get_by_text("1 chosen").click()
    page.get_by_role("button", name="Copy", exact=True).click()
    assert copied(page) == "1. How did you come to this work, and what nearly took you elsewhere?\n"


def test_a_question_is_left_behind_by_the_same_button_or_in_the_list_and_comes_back(
    context: BrowserContext, served: str
) -> None:
    page = visit(context, served + COFFEE)
    choose(page, 0, 1, 2)
    choose(page, 1)
    first, third = chosen(page)
    page.get_by_text("2 chosen").click()
    page.get_by_role("button", name=f"Leave out {first}").click()
    assert chosen(page) == [third]
    expect(page.get_by_role("button", name="Take along").first).to_have_attribute("aria-pressed", "false")
    page.get_by_role("button", name="Undo").click()
    assert chosen(page) == [first, third]
    page.get_by_role("button", name="Clear").click()
    assert chosen(page) == []
    page.get_by_role("button", name="Undo").click()
    assert chosen(page) == [first, third]


def test_a_seventh_question_is_said_to_be_many(context: BrowserContext, served: str) -> None:
    page = visit(context, served + COFFEE)
    choose(page, *range(6))
    page.get_by_text("6 chosen").click()
    hint = page.get_by_text("there is time for about six", exact=False).last
    assert not hint.is_visible()
    choose(page, 6)
    expect(hint).to_be_visible()


def test_six_questions_are_printed_on_one_page_with_room_to_write(context: BrowserContext, served: str) -> None:
    page = visit(context, served + COFFEE)
    choose(page, *range(6))
    page.evaluate("window.print = () => {}")
    page.get_by_text("6 chosen").click()
    for paper in ("A4", "Letter"):
        page.get_by_role("button", name="Print", exact=True).click()
        (sheet,) = PdfReader(BytesIO(page.pdf(format=paper))).pages
        text = " ".join(normalize("NFKC", sheet.extract_text()).split())
        assert all(question in text for question in chosen(page))
        assert "Questions to ask" in text
        assert "Leave out" not in text
        assert "Take along" not in text
