"""The search where something is missing, below a path, for everybody: without an index, without JavaScript."""

from collections.abc import Iterator
from itertools import product
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Route, expect

from plugins.commands.preview.server import preview_server
from tests.browser.opening import SCHEMES, WCAG, opened
from tests.browser.searching import SEARCH, field, found, results, titles, told
from tests.build.project import make_project

STATES = {
    "empty": SEARCH,
    "results": f"{SEARCH}?q=coffee",
    "nothing": f"{SEARCH}?q=qwrtz",
    "one kind": f"{SEARCH}?q=week&kind=checklist",
}


def test_what_an_earlier_search_finds_too_late_is_dropped(browser: Browser, served: str) -> None:
    with opened(browser, served + SEARCH) as page:
        late: list[Route] = []
        page.route("**/search/index/*.txt", lambda route: route.continue_() if late else late.append(route))
        with page.expect_request("**/search/index/*.txt"):
            field(page).fill("salary")
        field(page).fill("checklist")
        page.wait_for_timeout(300)
        late[0].continue_()
        found(page, "checklist")
        assert titles(page)[0] == "Checklists"


@pytest.mark.parametrize("part", ["index.json", "index/*.txt", "index/*.json"])
def test_an_index_that_does_not_load_is_said_and_the_site_can_be_browsed(
    browser: Browser, served: str, part: str
) -> None:
    with opened(browser, served + SEARCH) as page:
        page.route(f"**/search/{part}", lambda route: route.abort())
        field(page).press_sequentially("salary")
        told(page, "The search could not be loaded. Try again, or browse below.")
        assert page.get_by_role("link", name="All posts").is_visible()
        page.unroute_all()
        field(page).press("Enter")
        found(page, "salary")


def test_a_page_that_does_not_load_leaves_what_is_said_of_it(browser: Browser, served: str) -> None:
    with opened(browser, served + SEARCH) as page:
        page.route("**/questions/**", lambda route: route.abort())
        field(page).press_sequentially("graduate study")
        found(page, "graduate study")
        excerpt = (
            results(page)
            .filter(has=page.get_by_role("link", name="Questions for graduate study"))
            .first.locator(".excerpt")
        )
        expect(excerpt).not_to_be_empty()


def test_without_javascript_the_page_says_how_to_browse(browser: Browser, served: str) -> None:
    with opened(browser, served + SEARCH, java_script_enabled=False) as page:
        field(page).fill("salary")
        page.get_by_role("button", name="Search").click()
        page.wait_for_url("**/search/?q=salary*")
        assert page.locator(".notice").is_visible()
        assert "Searching needs JavaScript" in page.locator(".notice").inner_text()
        assert not page.get_by_role("button", name="Show more").is_visible()
        for name in ("All posts", "Topics", "Tags", "Question lists", "Checklists"):
            assert page.get_by_role("region", name="Or browse").get_by_role("link", name=name).is_visible()


def test_a_missing_page_offers_a_search(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}/nowhere/") as page:
        page.get_by_role("searchbox", name="What were you looking for?").fill("salary")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search/?q=salary")
        found(page, "salary")


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(browser: Browser, served: str, state: str) -> None:
    with opened(browser, served + STATES[state], bypass_csp=True) as page:
        if state != "empty":
            expect(page.get_by_role("status")).not_to_be_empty()
        for width, scheme in product((320, 360, 1280), SCHEMES):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            report = Axe().run(page, options=WCAG)
            assert report.violations_count == 0, f"{width} px, {scheme}: {report.generate_report()}"


def test_a_search_asks_only_its_own_host_and_breaks_no_rule(browser: Browser, served: str) -> None:
    with opened(browser, served + SEARCH) as page:
        asked: list[str] = []
        complaints: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        field(page).press_sequentially("salary")
        found(page, "salary")
        assert asked
        assert [url for url in asked if not url.startswith(f"{served}/")] == []
        assert [url for url in asked if "salary" in url] == []
        assert complaints == []


def test_the_search_needs_nothing_that_its_policy_forbids(browser: Browser, served: str) -> None:
    with opened(browser, "about:blank") as page:
        page.add_init_script(
            "window.broken = []; document.addEventListener('securitypolicyviolation', e => broken.push(e.blockedURI))"
        )
        page.goto(served + SEARCH)
        field(page).press_sequentially("salary")
        found(page, "salary")
        assert page.evaluate("broken") == []


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site below a path, with signs in a post that HTML has a use for, and return its URL."""
    folder = tmp_path_factory.mktemp("below")
    project = make_project(folder)
    project.write(
        "blog/signs.md", "---\ntitle: Über & <so>\ndate: 2020-01-01\npath: /blog/über/\n---\n\nA `<b>` & a tag.\n"
    )
    site = ("--site-url", "https://example.org/coffee", "--output", str(folder / "served/coffee"))
    assert project.build(*site).status == 0
    with preview_server(folder / "served", 0) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/coffee"
        server.shutdown()


def test_a_site_below_a_path_is_searched_there(browser: Browser, below: str) -> None:
    with opened(browser, below + SEARCH) as page:
        field(page).press_sequentially("tag")
        found(page, "tag")
        page.locator(".results h2 a").click()
        page.wait_for_url("**/coffee/blog/%C3%BCber/")
        assert page.get_by_role("heading", level=1).inner_text() == "Über & <so>"


def test_signs_of_html_in_a_text_are_text_in_its_result(browser: Browser, below: str) -> None:
    with opened(browser, f"{below}{SEARCH}?q=tag") as page:
        found(page, "tag")
        assert titles(page) == ["Über & <so>"]
        expect(page.locator(".excerpt")).to_have_text("A <b> & a tag.")
