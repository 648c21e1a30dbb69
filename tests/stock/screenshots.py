"""Take the pictures in docs/plugins/: what the examples there become on a stock site, in themes that Pelican brings."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

import typst
import yaml
from msgspec.structs import replace
from PIL import Image, ImageOps
from playwright.sync_api import Browser, FloatRect, Page, ViewportSize, sync_playwright

from plugins.foundation.typeset.fonts import FACES
from plugins.handouts.formats import Format
from plugins.handouts.kinds import QUESTIONS
from plugins.handouts.model import Handout
from plugins.handouts.press.sheet import sheet_values
from plugins.handouts.stock import PLAIN_KINDS
from tests.browser.conftest import chromium_path
from tests.browser.opening import opened
from tests.conftest import ROOT
from tests.handouts.reading import manuscript, parse
from tests.stock.guides import example
from tests.stock.site import Environment, Files, Site, borrowed_environment

_DOCS = ROOT / "docs" / "plugins"
_COLOURS = 256
"""As many as a file has room for that gives each pixel a byte."""
_SCALE = 2
"""Pixels for each of a page, so that letters are sharp on any screen."""
_WIDE, _NARROW = 840, 420
"""A page as wide as notmyidea has it, and one of two that stand side by side."""
_SETTINGS = "RELATIVE_URLS = True\n"  # as the pages are opened as files
_DRAWING = ROOT / "theme" / "static" / "img" / "notebook.svg"
_FAULTY: Files = {
    "content/coffee-chat.md": "---\ntitle: Coffee chat: what to ask\ndate: 2016-10-31\n---\n\nOpen questions.\n",
    "content/first-date.md": """\
---
title: The first date
date: 2016-13-01
excrept: Whom to ask, and how.
---

Come early.
""",
}
_PPI, _GAP, _LINE = 144, 60, "#ddcdb8"
"""How large a sheet is, how far from the next, and the colour of the line around it."""


class _Photographer:
    """Take pictures of pages in one browser, and write them where the guides have them."""

    def __init__(self, browser: Browser, environment: Environment, folder: Path) -> None:
        self._browser = browser
        self._environment = environment
        self._folder = folder

    def site(self, name: str, files: Files, theme: str = "notmyidea", settings: str = "") -> Site:
        return self._environment.site(self._folder / name, _SETTINGS + settings, files, theme)

    @contextmanager
    def page(self, path: Path, width: int = _WIDE) -> Iterator[Page]:
        view: ViewportSize = {"width": width, "height": 400}
        with opened(self._browser, path.as_uri(), viewport=view, device_scale_factor=_SCALE) as page:
            yield page

    def tweets(self) -> None:
        """Take a card in a post."""
        with self.page(_DRAWING) as page:
            page.set_viewport_size({"width": 480, "height": 240})
            page.locator("svg").evaluate(
                "drawing => { drawing.style = 'width: 100%; height: 100%; background: #f0e4d2'; }"
            )
            drawing = page.screenshot()
        files: Files = {
            "content/post.md": example("tweets", "markdown"),
            "content/tweets/793112909979222017.json": example("tweets", "json"),
            "content/tweets/pen.png": drawing,
        }
        self._top_of("tweets", self.site("tweets", files).built().output / "on-tweets.html")

    def handouts(self) -> None:
        """Take the page of a question list, and the first pages of two of its PDFs."""
        files = {"content/questions/first-week.md": example("handouts", "markdown")}
        site = self.site("handouts", files).built()
        self._top_of("handouts", site.output / "questions" / "first-week" / "index.html")
        _save("handouts-sheets", _side_by_side([_first_page(form) for form in (Format.A4, Format.LARGE_PRINT)]))

    def front_matter(self) -> None:
        """Take what the terminal says."""
        told = self.site("front-matter", _FAULTY).refused()
        with self.page(Path(__file__).with_name("terminal.html"), 1000) as page:
            lines = page.locator("pre")
            lines.evaluate("(lines, text) => { lines.textContent = text; }", f"$ pelican\n{told.rstrip()}")
            _save("front-matter", lines.screenshot())

    def commonmark(self) -> None:
        """Take a text without the plugin, and with it."""
        files = {"content/post.md": example("commonmark", "markdown")}
        for name, settings in (("without", "PLUGINS = []"), ("with", example("commonmark", "python"))):
            site = self.site(f"commonmark-{name}", files, "simple", settings).built()
            with self.page(site.output / "on-lists.html", _NARROW) as page:
                title = _box(page, "article header")
                top = title["y"] + title["height"]
                height = _box(page, "article footer")["y"] - top
                clip: FloatRect = {"x": 0, "y": top, "width": _NARROW, "height": height}
                _save(f"commonmark-{name}", page.screenshot(full_page=True, clip=clip))

    def _top_of(self, name: str, path: Path) -> None:
        """Take a page of notmyidea down to the end of its text, with as much room below that as beside it."""
        with self.page(path) as page:
            text = _box(page, "#content")
            height = text["y"] + text["height"] + text["x"]
            clip: FloatRect = {"x": 0, "y": 0, "width": _WIDE, "height": height}
            _save(name, page.screenshot(full_page=True, clip=clip))


def _box(page: Page, selector: str) -> FloatRect:
    box = page.locator(selector).bounding_box()
    assert box
    return box


def _first_page(form: Format) -> Image.Image:
    """Return the first page of the guide's list in a format, from what its PDF is made of."""
    template = ROOT / "theme" / "print" / "handout.typ"
    pages = typst.compile(
        template,
        root=template.parents[1],
        font_paths=sorted({face.parent for face in FACES}),
        ignore_system_fonts=True,
        format="png",
        ppi=_PPI,
        sys_inputs={"values": json.dumps(sheet_values(_handout(), form))},
    )
    first, *_ = cast("list[bytes]", pages)  # as it has more than one
    return Image.open(BytesIO(first)).convert("RGB")


def _handout() -> Handout:
    _, header, body = example("handouts", "markdown").split("---\n", 2)
    said = yaml.safe_load(header)
    (found,), wrong = parse(manuscript(body.lstrip(), QUESTIONS, said["title"], said["excerpt"]))
    assert wrong == []
    return replace(found.handout, kind=PLAIN_KINDS[0], url="https://blog.example/questions/first-week/")


def _side_by_side(sheets: list[Image.Image]) -> Image.Image:
    bordered = [ImageOps.expand(sheet, 1, _LINE) for sheet in sheets]
    width = sum(sheet.width for sheet in bordered) + _GAP * (len(bordered) - 1)
    whole = Image.new("RGB", (width, max(sheet.height for sheet in bordered)), "white")
    left = 0
    for sheet in bordered:
        whole.paste(sheet, (left, 0))
        left += sheet.width + _GAP
    return whole


def _save(name: str, picture: bytes | Image.Image) -> None:
    image = picture if isinstance(picture, Image.Image) else Image.open(BytesIO(picture)).convert("RGB")
    few = image.quantize(_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(_DOCS / f"{name}.png", optimize=True)


def main() -> None:
    """Take all of them."""
    arguments = ["--no-sandbox", "--force-color-profile=srgb"]
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=arguments)
        photographer = _Photographer(browser, borrowed_environment(Path(folder)), Path(folder))
        photographer.tweets()
        photographer.handouts()
        photographer.front_matter()
        photographer.commonmark()
        browser.close()


if __name__ == "__main__":
    main()
