"""What tests of the search page do and see."""

import re

from playwright.sync_api import Locator, Page, expect

SEARCH = "/search/"


def field(page: Page) -> Locator:
    return page.get_by_role("searchbox", name="What are you looking for?")


def results(page: Page) -> Locator:
    return page.locator(".results > li")


def told(page: Page, words: str) -> None:
    """Wait until the status begins with these words."""
    expect(page.get_by_role("status")).to_have_text(re.compile(rf"^{re.escape(words)}"))


def found(page: Page, words: str, noun: str = "result") -> int:
    """Wait until the status says how much is found for these words, and return it."""
    status = page.get_by_role("status")
    expect(status).to_have_text(re.compile(rf"^[1-9]\d* {noun}s? for “{re.escape(words)}”\.$"))
    return int(status.inner_text().split()[0])


def titles(page: Page) -> list[str]:
    return page.locator(".results h2").all_inner_texts()
