"""The first page: what to do is seen at once, wherever a reader stands."""

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from tests.browser.opening import opened

DOORS = {
    "I want to ask": "A first request by e-mail",
    "They said yes": "They said yes. Now what?",
    "It’s over": "The week after",
}


@pytest.mark.parametrize("screen", [(360, 740), (1280, 800)])
def test_each_door_is_seen_without_scrolling(browser: Browser, served: str, screen: tuple[int, int]) -> None:
    width, height = screen
    with opened(browser, served, viewport=ViewportSize(width=width, height=height)) as page:
        for name in DOORS:
            box = page.get_by_role("navigation", name="Where you stand").get_by_role("link", name=name).bounding_box()
            assert box
            assert box["y"] + box["height"] <= height


@pytest.mark.parametrize("name", DOORS)
def test_a_door_leads_to_the_first_step_without_javascript(browser: Browser, served: str, name: str) -> None:
    with opened(browser, served, java_script_enabled=False) as page:
        page.get_by_role("navigation", name="Where you stand").get_by_role("link", name=name).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(DOORS[name])


def test_a_newcomer_begins_with_part_1_of_the_series(browser: Browser, served: str) -> None:
    with opened(browser, served) as page:
        page.get_by_role("link", name="Read part 1").click()
        expect(page.locator("article > header")).to_contain_text("Part 1 of 14 of The coffee chat")
