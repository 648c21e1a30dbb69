"""Drawings that we publish, opened in a real browser: none runs anything, none asks for anything."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition, Thread

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
    asked: set[str] = field(default_factory=set)
    news: Condition = field(default_factory=Condition)

    def note(self, path: str) -> None:
        """Keep what was asked for."""
        with self.news:
            self.asked.add(path)
            self.news.notify()

    def was_asked_for(self, path: str) -> bool:
        """Wait for a request; a busy machine's browser takes its time."""
        with self.news:
            return self.news.wait_for(lambda: path in self.asked, timeout=30)


@pytest.fixture
def gallery() -> Iterator[Gallery]:
    gallery = Gallery()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path not in {_DRAWING, "/favicon.ico"}:
                gallery.note(self.path)
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


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 200, "height": 200})
    yield context.new_page()
    context.close()


def try_out(page: Page, gallery: Gallery, text: str) -> None:
    """Open a drawing as a document of its own and click on it."""
    gallery.drawing = text.encode()
    page.goto(gallery.url + _DRAWING)
    page.evaluate(_TWO_FRAMES)
    page.mouse.click(50, 50)
    page.evaluate(_TWO_FRAMES)


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
    for form in range(2):  # the third form is not shown, so it takes no click
        path = f"/hit-{form}"
        text = list(drawings((kind,), gallery.url + path))[form]
        try_out(page, gallery, text)
        assert gallery.was_asked_for(path)
        assert not is_drawing(text)


def test_what_only_looks_harmful_asks_for_nothing(page: Page, gallery: Gallery) -> None:
    texts = list(drawings(NEAR, f"{gallery.url}/hit"))[::13]
    assert len(texts) > 30
    for each in texts:
        try_out(page, gallery, each)
    assert gallery.asked == set()


def test_what_is_left_of_harm_after_small_changes_asks_for_nothing(page: Page, gallery: Gallery) -> None:
    texts = [each for each in changed(2000, f"{gallery.url}/hit") if is_drawing(each)]
    assert len(texts) > 20
    for each in texts:
        try_out(page, gallery, each)
    assert gallery.asked == set()
