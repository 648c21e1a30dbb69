"""My coffee chat loses nothing: several meetings, copies, links, undo, no network."""

import csv
import json
from io import BytesIO
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, expect
from zxingcpp import read_barcodes

from tests.browser.meeting import PATH, TORONTO_AND_LEEDS, downloaded, fill, kept, loaded, plan
from tests.browser.opening import SCHEMES, Scheme
from tests.browser.reader import COFFEE, KEPT, PHONE, choose, chosen, holds, visit


def test_several_meetings_are_kept_apart(context: BrowserContext, served: str) -> None:
    page = plan(context, served)
    fill(page, TORONTO_AND_LEEDS)
    page.get_by_role("button", name="New meeting").click()
    expect(page.get_by_label("Their name")).to_have_value("")
    fill(page, {"Their name": "Bea"})
    page.get_by_label("Meeting", exact=True).select_option("Tom Reed, December 17")
    expect(page.get_by_label("Their name")).to_have_value("Tom Reed")
    choose(visit(context, served + COFFEE), 0)
    expect(page.locator(".chosen li")).to_have_count(1)
    page.get_by_label("Meeting", exact=True).select_option("Bea")
    expect(page.get_by_label("Their name")).to_have_value("Bea")
    assert chosen(page) == []


def test_a_meeting_that_is_deleted_comes_back(context: BrowserContext, served: str) -> None:
    page = plan(context, served)
    fill(page, TORONTO_AND_LEEDS)
    before = page.evaluate(KEPT)
    page.get_by_role("button", name="Delete this meeting").click()
    expect(page.get_by_label("Their name")).to_have_value("")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_label("Their name")).to_have_value("Tom Reed")
    holds(page, before)


def test_all_is_deleted_and_comes_back(context: BrowserContext, served: str) -> None:
    page = plan(context, served)
    fill(page, TORONTO_AND_LEEDS)
    before = page.evaluate(KEPT)
    page.get_by_role("button", name="Delete everything").click()
    expect(page.get_by_label("Their name")).to_have_value("")
    expect(page.locator("[data-kept]")).to_have_text("What you write is saved as you write it")
    assert page.evaluate(KEPT) is None
    page.get_by_role("button", name="Undo").click()
    holds(page, before)


def test_a_copy_is_added_to_what_is_here_and_can_be_taken_back(context: BrowserContext, served: str) -> None:
    page = plan(context, served)
    fill(page, TORONTO_AND_LEEDS)
    copy = downloaded(page, "Save a copy")
    page.get_by_role("button", name="Delete everything").click()
    fill(page, {"Their name": "Bea"})
    before = page.evaluate(KEPT)
    page.get_by_label("Open a copy").set_input_files({"name": "a.json", "mimeType": "", "buffer": copy})
    expect(page.get_by_label("Meeting", exact=True).locator("option")).to_have_count(2)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_label("Meeting", exact=True).locator("option")).to_have_count(1)
    holds(page, before)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "This is no copy that was saved here"),
        ("{}", "This is no copy that was saved here"),
        ('{"version": 2, "meetings": "<img src=x onerror=alert(1)>"}', "This is no copy that was saved here"),
        ('{"version": 3}', "A newer version of this site has saved this copy."),
    ],
)
def test_a_file_that_is_no_copy_changes_nothing(context: BrowserContext, served: str, text: str, words: str) -> None:
    page = plan(context, served)
    fill(page, TORONTO_AND_LEEDS)
    before = page.evaluate(KEPT)
    page.get_by_label("Open a copy").set_input_files({"name": "a.json", "mimeType": "", "buffer": text.encode()})
    expect(page.locator(".tray-status")).to_contain_text(words)
    assert page.evaluate(KEPT) == before


def test_a_link_takes_the_meeting_to_the_phone_and_tells_no_server(context: BrowserContext, served: str) -> None:
    page = plan(context, served)
    fill(page, TORONTO_AND_LEEDS)
    meeting = page.evaluate(KEPT)
    page.get_by_text("Send to my phone").click()
    field = page.get_by_label("Link with this meeting")
    expect(field).not_to_have_value("")
    link = field.input_value()
    assert urlsplit(link)._replace(fragment="").geturl() == served + PATH
    browser = context.browser
    assert browser
    other = browser.new_context()
    phone = other.new_page()
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(link)
    loaded(phone)
    expect(phone.get_by_text("This link holds a copy: Tom Reed, December 17.", exact=False)).to_be_visible()
    assert phone.url == served + PATH
    assert phone.evaluate(KEPT) is None
    phone.get_by_role("button", name="Open it").click()
    holds(phone, {**meeting, "people": {}})
    assert [url for url in asked if "copy=" in url.split("#")[0]] == []
    other.close()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_link_is_drawn_as_a_code_by_a_script_that_loads_when_it_is_asked_for(
    browser: Browser, served: str, scheme: Scheme
) -> None:
    context = browser.new_context(viewport=PHONE, color_scheme=scheme)
    page = plan(context, served)
    fill(page, TORONTO_AND_LEEDS)
    page.get_by_text("Send to my phone").click()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("button", name="Show as a QR code").click()
    code = page.get_by_role("img", name="QR code, for a phone to read")
    (read,) = read_barcodes(Image.open(BytesIO(code.screenshot())))
    assert read.text == page.get_by_label("Link with this meeting").input_value()
    assert "uqr" in {url.rsplit("/", 1)[-1].split(".")[0] for url in asked}
    context.close()


def test_a_meeting_too_long_for_a_link_is_sent_as_a_file(context: BrowserContext, served: str) -> None:
    page = plan(context, served)
    noise = page.evaluate("[...crypto.getRandomValues(new Uint8Array(9000))].map(each => each.toString(36)).join('')")
    fill(page, {"What I learned": noise})
    page.get_by_text("Send to my phone").click()
    expect(page.get_by_text("This meeting is too long for a link.", exact=False)).to_be_visible()
    assert not page.get_by_label("Link with this meeting").is_visible()
    assert json.loads(downloaded(page, "Save a copy"))["meetings"][0]["words"]["learned"] == noise


def test_two_tabs_show_the_same_meeting(context: BrowserContext, served: str) -> None:
    one, other = (plan(context, served) for _ in range(2))
    fill(one, TORONTO_AND_LEEDS)
    expect(other.get_by_label("Their name")).to_have_value("Tom Reed")
    fill(other, {"Their work": "trams"})
    expect(one.get_by_label("Their work")).to_have_value("trams")
    assert one.evaluate(KEPT) == other.evaluate(KEPT)


def test_people_are_listed_with_when_to_write_again(context: BrowserContext, served: str) -> None:
    page = plan(context, served)
    fill(page, {**TORONTO_AND_LEEDS, "Date": "2026-10-20"})
    tom = page.locator(".person")
    expect(tom).to_contain_text("write again on November 20, 2026: it is time")
    tom.locator("summary").click()
    tom.get_by_role("button", name="I wrote today").click()
    expect(tom).to_contain_text("write again on March 1, 2027")
    page.get_by_role("button", name="Undo").click()
    expect(tom).to_contain_text("write again on November 20, 2026: it is time")
    tom.get_by_role("button", name="I wrote today").click()
    tom.get_by_role("button", name="Let it rest").click()
    expect(tom.locator("summary")).to_contain_text("let it rest")
    page.get_by_role("button", name="Add a person").click()
    page.get_by_label("Name", exact=True).locator("visible=true").fill('=Bea, "B"')
    kept(page)
    head, *rows = csv.reader(downloaded(page, "As a table (CSV)").decode("utf-8-sig").splitlines())
    assert head == ["Name", "E-mail address", "Work", "Helped with", "Met", "Last contact", "Write again"]
    assert rows == [['\'=Bea, "B"', *[""] * 6], ["Tom Reed", "", "", "", "2026-10-20", "2026-12-01", ""]]
    cards = downloaded(page, "For contacts (vCard)").decode()
    assert cards.count("BEGIN:VCARD\r\nVERSION:4.0\r\n") == 2
    page.get_by_text("I landed something", exact=True).click()
    page.get_by_label("Told Tom Reed").check()
    kept(page)
    assert page.evaluate(KEPT)["people"]
