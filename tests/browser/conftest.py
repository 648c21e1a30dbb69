"""A real Chromium for the tests in this folder."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser.reader import PHONE
from tests.conftest import ROOT
from tests.stock.conftest import full, shared, stock, wheel

__all__ = ["browser", "full", "shared", "stock", "wheel"]

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium_path() -> str:
    """Return the Chromium that `make test` found or installed, else one on PATH."""
    found = ROOT / ".venv" / "chromium"
    if found.is_file() and Path(found.read_text("utf-8").strip()).exists():
        return found.read_text("utf-8").strip()
    return next(path for path in map(shutil.which, NAMES) if path)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        arguments = [
            "--no-sandbox",
            "--disable-background-networking",
            "--disable-component-update",
            "--ignore-certificate-errors",  # of hosts made up by tests, whose workers no context would let through
        ]
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Return a browser of nobody's, on a phone, which may use the clipboard."""
    context = browser.new_context(viewport=PHONE, permissions=["clipboard-read", "clipboard-write"])
    yield context
    context.close()
