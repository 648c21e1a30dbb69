"""The switch between light and dark colours."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import pytest
from PIL import Image
from playwright.sync_api import Browser, FloatRect, Page
from pypdf import PdfReader

from tests.browser.opening import opened
from tests.test_colours import BROWN, PALETTE

LIGHT, DARK = "rgb(251, 247, 240)", "rgb(28, 23, 20)"
POST = "/blog/the-networking-worlds-best-kept-secret/"
SHOW = """(image, source) => {
    image.src = source;
    return image.decode();
}"""
COLOURS_OF_EACH_FRAME = """
window.seen = new Promise((done) => {
    const colours = [];
    const look = () => {
        if (document.body) colours.push(getComputedStyle(document.body).backgroundColor);
        if (colours.length < 20) requestAnimationFrame(look);
        else done(colours);
    };
    requestAnimationFrame(look);
});
"""


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Page]:
    with opened(browser, f"{served}/", color_scheme="light") as page:
        yield page


def background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_a_page_follows_the_system_until_the_switch_is_used(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    assert background(page) == DARK
    assert page.get_by_role("button", name="Dark colors", pressed=True).is_visible()


def test_the_keyboard_can_switch_and_the_system_no_longer_does(page: Page) -> None:
    page.get_by_role("button", name="Dark colors", pressed=False).focus()
    page.keyboard.press("Space")
    assert page.get_by_role("button", name="Dark colors", pressed=True).is_visible()
    page.emulate_media(color_scheme="dark")
    page.keyboard.press("Space")
    assert background(page) == LIGHT


def test_the_next_page_has_the_colours_from_its_first_frame_on(page: Page, served: str) -> None:
    page.get_by_role("button", name="Dark colors").click()
    page.add_init_script(COLOURS_OF_EACH_FRAME)
    page.goto(served + POST)
    assert set(page.evaluate("window.seen")) == {DARK}


def test_another_tab_follows(page: Page) -> None:
    other = page.context.new_page()
    other.goto(page.url)
    page.get_by_role("button", name="Dark colors").click()
    other.locator("html[data-theme=dark]").wait_for()
    assert background(other) == DARK


def test_the_drawings_and_the_browser_s_own_frame_follow(page: Page) -> None:
    page.get_by_role("button", name="Dark colors").click()
    assert page.locator("meta[name=theme-color][media=all]").get_attribute("content") == "#1c1714"
    drawing = page.locator(".hero img").screenshot()
    page.emulate_media(color_scheme="dark")
    assert page.locator(".hero img").screenshot() == drawing
    page.emulate_media(color_scheme="light")
    page.get_by_role("button", name="Dark colors").click()
    assert page.locator(".hero img").screenshot() != drawing


@pytest.mark.parametrize("name", ["paper", "shade", "ink", "brown"])
@pytest.mark.parametrize("way", ["system", "switch"])
def test_a_drawing_s_light_colours_become_the_page_s_dark_ones(page: Page, name: str, way: str) -> None:
    if way == "system":
        page.emulate_media(color_scheme="dark")
    else:
        page.get_by_role("button", name="Dark colors").click()
    light, dark = {**PALETTE, "brown": BROWN}[name]
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9H0z" fill="{light}"/></svg>'
    page.locator(".hero img").evaluate(SHOW, f"data:image/svg+xml,{quote(svg)}")
    box = page.locator(".hero img").bounding_box()
    assert box
    clip = FloatRect(x=box["x"] + box["width"] / 2, y=box["y"] + box["height"] / 2, width=1, height=1)
    pixel = Image.open(BytesIO(page.screenshot(clip=clip))).convert("RGB").tobytes()
    meant = bytes.fromhex(dark.removeprefix("#"))
    most = 2 if name == "paper" else 18  # a patch of other paper would be seen
    assert all(abs(one - other) <= most for one, other in zip(pixel, meant, strict=True)), (pixel.hex(), dark)


def test_paper_stays_white(page: Page, tmp_path: Path) -> None:
    page.get_by_role("button", name="Dark colors").click()
    page.emulate_media(media="print")
    assert background(page) == "rgb(255, 255, 255)"
    page.pdf(path=tmp_path / "page.pdf")
    assert "Career advice" in PdfReader(tmp_path / "page.pdf").pages[0].extract_text()


def test_a_reader_who_lets_no_site_keep_anything_can_still_switch(browser: Browser, served: str) -> None:
    with opened(browser, "about:blank", color_scheme="light") as page:
        page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error() } })")
        page.goto(served)
        page.get_by_role("button", name="Dark colors").click()
        page.emulate_media(color_scheme="dark")
        page.emulate_media(color_scheme="light")
        assert background(page) == DARK


def test_without_javascript_there_is_no_switch_and_the_system_decides(browser: Browser, served: str) -> None:
    with opened(browser, served, color_scheme="dark", java_script_enabled=False) as page:
        assert not page.get_by_role("button", name="Dark colors").is_visible()
        assert background(page) == DARK
