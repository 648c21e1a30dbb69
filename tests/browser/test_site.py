"""The site in a real browser: what a reader sees, with eyes, a keyboard, a screen reader, on a phone, on paper."""

from itertools import combinations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, FloatRect, Request

from tests.browser.opening import KINDS, VIEWS, WCAG, opened

POST = KINDS["post"]


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_scrolls_sideways(browser: Browser, served: str, kind: str) -> None:
    too_wide = []
    with opened(browser, served + KINDS[kind]) as page:
        for width in (320, 360, 768, 1280, 1920):
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                too_wide.append(width)
    assert too_wide == []


def test_no_page_scrolls_sideways_with_text_twice_as_large(browser: Browser, served: str) -> None:
    with opened(browser, served + POST, viewport={"width": 1280, "height": 800}) as page:
        page.evaluate("document.documentElement.style.setProperty('font-size', '225%')")
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(browser: Browser, served: str, kind: str) -> None:
    with opened(browser, served + KINDS[kind], bypass_csp=True) as page:
        for width, scheme in VIEWS:
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            results = Axe().run(page, options=WCAG)
            assert results.violations_count == 0, f"{width} px, {scheme}: {results.generate_report()}"


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "404"])
def test_a_page_asks_only_its_own_host_and_breaks_no_rule(browser: Browser, served: str, kind: str) -> None:
    requests: list[Request] = []
    complaints: list[str] = []
    context = browser.new_context()
    page = context.new_page()
    page.on("request", lambda request: requests.append(request))  # noqa: PLW0108 - Playwright marks its handlers, which a built-in one forbids
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(served + KINDS[kind])
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")
    context.close()
    assert all(request.url.startswith(served) for request in requests)
    assert complaints == []


def test_every_picture_of_the_home_page_is_drawn(browser: Browser, served: str) -> None:
    with opened(browser, served + "/", viewport={"width": 1280, "height": 4000}) as page:
        page.wait_for_load_state("networkidle")
        assert page.evaluate("[...document.images].every(image => image.complete && image.naturalWidth > 0)")


def test_the_keyboard_can_skip_to_the_text_and_sees_where_it_is(browser: Browser, served: str) -> None:
    with opened(browser, served + POST) as page:
        page.keyboard.press("Tab")
        link = page.locator(":focus")
        assert link.inner_text() == "Skip to the text"
        assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
        page.keyboard.press("Enter")
        page.wait_for_url("**/#page_main")
        page.keyboard.press("Tab")
        assert page.locator(":focus").inner_text() == "Networking"
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_the_link_to_a_post_can_be_copied(browser: Browser, served: str) -> None:
    permissions = ["clipboard-read", "clipboard-write"]
    with opened(browser, served + POST, permissions=permissions) as page:
        page.get_by_role("button", name="Copy link").click()
        page.get_by_role("status").filter(has_text="Copied.").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == f"https://overcoffee.example{POST}"


def test_a_post_can_be_read_and_passed_on_without_javascript(browser: Browser, served: str) -> None:
    with opened(browser, served + POST, java_script_enabled=False) as page:
        assert page.get_by_role("heading", level=1).is_visible()
        assert page.get_by_label("Link to this page").input_value() == f"https://overcoffee.example{POST}"
        assert page.get_by_role("link", name="Send it to a friend").is_visible()
        assert page.get_by_role("button").count() == 0


def test_a_column_holds_about_65_characters(browser: Browser, served: str) -> None:
    with opened(browser, served + POST, viewport={"width": 1280, "height": 800}) as page:
        paragraph = page.locator(".prose > p").first
        lines = paragraph.evaluate("p => p.getBoundingClientRect().height / parseFloat(getComputedStyle(p).lineHeight)")
        assert 55 <= len(paragraph.inner_text()) / lines <= 80


def test_the_dark_scheme_is_dark(browser: Browser, served: str) -> None:
    colours = []
    for scheme in ("light", "dark"):
        with opened(browser, served + "/", color_scheme=scheme) as page:
            colours.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert colours == ["rgb(251, 247, 240)", "rgb(28, 23, 20)"]


def test_on_paper_there_is_the_text_and_no_way_to_click(browser: Browser, served: str) -> None:
    with opened(browser, served + POST) as page:
        page.emulate_media(media="print")
        assert page.get_by_role("heading", level=1).is_visible()
        for hidden in (".site-header nav", ".contents", ".neighbours", ".related", ".skip-link", ".share ul"):
            assert not page.locator(hidden).first.is_visible(), hidden
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_on_paper_a_link_is_followed_by_its_address_once(browser: Browser, served: str) -> None:
    with opened(browser, served + POST) as page:
        page.emulate_media(media="print")
        behind = page.evaluate(
            """() => ["address", "other"].map(name => {
                const link = Object.assign(document.createElement("a"), {href: "https://example.org", className: name});
                document.querySelector(".prose").append(link);
                return getComputedStyle(link, "::after").content;
            })"""
        )
    assert behind == ["none", '" (https://example.org)"']


def test_a_click_on_a_contents_line_leads_to_its_heading(browser: Browser, served: str) -> None:
    with opened(browser, served + POST, reduced_motion="reduce") as page:
        link = page.locator(".contents a").nth(2)
        name = link.inner_text()
        link.click()
        page.wait_for_url("**/*#*")
        heading = page.get_by_role("heading", name=name, level=2)
        assert 0 <= heading.evaluate("heading => heading.getBoundingClientRect().top") < 200


@pytest.mark.parametrize("width", [320, 360, 640, 700, 768, 1280])
def test_name_menu_and_switch_stand_beside_or_below_each_other(browser: Browser, served: str, width: int) -> None:
    with opened(browser, served, viewport={"width": width, "height": 800}) as page:
        boxes = [each.bounding_box() for each in page.locator(".site-name, .site-header li, .theme-switch").all()]
    shown = [box for box in boxes if box]
    assert len(shown) == 7
    assert not [(a, b) for a, b in combinations(shown, 2) if overlap(a, b)]


def overlap(one: FloatRect, other: FloatRect) -> bool:
    across = min(one["x"] + one["width"], other["x"] + other["width"]) - max(one["x"], other["x"])
    down = min(one["y"] + one["height"], other["y"] + other["height"]) - max(one["y"], other["y"])
    return min(across, down) > 1
