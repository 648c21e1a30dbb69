"""Drawings that we publish, opened in a real browser: none runs anything, none asks for anything."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page

from tests.pictures.hostile_drawings import NEAR, changed, drawings, is_drawing

_DRAWING = "/a.svg"
_TWO_FRAMES = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 20))))"


@dataclass
class Gallery:
    """A server with one drawing, and what else it was asked for."""

    url: str = ""
    drawing: bytes = b""
    asked: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def gallery() -> Iterator[Gallery]:
    gallery = Gallery()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path not in {_DRAWING, "/favicon.ico"}:
                gallery.asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "image/svg+xml" if self.path == _DRAWING else "text/plain")
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            with suppress(OSError):  # the browser may have gone on
                self.wfile.write(gallery.drawing if self.path == _DRAWING else b"")

        do_POST = do_GET  # noqa: N815 - the base class names it so

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
            """Say nothing in the terminal."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        gallery.url = f"http://127.0.0.1:{server.server_port}"
        Thread(target=server.serve_forever, daemon=True).start()
        yield gallery
        server.shutdown()


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 200, "height": 200})
    yield context.new_page()
    context.close()


def asked_by(page: Page, gallery: Gallery, text: str) -> list[str]:
    """Open a drawing as a document of its own, click on it, and return what was asked for besides."""
    gallery.drawing = text.encode()
    gallery.asked.clear()
    page.goto(gallery.url + _DRAWING)
    page.evaluate(_TWO_FRAMES)
    page.mouse.click(50, 50)
    page.evaluate(_TWO_FRAMES)
    return list(gallery.asked)


@pytest.mark.parametrize(
    "kind",
    [
        "<$script>fetch('URL')</$script>",
        "<$svg onload=\"fetch('URL')\"/>",
        "<$image href='URL' width='9' height='9'/>",
        "<$a href='javascript:fetch(\"URL\")'><$rect width='99' height='99'/></$a>",
        "<$style>@im<$desc>a</$desc>port 'URL';</$style>",
        "<$style>rect{fill:u<$desc>a</$desc>rl(URL#a)}</$style><$rect width='9' height='9'/>",
        "<$style>:root{background:image-set('URL' 1x)}</$style>",
    ],
)
def test_the_browser_does_what_we_refuse(page: Page, gallery: Gallery, kind: str) -> None:
    for each in islice(drawings((kind,), f"{gallery.url}/hit"), 2):  # the third form is not shown, so it takes no click
        assert asked_by(page, gallery, each)
        assert not is_drawing(each)


def test_what_only_looks_harmful_asks_for_nothing(page: Page, gallery: Gallery) -> None:
    texts = list(drawings(NEAR, f"{gallery.url}/hit"))[::13]
    assert len(texts) > 30
    assert [each for each in texts if asked_by(page, gallery, each)] == []


def test_what_is_left_of_harm_after_small_changes_asks_for_nothing(page: Page, gallery: Gallery) -> None:
    texts = [each for each in changed(2000, f"{gallery.url}/hit") if is_drawing(each)]
    assert len(texts) > 20
    assert [each for each in texts if asked_by(page, gallery, each)] == []
