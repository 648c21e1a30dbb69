"""One meeting, from the first message to the last thank-you: a person's walk over My coffee chat."""

import json
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from unicodedata import normalize

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pypdf import PdfReader

from tests.browser.meeting import PATH, TORONTO_AND_LEEDS, downloaded, fill, kept, loaded, plan
from tests.browser.reader import CHECKLIST, COFFEE, KEPT, choose, chosen, copied, holds, visit


def printed(page: Page, paper: str = "A4") -> list[str]:
    """Return the text of each page on paper."""
    pages = PdfReader(BytesIO(page.pdf(format=paper))).pages
    return [" ".join(normalize("NFKC", each.extract_text()).split()) for each in pages]


def test_a_meeting_from_six_questions_to_the_thank_you_and_on_another_device(  # noqa: PLR0915 - one person's way
    browser: Browser, context: BrowserContext, served: str
) -> None:
    lists = visit(context, served + COFFEE)
    choose(lists, *range(6))
    lists.get_by_text("6 chosen").click()
    questions = chosen(lists)
    lists.get_by_role("link", name="My coffee chat").first.click()
    lists.wait_for_url(served + PATH)
    loaded(lists)
    assert chosen(lists) == questions
    lists.close()

    page = plan(context, served)
    fill(page, TORONTO_AND_LEEDS)
    expect(page.locator(".when")).to_have_text("Thursday, December 17, 3:00 PM (London), 10:00 AM (Toronto)")
    page.get_by_text("About you", exact=True).click()
    fill(page, {"Your name": "Ana"})

    (event,) = Calendar.from_ical(downloaded(page, "Invitation")).events
    assert event.start == datetime(2026, 12, 17, 15, tzinfo=UTC)
    assert event.end == datetime(2026, 12, 17, 15, 20, tzinfo=UTC)
    assert (str(event["SUMMARY"]), str(event["LOCATION"])) == (
        "Coffee chat: Ana and Tom Reed",
        "The café, 1 Mill Street; upstairs",
    )
    dates = {str(each["SUMMARY"]): each for each in Calendar.from_ical(downloaded(page, "My dates")).events}
    assert dates["The day before (Coffee chat: Ana and Tom Reed)"].start == date(2026, 12, 16)
    assert dates["The hour before (Coffee chat: Ana and Tom Reed)"].start == datetime(2026, 12, 17, 14, tzinfo=UTC)
    assert dates["Write to: Tom Reed"].start == date(2027, 1, 17)

    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print the sheet").click()
    for paper in ("A4", "Letter"):
        (sheet,) = printed(page, paper)
        assert [each for each in (*questions, "Tom Reed", "10:00 AM", "The café") if each not in sheet] == []

    fill(page, {"The one thing they said that stayed with me": "asking twice"})
    page.get_by_text("A thank-you note", exact=True).click()
    note = page.locator(".letter-part[open]")
    note.get_by_role("button", name="Copy").click()
    assert "Dear Tom Reed,\n\nThank you for making time for me." in copied(page)
    assert "what you said about asking twice." in copied(page)
    note.get_by_label("Sent").check()
    expect(note.locator("summary")).to_contain_text("sent December 1")

    page.get_by_label("Reply the same day", exact=False).check()
    kept(page)
    copy = downloaded(page, "Save a copy")
    expect(page.get_by_text("This page works without a network now.")).to_be_visible()
    context.set_offline(True)
    page.reload()
    loaded(page)
    whole = page.evaluate(KEPT)
    assert json.loads(copy) == whole
    expect(page.get_by_label("Their name")).to_have_value("Tom Reed")
    expect(page.get_by_label("Reply the same day", exact=False)).to_be_checked()
    assert chosen(page) == questions

    other = browser.new_context()
    phone = plan(other, served)
    phone.get_by_label("Open a copy").set_input_files({"name": "a.json", "mimeType": "", "buffer": copy})
    expect(phone.locator(".tray-status")).to_contain_text("The copy is opened")
    expect(phone.get_by_label("Their name")).to_have_value("Tom Reed")
    holds(phone, whole)
    other.close()


def test_the_back_of_the_sheet_has_what_is_to_be_done_on_the_day(context: BrowserContext, served: str) -> None:
    page = plan(context, served)
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print both sides").click()
    front, back = printed(page, "Letter")
    assert "Questions" in front
    assert "Stop at the minute you asked for." in back
    assert "Lay out your clothes" not in back


def test_the_sheet_as_text_has_questions_and_steps(context: BrowserContext, served: str) -> None:
    choose(visit(context, served + COFFEE), 0)
    page = plan(context, served)
    fill(page, TORONTO_AND_LEEDS)
    text = downloaded(page, "Save as text").decode()
    assert text.startswith("With: Tom Reed\nWhen: Thursday, December 17, 10:00 AM\nWhere: The café")
    assert "\nQuestions\n\n1. How did you come to this work" in text
    assert "[ ] Arrive about ten minutes early.\n" in text
    page.get_by_role("button", name="Copy as text").click()
    assert copied(page) == text


def test_an_invitation_that_changed_takes_the_place_of_the_one_before(context: BrowserContext, served: str) -> None:
    page = plan(context, served)
    fill(page, TORONTO_AND_LEEDS)
    seen = []
    for time in ("10:00", "10:00", "11:00"):
        fill(page, {"Time": time, "What I learned": time})
        (event,) = Calendar.from_ical(downloaded(page, "Invitation")).events
        seen.append((str(event["UID"]), int(str(event["SEQUENCE"]))))
    assert [number for _, number in seen] == [0, 0, 1]
    assert len({uid for uid, _ in seen}) == 1


def test_the_guest_sees_nothing_that_was_noted(context: BrowserContext, served: str) -> None:
    page = plan(context, served)
    fill(page, TORONTO_AND_LEEDS)
    secrets = {"How you know them": "secret1", "What you hope to learn": "secret2", "What does not": "secret3"}
    fill(page, secrets)
    assert b"secret" not in downloaded(page, "Invitation")


@pytest.mark.parametrize(
    ("when", "guest", "words"),
    [
        ("2027-04-01 10:00", "Europe/London", "Clocks change before then: Toronto, London."),
        ("2027-03-14 02:30", "", "On that day, clocks in Toronto skip this time."),
        ("2027-11-07 01:30", "", "On that day, this time comes twice in Toronto."),
        ("2026-12-17 10:00", "Leeds", "No time zone is called “Leeds”."),
    ],
)
def test_what_is_odd_about_the_time_is_said(
    context: BrowserContext, served: str, when: str, guest: str, words: str
) -> None:
    page = plan(context, served)
    day, time = when.split()
    fill(page, {"Date": day, "Time": time, "Their time zone": guest, "Time zone": "America/Toronto"})
    expect(page.locator(".warning:visible").filter(has_text=words)).to_have_count(1)


def test_nothing_is_said_about_a_time_that_is_not_odd(context: BrowserContext, served: str) -> None:
    page = plan(context, served)
    fill(page, TORONTO_AND_LEEDS)
    assert page.locator(".warning:visible").all_text_contents() == []


def test_at_short_notice_what_is_late_comes_first(context: BrowserContext, served: str) -> None:
    page = plan(context, served)
    fill(page, {**TORONTO_AND_LEEDS, "Date": "2026-12-04"})
    first = page.locator(".moment").first
    expect(first.get_by_role("heading")).to_have_text("Now: it is less than a week away")
    expect(first).to_contain_text("Choose six questions")


def test_what_was_not_done_after_the_meeting_is_said_first(context: BrowserContext, served: str) -> None:
    page = plan(context, served, datetime(2026, 12, 17, tzinfo=UTC) + timedelta(days=5))
    fill(page, TORONTO_AND_LEEDS)
    late = page.locator("[data-late]")
    expect(late).to_contain_text("Within 24 hours (4)")
    assert "The day before" not in late.inner_text()


def test_steps_ticked_here_are_ticked_on_their_page(context: BrowserContext, served: str) -> None:
    page = plan(context, served)
    page.get_by_label("Reply the same day", exact=False).check()
    kept(page)
    expect(visit(context, served + CHECKLIST).get_by_role("checkbox").first).to_be_checked()


def test_a_letter_on_its_own_page_says_when_and_where_the_meeting_is(context: BrowserContext, served: str) -> None:
    fill(plan(context, served), TORONTO_AND_LEEDS)
    page = visit(context, f"{served}/letters/confirming/")
    expect(page.locator(".letter")).to_contain_text("Day: Thursday, December 17")
    expect(page.locator(".letter")).to_contain_text("Time: 3:00 PM (London), 10:00 AM (Toronto)")
    page.get_by_label("Time", exact=True).fill("ten, your time")
    expect(page.locator(".letter")).to_contain_text("Time: ten, your time")


def test_how_one_meets_is_chosen_and_stays(context: BrowserContext, served: str) -> None:
    page = plan(context, served)
    way = page.get_by_label("How you meet")
    expect(way).to_have_value(CHECKLIST)
    way.select_option("Coffee chat, on a call")
    expect(page.get_by_label("Ask which platform they like.")).to_be_visible()
    kept(page)
    page.reload()
    loaded(page)
    expect(way.locator("option:checked")).to_have_text("Coffee chat, on a call")
    expect(page.get_by_label("Ask which platform they like.")).to_be_visible()
