"""Question lists and checklists in a real browser: read, ticked, downloaded, printed, without JavaScript."""

from io import BytesIO
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from tests.browser.opening import opened

QUESTIONS = "/questions/coffee-chat/"
CHECKLIST = "/checklists/in-person/"
PAPERS = {"A4": (595, 842), "Letter": (612, 792), "A5": (420, 595)}


def printed(browser: Browser, url: str, paper: str = "A4") -> PdfReader:
    """Return a page as the browser prints it."""
    with opened(browser, url, java_script_enabled=False) as page:
        return PdfReader(BytesIO(page.pdf(format=paper)))


def texts_of(pdf: PdfReader) -> list[str]:
    """Return the words of each page; a browser joins letters to ligatures."""
    return [" ".join(normalize("NFKC", page.extract_text()).split()) for page in pdf.pages]


def test_a_step_is_ticked_by_a_click_on_its_words_and_by_the_keyboard(browser: Browser, served: str) -> None:
    with opened(browser, served + CHECKLIST, java_script_enabled=False) as page:
        boxes = page.get_by_role("checkbox")
        assert boxes.count() == 17
        page.get_by_text("Switch off your phone.").click()
        assert page.get_by_role("checkbox", name="Switch off your phone.").is_checked()
        boxes.first.focus()
        page.keyboard.press("Space")
        assert boxes.first.is_checked()


def test_every_item_can_be_linked(browser: Browser, served: str) -> None:
    with opened(browser, served + QUESTIONS) as page:
        ids = page.eval_on_selector_all(".items > li", "items => items.map(item => item.id)")
        assert len(set(ids)) == len(ids) == 40
        assert all(ids)


def test_a_sheet_is_downloaded_without_javascript(browser: Browser, served: str) -> None:
    with opened(browser, served + QUESTIONS, java_script_enabled=False) as page:
        page.get_by_text("Take this along").click()
        address = page.get_by_role("link", name="To print (PDF, A4").get_attribute("href")
        response = page.request.get(served + str(address))
        assert response.headers["content-type"] == "application/pdf"
        assert response.body().startswith(b"%PDF-")


def test_a_row_below_a_section_opens_to_every_format_without_javascript(browser: Browser, served: str) -> None:
    with opened(browser, served + "/blog/coffee-chat-etiquette/", java_script_enabled=False) as page:
        row = page.locator(".downloads").first
        assert row.get_by_role("link").count() == 2
        row.get_by_text("Other formats").click()
        assert row.get_by_role("link").count() == 7


@pytest.mark.parametrize("paper", PAPERS)
def test_a_printed_list_has_room_to_write_and_nothing_to_click(browser: Browser, served: str, paper: str) -> None:
    pdf = printed(browser, served + QUESTIONS, paper)
    text = " ".join(texts_of(pdf))
    for blank in ("Who", "Where", "When", "What I hope to learn"):
        assert blank in text
    assert "To fill in on screen" not in text
    assert "Toolkit" not in text
    assert "overcoffee.example/questions/coffee-chat/" in text
    width, height = PAPERS[paper]
    assert abs(float(pdf.pages[0].mediabox.width) - width) < 2
    assert abs(float(pdf.pages[0].mediabox.height) - height) < 2


def test_no_item_is_split_over_two_printed_pages(browser: Browser, served: str) -> None:
    pages = texts_of(printed(browser, served + QUESTIONS))
    with opened(browser, served + QUESTIONS) as page:
        page.eval_on_selector_all(".mark", "marks => marks.forEach(mark => mark.remove())")
        items = [item.locator("p").all_inner_texts() for item in page.locator(".items > li").all()]
    assert len(items) == 40
    assert [item for item in items if not any(all(words.strip() in text for words in item) for text in pages)] == []


def test_boxes_are_drawn_on_paper(browser: Browser, served: str) -> None:
    with opened(browser, served + CHECKLIST) as page:
        page.emulate_media(media="print")
        box = page.get_by_role("checkbox").first
        assert box.is_visible()
        assert box.evaluate("box => getComputedStyle(box).appearance") == "none"
        assert box.evaluate("box => getComputedStyle(box).borderTopStyle") == "solid"
