"""Stock Pelican sites with the plugins, in a real browser: what these put into a page, everybody can use."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request

from tests.browser.opening import VIEWS, WCAG, Scheme, opened
from tests.stock.conftest import Full
from tests.stock.site import THEMES, Site

OURS = {"On tweets": "figure.tweet", "Questions for your first week": ".downloads", "The first call": ".downloads"}
"""What stands in which page."""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Print nothing."""


@pytest.fixture(scope="module", params=THEMES)
def site(request: pytest.FixtureRequest, full: Full) -> Site:
    theme: str = request.param
    return full(theme)


@pytest.fixture(scope="module")
def url(site: Site) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site.output))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def found(page: Page, where: str) -> dict[str, str]:
    """Return what axe finds somewhere in a page: each rule that is broken, with its report."""
    report = Axe().run(page, context=where, options=WCAG)
    return {violation["id"]: report.generate_report(violation["id"]) for violation in report.response["violations"]}


@pytest.mark.parametrize("title", OURS)
@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_axe_finds_nothing_in_what_the_plugins_add_but_what_the_theme_does_to_any_text(
    browser: Browser, site: Site, url: str, title: str, view: tuple[int, Scheme]
) -> None:
    width, scheme = view
    path, _ = site.page_titled(title)
    plain, _ = site.page_titled("Plain words")
    with opened(browser, url + plain, viewport={"width": width, "height": 800}, color_scheme=scheme) as page:
        of_the_theme = found(page, '[href="other.html"]')
        page.goto(url + path)
        assert page.locator(OURS[title]).count() > 0
        ours = {rule: report for rule, report in found(page, OURS[title]).items() if rule not in of_the_theme}
    assert ours == {}


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
    page.on("request", lambda request: asked.append(request))  # noqa: PLW0108 - Playwright takes no method of a list
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
        picture = card.locator("img").last
        picture.scroll_into_view_if_needed()
        assert picture.evaluate("async picture => { await picture.decode(); return picture.naturalWidth; }") == 64


def test_a_step_is_ticked_by_a_click_on_its_words(browser: Browser, site: Site, url: str) -> None:
    path, _ = site.page_titled("The first call")
    with opened(browser, url + path) as page:
        page.get_by_text("Test your microphone.").click()
        assert page.get_by_role("checkbox", name="Test your microphone.").is_checked()
