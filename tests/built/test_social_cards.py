"""The pictures that stand beside links to the built site."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from tests.conftest import SITE_URL

KINDS = ("blog", "questions", "checklists")


def own_pages(built: Path) -> dict[str, BeautifulSoup]:
    """Return the page of each post, question list and checklist, by the folder in which it lies."""
    return {
        folder.relative_to(built).as_posix(): BeautifulSoup((folder / "index.html").read_text("utf-8"), "html.parser")
        for kind in KINDS
        for folder in sorted((built / kind).iterdir())
        if folder.is_dir() and folder.name != "page"
    }


def said(page: BeautifulSoup, name: str) -> str:
    (element,) = page.select(f"meta[property='{name}']")
    return str(element["content"])


def test_every_post_and_handout_has_a_card_of_its_own_that_says_its_title(built: Path) -> None:
    pages = own_pages(built)
    assert len(pages) == 21
    for folder, page in pages.items():
        assert said(page, "og:image") == f"{SITE_URL}/{folder}/social-card.png"
        assert page.h1 is not None
        assert said(page, "og:image:alt").startswith(page.h1.get_text())
    assert len({(built / folder / "social-card.png").read_bytes() for folder in pages}) == len(pages)


def test_every_card_is_what_its_page_says_and_weighs_little(built: Path) -> None:
    for folder, page in own_pages(built).items():
        file = built / folder / "social-card.png"
        with Image.open(file) as picture:
            picture.load()
            assert (said(page, "og:image:width"), said(page, "og:image:height")) == tuple(map(str, picture.size))
            assert (said(page, "og:image:type"), picture.size) == (picture.get_format_mimetype(), (1200, 630))
        assert file.stat().st_size < 40_000


@pytest.mark.parametrize("name", ["index.html", "blog/index.html", "topics/index.html", "about/index.html"])
def test_every_other_page_shows_the_card_of_the_site(built: Path, name: str) -> None:
    page = BeautifulSoup((built / name).read_text("utf-8"), "html.parser")
    assert said(page, "og:image") == f"{SITE_URL}/social-card.png"
    assert said(page, "og:image:alt").startswith("Career advice")
    assert page.select_one("meta[name='twitter:card'][content='summary_large_image']")
    assert (built / "social-card.png").is_file()


def test_the_page_for_missing_pages_has_no_card(built: Path) -> None:
    assert "og:image" not in (built / "404.html").read_text("utf-8")
