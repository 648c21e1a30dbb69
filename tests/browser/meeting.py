"""What tests of My coffee chat share."""

from collections.abc import Mapping
from datetime import UTC, datetime

from playwright.sync_api import BrowserContext, Page, expect

PATH = "/my-coffee-chat/"
TODAY = datetime(2026, 12, 1, 12, tzinfo=UTC)
TORONTO_AND_LEEDS = {
    "Their name": "Tom Reed",
    "Date": "2026-12-17",
    "Time": "10:00",
    "Time zone": "America/Toronto",
    "Their time zone": "London",
    "Place or link": "The café, 1 Mill Street; upstairs",
}


def plan(context: BrowserContext, served: str, today: datetime = TODAY) -> Page:
    """Open the page on some day, and wait until its scripts run."""
    page = context.new_page()
    page.clock.set_fixed_time(today)
    page.goto(served + PATH)
    loaded(page)
    return page


def loaded(page: Page) -> None:
    expect(page.locator("[data-kept]")).not_to_have_attribute("data-kept", "")
    expect(page.locator(".letter-part")).to_have_count(12)


def fill(page: Page, fields: Mapping[str, str]) -> None:
    for label, text in fields.items():
        page.get_by_label(label, exact=True).fill(text)
    page.get_by_label(label, exact=True).blur()
    kept(page)


def kept(page: Page) -> None:
    expect(page.locator("[data-kept]")).to_have_text("Saved a moment ago")


def downloaded(page: Page, button: str) -> bytes:
    """Press a button that gives a file, and return what is in it."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
    return download.value.path().read_bytes()
