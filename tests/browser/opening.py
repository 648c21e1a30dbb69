"""Open a page in a context of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from playwright.sync_api import Browser, Page

Scheme = Literal["light", "dark"]

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@contextmanager
def opened(browser: Browser, url: str, **options: Any) -> Iterator[Page]:  # noqa: ANN401 - Playwright's own options
    context = browser.new_context(**options)
    page = context.new_page()
    page.goto(url)
    yield page
    context.close()
