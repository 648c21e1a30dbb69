"""My coffee chat is for everybody: any screen, any way to use it, and without JavaScript on paper."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.meeting import PATH, TODAY, TORONTO_AND_LEEDS, fill, kept, plan
from tests.browser.opening import VIEWS, WCAG, Scheme, opened
from tests.browser.reader import COFFEE, choose, visit


def in_full(context: BrowserContext, served: str) -> Page:
    """Open the page with all that it can show: a meeting, a late one, a second person, each part unfolded."""
    choose(visit(context, served + COFFEE), *range(7))
    page = plan(context, served)
    fill(page, TORONTO_AND_LEEDS)
    page.get_by_role("button", name=re.compile("^Down")).last.click()
    fill(page, {"Something to say if talk falters": "trams", "Date": "2026-11-20"})
    page.get_by_role("button", name="Add a person").click()
    page.get_by_role("button", name="New meeting").click()
    page.get_by_label("Meeting", exact=True).select_option("Tom Reed, November 20")
    fill(page, {"Their time zone": "Leeds"})
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    expect(page.get_by_label("Link with this meeting")).not_to_have_value("")
    page.get_by_role("button", name="Show as a QR code").click()
    expect(page.locator(".code svg")).to_be_visible()
    page.get_by_role("button", name="Delete this meeting").click()
    page.get_by_role("button", name="Undo").click()
    kept(page)
    return page


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
@pytest.mark.parametrize("is_full", [False, True], ids=["empty", "full"])
def test_axe_finds_nothing(browser: Browser, served: str, width: int, scheme: Scheme, *, is_full: bool) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = in_full(context, served) if is_full else plan(context, served)
    results = Axe().run(page, options=WCAG)
    assert results.violations_count == 0, results.generate_report()
    context.close()


@pytest.mark.parametrize("is_full", [False, True], ids=["empty", "full"])
def test_it_fits_a_small_phone(browser: Browser, served: str, *, is_full: bool) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 480})
    page = in_full(context, served) if is_full else plan(context, served)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    context.close()


def test_each_control_has_a_name_that_no_other_has(context: BrowserContext, served: str) -> None:
    page = in_full(context, served)
    snapshot = page.get_by_role("main").aria_snapshot()
    names = re.findall(r'- ((?:button|checkbox|textbox|combobox) "(?:[^"\\]|\\.)*")', snapshot)
    twice = {name for name in names if names.count(name) > 1}
    assert len(names) > 100
    assert twice == set()
    assert re.findall(r"- (?:button|checkbox|textbox|combobox)(?: \[|:|$)", snapshot, re.MULTILINE) == []


def test_all_of_it_can_be_done_by_keyboard(context: BrowserContext, served: str) -> None:
    page = plan(context, served)
    page.get_by_label("Their name").focus()
    page.keyboard.type("Tom")
    question = page.get_by_label("A question of your own")
    question.focus()
    for text in ("Why?", "How?"):
        page.keyboard.type(text)
        page.keyboard.press("Enter")
    down = page.get_by_role("button", name="Down Why?")
    down.focus()
    page.keyboard.press("Enter")
    assert page.locator(".chosen span").all_text_contents() == ["How?", "Why?"]
    assert page.evaluate("document.activeElement.textContent") == "Down"
    page.keyboard.press("Enter")
    assert page.locator(".nice span").all_text_contents() == ["Why?"]
    assert page.evaluate("document.activeElement.textContent") == "Down"
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator(".nice span").all_text_contents() == []
    page.get_by_role("button", name="Undo").focus()
    page.keyboard.press("Enter")
    assert page.locator(".nice span").all_text_contents() == ["Why?"]
    page.get_by_text("Open a copy").first.scroll_into_view_if_needed()
    page.get_by_role("button", name="Save a copy").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") == "file"


def test_without_javascript_it_says_what_to_print_instead(browser: Browser, served: str) -> None:
    with opened(browser, served + PATH, java_script_enabled=False) as page:
        main = page.get_by_role("main")
        assert main.get_by_role("link", name="Questions").is_visible()
        assert main.get_by_role("button").filter(visible=True).count() == 0
        assert main.get_by_role("textbox").filter(visible=True).count() == 0


def test_where_the_lists_cannot_be_loaded_what_was_written_is_still_there(context: BrowserContext, served: str) -> None:
    fill(plan(context, served), TORONTO_AND_LEEDS)
    context.route("**/toolkit.*.json", lambda route: route.abort())
    page = context.new_page()
    page.clock.set_fixed_time(TODAY)
    page.add_init_script("Object.defineProperty(navigator, 'serviceWorker', { value: undefined })")
    page.goto(served + PATH)
    expect(page.get_by_label("Their name")).to_have_value("Tom Reed")
