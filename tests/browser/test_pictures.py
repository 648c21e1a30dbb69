"""Pictures in a real browser: what it chooses, whether it can show it, and how it stands on the page."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.opening import WCAG, opened
from tests.build.project import make_project
from tests.conftest import serving
from tests.pictures.photographs import QUARTERS, SVG, photograph

POST = """---
title: Pictures
date: 2020-03-01
attachments: [header-a.jpg, teaser-a.jpg]
---

![Four fields](wide.jpg)

- In a list, ![a small one](small.jpg) stands small.

![A screen](screen.png)

| one | two |
|---|---|
| ![In a table](wide.jpg) | text |

![A drawing](drawing.svg)

<img src="wide.jpg" alt="A thumbnail" width="120">
"""
PAGE = "/blog/a/"


@pytest.fixture(scope="module")
def pictured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build and serve a site with photographs, and return its URL."""
    project = make_project(tmp_path_factory.mktemp("pictured"))
    files: dict[str, str | bytes] = {
        "index.md": POST,
        "header-a.jpg": photograph(2000, 800),
        "teaser-a.jpg": photograph(1200, 480),
        "wide.jpg": photograph(1800, 1200, orientation=6),
        "small.jpg": photograph(60, 40),
        "screen.png": photograph(900, 600, "PNG"),
        "drawing.svg": SVG,
    }
    for name, content in files.items():
        project.write(f"blog/a/{name}", content)
    run = project.build()
    assert (run.status, run.errors) == (0, "")
    with serving(project.output) as url:
        yield url


@pytest.mark.parametrize(
    ("picture", "view", "file"),
    [
        ("/blog/a/ [alt='Four fields']", "360 at 1", "wide-480.avif"),
        ("/blog/a/ [alt='Four fields']", "360 at 2", "wide-800.avif"),
        ("/blog/a/ [alt='Four fields']", "360 at 3", "wide-1200.avif"),
        ("/blog/a/ [alt='Four fields']", "1280 at 1", "wide-800.avif"),
        ("/blog/a/ [alt='Four fields']", "1280 at 2", "wide-1600.avif"),
        ("/blog/a/ [alt='A screen']", "360 at 1", "screen-480.avif"),
        ("/blog/a/ [alt='A screen']", "1280 at 2", "screen-900.avif"),
        ("/blog/a/ [alt='A thumbnail']", "1280 at 3", "wide-480.avif"),
        ("/blog/a/ .header-image", "360 at 1", "header-a-480.avif"),
        ("/blog/a/ .header-image", "1280 at 1", "header-a-800.avif"),
        ("/blog/a/ .header-image", "1280 at 2", "header-a-1200.avif"),
        ("/ .card img", "360 at 3", "teaser-a-1200.avif"),
        ("/ .card img", "1280 at 1", "teaser-a-480.avif"),
        ("/blog/ .card img", "1280 at 2", "teaser-a-800.avif"),
    ],
)
def test_the_browser_takes_what_fits(browser: Browser, pictured: str, picture: str, view: str, file: str) -> None:
    path, _, selector = picture.partition(" ")
    width, scale = map(int, view.split(" at "))
    with opened(browser, pictured + path, viewport={"width": width, "height": 800}, device_scale_factor=scale) as page:
        image = page.locator(selector).first
        image.scroll_into_view_if_needed()
        image.evaluate("image => image.decode()")  # a lazy one may not have been asked for yet
        name, _, kind = Path(str(image.evaluate("image => image.currentSrc"))).name.split(".")
    assert f"{name}.{kind}" == file


PIXELS = """async ([source, places]) => {
  const image = new Image();
  image.src = source;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const pixel = ([x, y]) => [...context.getImageData(canvas.width * x, canvas.height * y, 1, 1).data.slice(0, 3)];
  return [canvas.width, canvas.height, places.map(pixel)];
}"""


def test_every_rendition_is_drawn_upright_in_its_colours_at_its_width(browser: Browser, pictured: str) -> None:
    with opened(browser, pictured + PAGE) as page:
        offered: list[str] = page.evaluate(
            """[...document.querySelectorAll("picture > *")].flatMap(
              each => each.srcset ? each.srcset.split(", ") : [`${each.getAttribute("src")} ${each.width}w`])"""
        )
        drawn: dict[str, Any] = {each: page.evaluate(PIXELS, [each.split(" ")[0], PLACES]) for each in set(offered)}
    assert len(drawn) > 20
    for each, (width, _, colours) in drawn.items():
        assert width == int(each.split(" ")[1].removesuffix("w"))
        for colour, meant in zip(colours, QUARTERS, strict=True):
            assert all(abs(one - other) < 16 for one, other in zip(colour, meant, strict=True)), each


PLACES = [[0.25, 0.25], [0.75, 0.25], [0.25, 0.75], [0.75, 0.75]]


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_pictures_keep_their_shape_and_place(browser: Browser, pictured: str, width: int) -> None:
    with opened(browser, pictured + PAGE, viewport={"width": width, "height": 900}) as page:
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        shapes: list[list[float]] = page.evaluate(
            """[...document.querySelectorAll("main img")].map(image => [
              image.width / image.height, image.getAttribute("width") / image.getAttribute("height"), image.width])"""
        )
    assert len(shapes) == 7
    assert all(abs(shown / said - 1) < 0.05 for shown, said, _ in shapes)
    assert all(0 < shown <= width for *_, shown in shapes)


@pytest.mark.parametrize(("path", "width"), [("/", 1280), ("/", 360), ("/blog/", 1280), ("/blog/", 360)])
def test_a_card_begins_with_its_picture(browser: Browser, pictured: str, path: str, width: int) -> None:
    with opened(browser, pictured + path, viewport={"width": width, "height": 900}) as page:
        card = page.locator(".card", has=page.locator("img"))
        image = card.locator("img").bounding_box()
        around = card.bounding_box()
    assert image
    assert around
    assert (image["x"], image["y"]) == (around["x"], around["y"])


def test_nothing_moves_while_pictures_come(browser: Browser, pictured: str) -> None:
    with opened(browser, "about:blank", viewport={"width": 1280, "height": 900}) as page:
        page.add_init_script(
            """window.moved = 0;
            new PerformanceObserver(list => list.getEntries().forEach(each => { window.moved += each.value; }))
              .observe({type: "layout-shift", buffered: true});"""
        )
        page.goto(pictured + PAGE)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.moved") == 0


def test_axe_finds_nothing_about_pictures(browser: Browser, pictured: str) -> None:
    with opened(browser, pictured + PAGE, bypass_csp=True) as page:
        results = Axe().run(page, options=WCAG)
        assert results.violations_count == 0, results.generate_report()
