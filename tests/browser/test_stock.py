"""Stock Pelican sites with the plugins, in a real browser: what these put into a page, everybody can use."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Request

from tests.browser.opening import SCHEMES, WCAG, opened
from tests.stock.content import ALL
from tests.stock.site import THEMES, Environment, Site

WIDTHS = (360, 1280)
OURS = {"On tweets": "figure.tweet", "Questions for your first week": ".downloads", "The first call": ".downloads"}
"""What stands in which page."""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Print nothing."""


@pytest.fixture(scope="module", params=THEMES)
def site(request: pytest.FixtureRequest, stock: Environment, tmp_path_factory: pytest.TempPathFactory) -> Site:
    theme: str = request.param
    return stock.site(tmp_path_factory.mktemp(theme), "", ALL, theme).built()


@pytest.fixture(scope="module")
def url(site: Site) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site.output))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.parametrize("title", OURS)
def test_axe_finds_nothing_in_what_the_plugins_add(browser: Browser, site: Site, url: str, title: str) -> None:
    path, _ = site.page_titled(title)
    with opened(browser, url + path) as page:
        assert page.locator(OURS[title]).count() > 0
        for width in WIDTHS:
            for scheme in SCHEMES:
                page.set_viewport_size({"width": width, "height": 800})
                page.emulate_media(color_scheme=scheme)
                results = Axe().run(page, context=OURS[title], options=WCAG)
                assert results.violations_count == 0, f"{width} px, {scheme}: {results.generate_report()}"


@pytest.mark.parametrize("title", OURS)
def test_nothing_of_ours_is_wider_than_a_phone(browser: Browser, site: Site, url: str, title: str) -> None:
    path, _ = site.page_titled(title)
    with opened(browser, url + path, viewport={"width": 360, "height": 800}) as page:
        for box in (each.bounding_box() for each in page.locator(OURS[title]).all()):
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 360


@pytest.mark.parametrize("title", OURS)
def test_all_that_the_plugins_name_is_there(browser: Browser, site: Site, url: str, title: str) -> None:
    path, _ = site.page_titled(title)
    asked: list[Request] = []
    context = browser.new_context()
    page = context.new_page()
    page.on("requestfinished", asked.append)
    page.on("requestfailed", asked.append)
    page.goto(url + path)
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")
    for request in asked:
        if "tweet" in request.url or "question" in request.url:
            response = request.response()
            assert response is not None
            assert response.status == 200, request.url
    assert [request.url for request in asked if "twitter" in request.url or "//x.com" in request.url] == []
    context.close()


def test_a_card_looks_like_one(browser: Browser, site: Site, url: str) -> None:
    path, _ = site.page_titled("On tweets")
    with opened(browser, url + path) as page:
        card = page.locator("figure.tweet").first
        assert card.evaluate("card => getComputedStyle(card).borderTopStyle") == "solid"
        assert card.locator("img").last.evaluate("picture => picture.naturalWidth") == 64


def test_a_step_is_ticked_by_a_click_on_its_words(browser: Browser, site: Site, url: str) -> None:
    path, _ = site.page_titled("The first call")
    with opened(browser, url + path) as page:
        page.get_by_text("Test your microphone.").click()
        assert page.get_by_role("checkbox", name="Test your microphone.").is_checked()
