"""What a reader does can be done by everybody, and left undone."""

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.opening import opened
from tests.browser.reader import CHECKLIST, COFFEE, LETTER, PHONE, choose, chosen, visit


@pytest.mark.parametrize("path", [CHECKLIST, COFFEE, LETTER, "/privacy/", "/blog/coffee-chat-etiquette/"])
def test_without_javascript_nothing_of_it_shows(browser: Browser, served: str, path: str) -> None:
    with opened(browser, served + path, java_script_enabled=False, viewport=PHONE) as page:
        assert not page.locator(".tray, .fields, .take, .copy-link button").filter(visible=True).count()
        assert "Undo" not in page.get_by_role("main").inner_text()


def test_without_javascript_a_letter_is_there_to_be_copied(browser: Browser, served: str) -> None:
    with opened(browser, served + LETTER, java_script_enabled=False) as page:
        assert page.locator(".letter").inner_text().startswith("Subject: Thank you for our talk\n\nDear [their name],")


def test_all_of_it_can_be_done_by_keyboard(context: BrowserContext, served: str) -> None:
    page = visit(context, served + COFFEE)
    page.get_by_role("button", name="Take along").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.get_by_text("2 chosen").focus()
    page.keyboard.press("Enter")
    first, second = chosen(page)
    page.get_by_role("button", name=f"Down {first}").focus()
    page.keyboard.press("Enter")
    assert chosen(page) == [second, first]
    page.get_by_role("button", name=f"Leave out {first}").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Undo").focus()
    page.keyboard.press("Enter")
    assert chosen(page) == [second, first]
    assert page.evaluate("document.activeElement !== document.body")


@pytest.mark.parametrize("path", [CHECKLIST, COFFEE, LETTER, "/privacy/"])
def test_it_fits_a_small_phone(browser: Browser, served: str, path: str) -> None:
    with opened(browser, served + path, viewport={"width": 320, "height": 480}) as page:
        page.wait_for_function("!document.querySelector('.tray').hidden")
        if path == COFFEE:
            choose(page, 0, 1)
            page.get_by_text("2 chosen").click()
        assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_what_has_the_focus_is_not_below_what_stays_in_sight(context: BrowserContext, served: str) -> None:
    page = visit(context, served + CHECKLIST)
    page.emulate_media(reduced_motion="reduce")
    for _ in range(17):
        page.keyboard.press("Tab")
        box, tray = (page.locator(each).bounding_box() for each in (":focus", ".tray"))
        assert box
        assert tray
        if not page.evaluate("document.querySelector('.tray').contains(document.activeElement)"):
            assert box["y"] + box["height"] <= tray["y"] or box["y"] >= tray["y"] + tray["height"]


def test_a_screen_reader_hears_what_each_thing_is(context: BrowserContext, served: str) -> None:
    page = visit(context, served + COFFEE)
    choose(page, 0, 1)
    page.get_by_text("2 chosen").click()
    names = (
        page.get_by_role("main")
        .get_by_role("button")
        .evaluate_all(
            "buttons => buttons.map(each => each.getAttribute('aria-labelledby')?.split(' ')"
            ".map(id => document.getElementById(id).textContent.trim()).join(' ') ?? each.textContent)"
        )
    )
    assert len(set(names)) == len(names)
    expect(page.locator(".chosen")).to_match_aria_snapshot("""
        - list "Questions to take along":
          - listitem:
            - text: How did you come to this work, and what nearly took you elsewhere?
            - button "Up How did you come to this work, and what nearly took you elsewhere?"
            - button "Down How did you come to this work, and what nearly took you elsewhere?"
            - button "Leave out How did you come to this work, and what nearly took you elsewhere?"
          - listitem
    """)
    page.goto(served + CHECKLIST)
    page.get_by_role("checkbox").first.check()
    expect(page.locator(".tray")).to_match_aria_snapshot("""
        - paragraph:
          - progressbar "Done"
          - status: 1 of 17 done
        - paragraph:
          - button "Print"
          - button "Print without ticks"
          - button "Clear"
        - status
        - alert
    """)
