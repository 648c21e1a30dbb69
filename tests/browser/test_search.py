"""The search in a real browser: typed, filtered, by keyboard, from an address, without an index, without JavaScript."""

import re
from collections.abc import Iterator
from itertools import product
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Route, expect

from plugins.commands.preview.server import preview_server
from tests.browser.opening import SCHEMES, WCAG, opened
from tests.build.project import make_project

SEARCH = "/search/"
STATES = {
    "empty": SEARCH,
    "results": f"{SEARCH}?q=coffee",
    "nothing": f"{SEARCH}?q=qwrtz",
    "one kind": f"{SEARCH}?q=week&kind=checklist",
}


def field(page: Page) -> Locator:
    return page.get_by_role("searchbox", name="What are you looking for?")


def results(page: Page) -> Locator:
    return page.locator(".results > li")


def told(page: Page, words: str) -> None:
    """Wait until the status begins with these words."""
    expect(page.get_by_role("status")).to_have_text(re.compile(rf"^{re.escape(words)}"))


def titles(page: Page) -> list[str]:
    return page.locator(".results h2").all_inner_texts()


def test_results_come_while_typing_with_the_words_marked(browser: Browser, served: str) -> None:
    with opened(browser, served + SEARCH) as page:
        field(page).press_sequentially("switch off")
        told(page, "3 results for “switch off”.")
        assert titles(page)[0] == "Coffee chat, in person"
        assert results(page).first.locator(".meta").inner_text() == "Checklist"
        marks = results(page).first.locator("mark").all_inner_texts()
        assert {"Switch", "off"} <= set(marks)
        assert field(page).evaluate("field => field === document.activeElement")


def test_a_result_leads_to_the_section_that_has_the_words(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}{SEARCH}?q=switch+off") as page:
        results(page).first.get_by_role("link", name="The hour before").click()
        page.wait_for_url("**/checklists/in-person/#the-hour-before")


def test_a_kind_leaves_only_results_of_that_kind_and_is_kept_in_the_address(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}{SEARCH}?q=week") as page:
        told(page, "26 results")
        page.get_by_role("radio", name="Checklists").check()
        told(page, "3 checklists for “week”.")
        assert set(page.locator(".results .meta").all_inner_texts()) == {"Checklist"}
        assert page.url == f"{served}{SEARCH}?q=week&kind=checklist"


def test_an_address_with_words_and_a_kind_opens_with_their_results(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}{SEARCH}?q=degree&kind=questions") as page:
        told(page, "")
        expect(results(page)).not_to_have_count(0)
        assert field(page).input_value() == "degree"
        assert page.get_by_role("radio", name="Question lists").is_checked()
        assert titles(page)[0] == "Questions for graduate study"


def test_the_way_back_from_a_result_leads_to_the_same_results(browser: Browser, served: str) -> None:
    with opened(browser, served + SEARCH) as page:
        entries = page.evaluate("history.length")
        field(page).press_sequentially("salary")
        told(page, "1 result for “salary”.")
        assert page.evaluate("history.length") == entries
        page.get_by_role("link", name="When you are the one who is asked").click()
        page.wait_for_url("**/blog/**")
        page.go_back()
        told(page, "1 result for “salary”.")
        assert field(page).input_value() == "salary"


def test_a_date_is_shown_and_not_sought(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}{SEARCH}?q=salary") as page:
        told(page, "1 result")
        assert results(page).locator(".meta").inner_text() == "Post · 6 February 2017"
        field(page).fill("December")
        told(page, "Nothing found for “December”.")


def test_the_skip_link_leads_to_the_results_that_are_there(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}{SEARCH}?q=week") as page:
        page.get_by_role("button", name="Show more").click()
        expect(results(page)).to_have_count(20)
        page.get_by_role("link", name="Skip to the text").press("Enter")
        page.wait_for_url("**/search/?q=week#page_main")
        page.wait_for_timeout(300)
        assert results(page).count() == 20


def test_a_screen_reader_has_the_status_before_it_says_anything(browser: Browser, served: str) -> None:
    with opened(browser, served + SEARCH) as page:
        expect(page.get_by_role("status")).to_have_text("")


def test_nothing_found_is_said_with_what_to_do(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}{SEARCH}?q=qwrtz") as page:
        told(page, "Nothing found for “qwrtz”. Try fewer words")
        assert results(page).count() == 0
        assert page.get_by_role("link", name="All posts").is_visible()


def test_nothing_of_one_kind_tells_of_the_others(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}{SEARCH}?q=salary&kind=checklist") as page:
        told(page, "No checklist for “salary”, but 1 elsewhere: choose Everything.")


def test_without_words_there_is_no_result_and_no_button(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}{SEARCH}?q=coffee") as page:
        expect(results(page)).to_have_count(10)
        field(page).press("Escape")
        expect(results(page)).to_have_count(0)
        assert field(page).input_value() == ""
        assert page.url == served + SEARCH
        assert not page.get_by_role("button", name="Show more").is_visible()


def test_more_results_are_shown_on_request_and_the_keyboard_stands_at_the_first_of_them(
    browser: Browser, served: str
) -> None:
    with opened(browser, f"{served}{SEARCH}?q=month") as page:
        told(page, "17 results")
        assert results(page).count() == 10
        page.get_by_role("button", name="Show more").press("Enter")
        expect(results(page)).to_have_count(17)
        assert page.locator(":focus").inner_text() == titles(page)[10]
        assert not page.get_by_role("button", name="Show more").is_visible()


def test_the_keyboard_alone_finds_and_opens_a_result(browser: Browser, served: str) -> None:
    with opened(browser, served + SEARCH) as page:
        for _ in range(20):
            page.keyboard.press("Tab")
            if field(page).evaluate("field => field === document.activeElement"):
                break
        page.keyboard.type("remote")
        page.keyboard.press("Enter")
        told(page, "2 results for “remote”.")
        assert field(page).evaluate("field => field === document.activeElement")
        names = []
        for _ in range(3):
            page.keyboard.press("Tab")
            names.append(page.evaluate("document.activeElement.innerText || document.activeElement.type"))
        assert names == ["Search", "radio", "Questions when you are remote"]
        page.keyboard.press("Enter")
        page.wait_for_url("**/questions/remote/")


def test_what_an_earlier_search_finds_too_late_is_dropped(browser: Browser, served: str) -> None:
    with opened(browser, served + SEARCH) as page:
        late: list[Route] = []
        page.route("**/*.pf_fragment", lambda route: route.continue_() if late else late.append(route))
        with page.expect_request("**/*.pf_fragment"):
            field(page).fill("salary")
        field(page).fill("remote")
        told(page, "2 results for “remote”.")
        late[0].continue_()
        page.wait_for_load_state("networkidle")
        told(page, "2 results for “remote”.")
        assert titles(page)[0] == "Questions when you are remote"


@pytest.mark.parametrize("part", ["pagefind.js", "pagefind-entry.json", "kinds.json", "wasm.en.pagefind", "fragment"])
def test_an_index_that_does_not_load_is_said_and_the_site_can_be_browsed(
    browser: Browser, served: str, part: str
) -> None:
    with opened(browser, served + SEARCH) as page:
        page.route(
            re.compile(rf"/pagefind/.*{re.escape(part)}|/pagefind/{re.escape(part)}"), lambda route: route.abort()
        )
        field(page).press_sequentially("salary")
        told(page, "The search could not be loaded. Try again, or browse below.")
        assert page.get_by_role("link", name="All posts").is_visible()
        page.unroute_all()
        field(page).press("Enter")
        told(page, "1 result for “salary”.")


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
        told(page, "1 result for “salary”.")


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
        told(page, "1 result")
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
        told(page, "1 result for “salary”.")
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
        told(page, "1 result for “tag”.")
        page.locator(".results h2 a").click()
        page.wait_for_url("**/coffee/blog/%C3%BCber/")
        assert page.get_by_role("heading", level=1).inner_text() == "Über & <so>"


def test_signs_of_html_in_a_text_are_text_in_its_result(browser: Browser, below: str) -> None:
    with opened(browser, f"{below}{SEARCH}?q=tag") as page:
        told(page, "1 result for “tag”.")
        assert titles(page) == ["Über & <so>"]
        assert page.locator(".excerpt").inner_text() == "A <b> & a tag."
