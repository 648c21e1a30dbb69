"""Open a page in a context of its own."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from playwright.sync_api import Browser, Page

from tests.conftest import ROOT

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
VIEWS: tuple[tuple[int, Scheme], ...] = ((360, "dark"), (1280, "light"))
"""Widths in pixels and colours in which axe looks at pages here; `make audit` has it look at all four."""

KINDS: dict[str, str] = json.loads((ROOT / "tests" / "kinds.json").read_text("utf-8"))
"""The path of one page of each kind; `make audit` looks at the same."""

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@contextmanager
def opened(browser: Browser, url: str, **options: Any) -> Iterator[Page]:  # noqa: ANN401 - Playwright's own options
    context = browser.new_context(**options)
    page = context.new_page()
    page.goto(url)
    yield page
    context.close()
