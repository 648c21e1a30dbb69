"""The search of the built site: what can be found, and what a page may do for it."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.search.reading import Indexed, indexed

AROUND = (
    "Skip to the text",
    "Tags:",
    "Pass it on",
    "You might read next",
    "min read",
    "In this post",
    "Take this along",
    "Ask first",
    "Due:",
    "JSON feed",
)
CHECKLIST = "/checklists/in-person/"


@pytest.fixture(scope="module")
def found(built: Path) -> dict[str, Indexed]:
    return indexed(built)


def documents(built: Path) -> dict[str, BeautifulSoup]:
    """Return the pages that hold an author's text, by path."""
    pages = {
        f"/{path.parent.relative_to(built).as_posix()}/": BeautifulSoup(path.read_text("utf-8"), "html.parser")
        for path in built.rglob("index.html")
    }
    return {path: page for path, page in pages.items() if page.select("main > article.post")}


def test_every_post_page_and_handout_can_be_found_and_nothing_else(built: Path, found: dict[str, Indexed]) -> None:
    assert set(found) == set(documents(built))
    assert len(found) == 38


def test_a_result_has_the_title_of_its_page(built: Path, found: dict[str, Indexed]) -> None:
    for path, page in documents(built).items():
        assert page.h1 is not None
        assert found[path].title == page.h1.get_text()


def test_what_stands_around_a_text_is_not_found(found: dict[str, Indexed]) -> None:
    for path, page in found.items():
        assert [words for words in AROUND if words in page.text] == [], path
        assert {name for name, value in page.metadata.items() if value} <= {"title", "date"}, path


def test_every_item_of_a_list_is_found(built: Path, found: dict[str, Indexed]) -> None:
    for path in ("/questions/coffee-chat/", CHECKLIST):
        page = BeautifulSoup((built / path.strip("/") / "index.html").read_text("utf-8"), "html.parser")
        for mark in page.select(".mark"):
            mark.decompose()
        items = [" ".join(item.get_text().split()) for item in page.select(".items > li > p, .items label")]
        assert len(items) > 15
        assert [item for item in items if item not in found[path].text] == []


def test_the_excerpt_of_a_page_is_found(found: dict[str, Indexed]) -> None:
    assert found["/blog/coffee-chat-etiquette/"].text.startswith("Who pays for the coffee?")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/blog/four-ways-to-prepare/", "post"),
        ("/questions/coffee-chat/", "questions"),
        (CHECKLIST, "checklist"),
        ("/toolkit/", "page"),
    ],
)
def test_results_can_be_told_apart_by_kind(found: dict[str, Indexed], path: str, kind: str) -> None:
    assert found[path].kind == kind


def test_only_the_search_page_runs_the_search(built: Path) -> None:
    pages = {path.relative_to(built).as_posix(): path.read_text("utf-8") for path in built.rglob("*.html")}
    for sign in ("js/pages/search", "/pagefind/", "wasm-unsafe-eval"):
        assert [name for name, page in pages.items() if sign in page] == ["search/index.html"], sign
