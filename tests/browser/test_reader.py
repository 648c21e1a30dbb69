"""What a reader does on the page of a handout: it stays on the device, and is lost by no accident."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from threading import Thread
from unicodedata import normalize
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect
from pypdf import PdfReader

from plugins.commands.preview.server import preview_server
from tests.browser.opening import opened
from tests.build.project import Project, make_project

CHECKLIST, LETTER = "/checklists/in-person/", "/letters/thank-you/"
COFFEE, REMOTE = "/questions/coffee-chat/", "/questions/remote/"
PHONE: ViewportSize = {"width": 360, "height": 740}
EMPTY = {"version": 1, "ticks": {}, "choices": [], "blanks": {}, "letters": {}}
KEPT = """() => new Promise((resolve, reject) => {
    const opening = indexedDB.open("over-coffee", 1);
    opening.onerror = () => reject(opening.error);
    opening.onupgradeneeded = () => opening.result.createObjectStore("reader");
    opening.onsuccess = () => {
        const asking = opening.result.transaction("reader").objectStore("reader").get("document");
        asking.onsuccess = () => { opening.result.close(); resolve(asking.result ?? null); };
    };
})"""
KEEP = """value => new Promise((resolve) => {
    const opening = indexedDB.open("over-coffee", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("reader");
    opening.onsuccess = () => {
        const writing = opening.result.transaction("reader", "readwrite");
        writing.objectStore("reader").put(value, "document");
        writing.oncomplete = () => { opening.result.close(); resolve(); };
    };
})"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=PHONE, permissions=["clipboard-read", "clipboard-write"])
    yield context
    context.close()


def visit(context: BrowserContext, url: str) -> Page:
    page = context.new_page()
    page.goto(url)
    expect(page.locator(".tray")).not_to_have_attribute("hidden", "")
    return page


def choose(page: Page, *numbers: int) -> None:
    for number in numbers:
        page.get_by_role("button", name="Take along").nth(number).click()


def chosen(page: Page) -> list[str]:
    return page.locator(".chosen span").all_text_contents()


def copied(page: Page) -> str:
    """Return what stands in the clipboard once the page has said so."""
    expect(page.locator(".tray-status")).to_have_text("Copied.")
    return str(page.evaluate("navigator.clipboard.readText()"))


# Ticks


def test_ticks_stay(context: BrowserContext, served: str) -> None:
    page = visit(context, served + CHECKLIST)
    for box in page.get_by_role("checkbox").all()[:3]:
        box.check()
    expect(page.get_by_text("3 of 17 done")).to_be_visible()
    page.reload()
    expect(page.get_by_text("3 of 17 done")).to_be_visible()
    assert [box.is_checked() for box in page.get_by_role("checkbox").all()] == [True] * 3 + [False] * 14
    assert page.get_by_role("progressbar").evaluate("bar => bar.value / bar.max") == pytest.approx(3 / 17)


def test_ticks_of_one_checklist_are_not_those_of_another(context: BrowserContext, served: str) -> None:
    visit(context, served + CHECKLIST).get_by_role("checkbox").first.check()
    page = visit(context, f"{served}/checklists/on-a-call/")
    expect(page.get_by_text(re.compile(r"^0 of \d+ done$"))).to_be_visible()


def test_cleared_ticks_come_back(context: BrowserContext, served: str) -> None:
    page = visit(context, served + CHECKLIST)
    for box in page.get_by_role("checkbox").all()[:2]:
        box.check()
    page.get_by_role("button", name="Clear").click()
    expect(page.get_by_text("0 of 17 done")).to_be_visible()
    page.get_by_role("checkbox").nth(5).check()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("3 of 17 done")).to_be_visible()
    page.reload()
    expect(page.get_by_text("3 of 17 done")).to_be_visible()


def test_ticks_in_a_post_stay_too(context: BrowserContext, served: str) -> None:
    page = visit(context, f"{served}/blog/coffee-chat-etiquette/")
    assert not page.get_by_role("progressbar").is_visible()
    page.get_by_role("checkbox").nth(4).check()
    page.reload()
    expect(page.get_by_role("checkbox").nth(4)).to_be_checked()
    expect(page.get_by_role("progressbar")).to_be_visible()


def checklist(*steps: str) -> str:
    return "---\ntitle: Steps\n---\n\n" + "".join(f"- [ ] {step}\n" for step in steps)


@pytest.fixture
def own_site(tmp_path: Path) -> Iterator[tuple[Project, str]]:
    """Build and serve a site of one checklist."""
    project = make_project(tmp_path)
    project.write("checklists/steps.md", checklist("One", "Two", "Three", "Four"))
    assert project.build().status == 0
    with preview_server(project.output, 0) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield project, f"http://127.0.0.1:{server.server_port}/checklists/steps/"
        server.shutdown()


def test_ticks_survive_what_an_author_does_to_other_steps(
    context: BrowserContext, own_site: tuple[Project, str]
) -> None:
    project, url = own_site
    page = visit(context, url)
    for name in ("One", "Two", "Four"):
        page.get_by_role("checkbox", name=name).check()
    expect(page.get_by_text("3 of 4 done")).to_be_visible()
    project.write("checklists/steps.md", checklist("Zero", "Four", "Three, in other words", "Two", "One"))
    assert project.build().status == 0
    page.reload()
    expect(page.get_by_text("3 of 5 done")).to_be_visible()
    assert [box.is_checked() for box in page.get_by_role("checkbox").all()] == [False, True, False, True, True]


def test_a_checklist_is_printed_as_ticked_or_blank(context: BrowserContext, served: str) -> None:
    page = visit(context, served + CHECKLIST)
    page.get_by_role("checkbox").first.check()
    page.emulate_media(media="print")
    look = "box => getComputedStyle(box).backgroundImage"
    assert page.get_by_role("checkbox").first.evaluate(look) != "none"
    page.evaluate("window.print = () => (window.printed = document.documentElement.dataset.print)")
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Print without ticks").click()
    assert page.evaluate("window.printed") == "blank"
    page.emulate_media(media="print")
    assert page.get_by_role("checkbox").first.evaluate(look) == "none"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.get_by_role("checkbox").first.evaluate(look) != "none"
    assert page.get_by_role("checkbox").first.is_checked()


# Questions


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


# Letters


def test_a_letter_is_filled_copied_and_opened_in_mail_and_stays_filled(context: BrowserContext, served: str) -> None:
    page = visit(context, served + LETTER)
    page.get_by_label("Their name").fill("Ms. Ó Briain & co")
    page.get_by_label("What they said").fill("100% of it?")
    page.get_by_role("button", name="Copy", exact=True).click()
    text = copied(page)
    assert text.startswith("Dear Ms. Ó Briain & co,\n\nThank you for making time for me.")
    assert "about 100% of it?. What" in text
    assert text.endswith("With thanks,\n[your name]")
    address = urlsplit(str(page.get_by_role("link", name="Open in mail").get_attribute("href")))
    assert (address.scheme, address.path) == ("mailto", "")
    fields = parse_qs(address.query, strict_parsing=True)
    assert fields == {"subject": ["Thank you for our talk"], "body": [text.replace("\n", "\r\n")]}
    assert "+" not in address.query  # which RFC 6068 takes for itself
    page.goto(f"{served}/letters/nudge/")
    page.go_back()
    expect(page.get_by_label("Their name")).to_have_value("Ms. Ó Briain & co")
    expect(page.locator(".letter")).to_contain_text("Dear Ms. Ó Briain & co,")


def test_what_all_letters_share_is_asked_once(context: BrowserContext, served: str) -> None:
    page = visit(context, served + LETTER)
    page.get_by_label("Your name").fill("Robin")
    page.get_by_label("Your next small step").fill("write")
    page.goto(f"{served}/letters/first-request/")
    expect(page.get_by_label("Your name")).to_have_value("Robin")
    expect(page.locator(".letter")).to_contain_text("My name is Robin,")
    expect(page.get_by_text("7 of 8 blanks to fill")).to_be_visible()
    kept = page.evaluate(KEPT)
    assert kept == {**EMPTY, "blanks": {"your name": "Robin"}, "letters": {LETTER: {"your next small step": "write"}}}


def test_a_letter_with_a_limit_counts_what_is_filled_in(context: BrowserContext, served: str) -> None:
    page = visit(context, f"{served}/letters/linkedin-request/")
    page.get_by_label("Their name").fill("\U0001f375" * 3)
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.get_by_text(f"{len(copied(page))} of 300 characters", exact=False)).to_be_visible()


def test_from_the_home_page_a_thank_you_note_is_copied_in_three_taps(context: BrowserContext, served: str) -> None:
    page = context.new_page()
    page.goto(served)
    page.get_by_role("main").get_by_role("link", name="Letters").click()
    page.get_by_role("main").get_by_role("link", name="A thank-you note").click()
    page.get_by_role("button", name="Copy", exact=True).click()
    assert copied(page).startswith("Dear [their name],")


# How it is kept


def test_two_tabs_agree(context: BrowserContext, served: str) -> None:
    one, other = (visit(context, served + CHECKLIST) for _ in range(2))
    one.get_by_role("checkbox").first.check()
    expect(other.get_by_role("checkbox").first).to_be_checked()
    other.get_by_role("checkbox").nth(1).check()
    expect(one.get_by_text("2 of 17 done")).to_be_visible()
    for page in (one, other):
        page.evaluate("() => document.querySelectorAll('.boxes input:not(:checked)').forEach(box => box.click())")
    expect(one.get_by_text("17 of 17 done")).to_be_visible()
    expect(other.get_by_text("17 of 17 done")).to_be_visible()


def test_a_tab_that_another_one_changes_keeps_what_is_being_typed(context: BrowserContext, served: str) -> None:
    one, other = (visit(context, served + LETTER) for _ in range(2))
    one.get_by_label("Your work").press_sequentially("a nur")
    other.get_by_label("Their name").fill("Lee")
    expect(one.get_by_label("Their name")).to_have_value("Lee")
    one.get_by_label("Your work").press_sequentially("se")
    expect(other.get_by_label("Your work")).to_have_value("a nurse")
    assert one.get_by_label("Your work").input_value() == "a nurse"


def test_all_of_it_is_deleted_and_comes_back(context: BrowserContext, served: str) -> None:
    page = visit(context, served + CHECKLIST)
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Dark colours").click()
    page.goto(served + COFFEE)
    choose(page, 0)
    expect(page.get_by_text("1 chosen")).to_be_visible()
    before = page.evaluate(KEPT)
    page.goto(f"{served}/privacy/")
    page.get_by_role("button", name="Delete what this site keeps").click()
    expect(page.get_by_text("Deleted from this device.")).to_be_visible()
    expect(page.get_by_text("Steps ticked: 0. Questions chosen: 0.", exact=False)).to_be_visible()
    assert page.evaluate("localStorage.length") == 0
    assert page.evaluate(KEPT) is None
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Steps ticked: 1. Questions chosen: 1.", exact=False)).to_be_visible()
    assert page.evaluate(KEPT) == before
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert context.cookies() == []


FORBIDDEN = "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } })"
FULL = "IDBObjectStore.prototype.put = () => { throw new DOMException('no', 'QuotaExceededError'); }"
BROKEN = "IDBObjectStore.prototype.put = () => { throw new DOMException('no', 'UnknownError'); }"


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (FORBIDDEN, "Your browser lets this site keep nothing."),
        (FULL, "There is no room left on this device."),
        (BROKEN, "What you do here could not be kept"),
    ],
)
def test_what_cannot_be_kept_is_said_and_stays_on_the_page(
    context: BrowserContext, served: str, fault: str, words: str
) -> None:
    context.add_init_script(fault)
    page = visit(context, served + CHECKLIST)
    page.get_by_role("checkbox").first.check()
    page.get_by_role("checkbox").nth(1).check()
    expect(page.get_by_role("alert")).to_contain_text(words)
    expect(page.get_by_text("2 of 17 done")).to_be_visible()


def test_what_could_not_be_kept_is_kept_as_soon_as_it_can_be(context: BrowserContext, served: str) -> None:
    page = visit(context, served + CHECKLIST)
    page.evaluate(f"() => {{ window.put = IDBObjectStore.prototype.put; {FULL} }}")
    page.get_by_role("checkbox").first.check()
    expect(page.get_by_role("alert")).to_contain_text("no room left")
    page.evaluate("() => { IDBObjectStore.prototype.put = window.put; }")
    page.get_by_role("checkbox").nth(1).check()
    expect(page.get_by_role("alert")).to_be_empty()
    page.reload()
    expect(page.get_by_text("2 of 17 done")).to_be_visible()


def test_what_a_newer_version_has_kept_is_left_alone(context: BrowserContext, served: str) -> None:
    newer = {"version": 2, "ticks": "in another form"}
    page = context.new_page()
    page.goto(served)
    page.evaluate(KEEP, newer)
    page.goto(served + CHECKLIST)
    page.get_by_role("checkbox").first.check()
    expect(page.get_by_role("alert")).to_contain_text("A newer version of this site was used here.")
    assert page.get_by_role("checkbox").first.is_checked()
    assert page.evaluate(KEPT) == newer


def test_nothing_that_a_reader_does_leaves_the_device(context: BrowserContext, served: str) -> None:
    page = visit(context, served + LETTER)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_label("Their name").fill("Lee")
    page.get_by_role("button", name="Copy", exact=True).click()
    copied(page)
    assert asked == []


# For everyone


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
