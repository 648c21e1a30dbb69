"""How the posts sound, as far as it can be counted; AUTHORING.md says how they are spelled."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from codespell_lib import main as codespell

from tests.docs.reading import ROOT

TOOLS = ("/checklists/", "/letters/", "/my-coffee-chat/", "/questions/", "/toolkit/")
PUZZLES = ("advert", "adverts", "chemist", "fortnight", "jumper", "learnt", "spelt", "towards", "whilst")
"""Words that codespell lets pass, and that readers on one side of the Atlantic stumble over."""


def own_text(element: Tag) -> str:
    return " ".join(element.get_text().split())


@pytest.fixture(scope="session")
def posts(built: Path) -> dict[str, Tag]:
    """Return the text of each post, without what others said in it, its sources, and the files of its lists."""
    texts = {}
    for path in sorted(built.glob("blog/*/index.html")):
        prose = BeautifulSoup(path.read_text("utf-8"), "html.parser").select_one(".prose")
        if prose is None:
            continue
        for other in prose.select("figure.tweet, .downloads, #sources, #sources ~ *"):
            other.decompose()
        texts[path.parent.name] = prose
    return texts


def sentences(post: Tag) -> Iterator[str]:
    for block in post.select("p, li"):
        if not block.select("p"):
            yield from re.split(r"(?<=[.?!])”?\s+(?=[“(A-Z])", own_text(block))


def test_a_post_has_the_length_of_a_cup_of_coffee(posts: dict[str, Tag]) -> None:
    lengths = {name: sum(len(sentence.split()) for sentence in sentences(post)) for name, post in posts.items()}
    assert {name: length for name, length in lengths.items() if not 700 <= length <= 1400} == {}


def test_sentences_are_short(posts: dict[str, Tag]) -> None:
    for name, post in posts.items():
        lengths = [len(sentence.split()) for sentence in sentences(post)]
        assert sum(lengths) / len(lengths) < 25, name


def test_no_two_posts_begin_or_end_alike(posts: dict[str, Tag]) -> None:
    for beginnings in (
        [" ".join(own_text(post).split()[:2]).casefold() for post in posts.values()],
        [own_text(post.select("h2")[-1]).casefold() for post in posts.values()],
    ):
        assert len(beginnings) == len(set(beginnings)), sorted(beginnings)


@pytest.mark.parametrize("words", [r"suppose", r"say you"])
def test_an_example_is_introduced_in_many_ways(posts: dict[str, Tag], words: str) -> None:
    for name, post in posts.items():
        assert len(re.findall(rf"\b{words}\b", own_text(post), re.IGNORECASE)) <= 1, name


def test_a_post_ends_with_a_tool_to_use_this_week(posts: dict[str, Tag]) -> None:
    for name, post in posts.items():
        links = post.select("h2")[-1].find_all_next("a", href=True)
        inside = [str(link["href"]) for link in links if post in link.parents]
        assert any(link.startswith(TOOLS) for link in inside), name


def test_texts_have_one_spelling_that_puzzles_nobody() -> None:
    assert codespell("--builtin", "en-GB_to_en-US", str(ROOT / "content")) == 0
    for path in (ROOT / "content").rglob("*.md"):
        words = set(re.findall(r"\w+", path.read_text("utf-8").casefold()))
        assert words.isdisjoint(PUZZLES), path
