"""How it is kept what a reader does: on the device, in every tab, and lost by no accident."""

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.reader import CHECKLIST, COFFEE, KEEP, KEPT, LETTER, choose, copied, holds, visit


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


def test_a_page_that_is_left_at_once_has_lost_nothing(context: BrowserContext, served: str) -> None:
    page = visit(context, served + CHECKLIST)
    page.evaluate(
        "url => { for (const box of document.querySelectorAll('.boxes input')) box.click(); location = url; }",
        served + LETTER,
    )
    page.wait_for_url(served + LETTER)
    page.goto(served + CHECKLIST)
    expect(page.get_by_text("17 of 17 done")).to_be_visible()
    assert page.evaluate("localStorage.length") == 0


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
    page.get_by_role("button", name="Dark colors").click()
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
    holds(page, before)
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
    newer = {"version": 3, "meetings": "in another form"}
    page = context.new_page()
    page.goto(served)
    page.evaluate(KEEP, newer)
    page.goto(served + CHECKLIST)
    page.get_by_role("checkbox").first.check()
    expect(page.get_by_role("alert")).to_contain_text("A newer version of this site was used here.")
    assert page.get_by_role("checkbox").first.is_checked()
    page.reload()
    assert page.evaluate(KEPT) == newer
    assert page.evaluate("localStorage.length") == 0


def test_what_the_first_version_has_kept_is_still_there(context: BrowserContext, served: str) -> None:
    page = context.new_page()
    page.goto(served + CHECKLIST)
    steps = page.locator(".boxes li").evaluate_all("rows => rows.slice(0, 2).map(row => row.id)")
    question = {"path": COFFEE, "id": "a", "text": "Why?"}
    first = {
        "version": 1,
        "ticks": {CHECKLIST: steps},
        "choices": [question],
        "blanks": {"their name": "Lee"},
        "letters": {},
    }
    page.evaluate(KEEP, first)
    page.reload()
    expect(page.get_by_text("2 of 17 done")).to_be_visible()
    page.get_by_role("checkbox").nth(2).check()
    expect(visit(context, served + COFFEE).get_by_text("1 chosen")).to_be_visible()
    letter = visit(context, served + LETTER)
    expect(letter.get_by_label("Their name")).to_have_value("Lee")
    kept = letter.evaluate(KEPT)
    assert (kept["version"], len(kept["meetings"]), len(kept["meetings"][0]["ticks"][CHECKLIST])) == (2, 1, 3)


def test_nothing_that_a_reader_does_leaves_the_device(context: BrowserContext, served: str) -> None:
    page = visit(context, served + LETTER)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_label("Their name").fill("Lee")
    page.get_by_role("button", name="Copy", exact=True).click()
    copied(page)
    assert asked == []
