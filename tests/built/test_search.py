"""The search of the built site: what can be found, by which words, and what comes first."""

import json
from pathlib import Path
from typing import NamedTuple

import pytest
from bs4 import BeautifulSoup

from plugins.search.words import words_of
from tests.scripts.test_scripts import node
from tests.search.reading import Indexed, indexed

AROUND = ("json", "min", "ctrl", "due")
"""Words that stand around texts, and in none."""
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


def test_every_text_can_be_found_by_its_title(built: Path, found: dict[str, Indexed]) -> None:
    pages = documents(built)
    assert len(pages) > 30
    for path, page in pages.items():
        assert page.h1 is not None
        assert found[path].title == page.h1.get_text()
        assert set(words_of(found[path].title)) <= set(found[path].words)


def test_topics_tags_series_kinds_and_the_planner_can_be_found(found: dict[str, Indexed]) -> None:
    for path in ("/topics/self-care/", "/tags/", "/series/the-coffee-chat/", "/letters/", "/my-coffee-chat/"):
        assert path in found
    for path in ("/", "/search/", "/404.html", "/archive/2016/", "/blog/page/2/"):
        assert path not in found


def test_what_stands_around_a_text_is_not_found(found: dict[str, Indexed]) -> None:
    post = found["/blog/five-ways-to-purposefully-network/"]
    assert [word for word in AROUND if word in post.words] == []


def test_every_item_of_a_list_is_found(built: Path, found: dict[str, Indexed]) -> None:
    for path in ("/questions/coffee-chat/", CHECKLIST):
        page = BeautifulSoup((built / path.strip("/") / "index.html").read_text("utf-8"), "html.parser")
        items = [item.get_text() for item in page.select(".items > li > p, .items label")]
        assert len(items) > 15
        assert {word for item in items for word in words_of(item)} <= {
            *found[path].words,
            "ask",
            "first",
            "skip",
            "dont",
        }


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/blog/four-ways-to-prepare/", "post"),
        ("/questions/coffee-chat/", "questions"),
        (CHECKLIST, "checklist"),
        ("/toolkit/", "page"),
        ("/topics/self-care/", "topics"),
    ],
)
def test_results_can_be_told_apart_by_kind(found: dict[str, Indexed], path: str, kind: str) -> None:
    assert found[path].kind == kind


def test_only_the_search_page_runs_the_search(built: Path) -> None:
    pages = {path.relative_to(built).as_posix(): path.read_text("utf-8") for path in built.rglob("*.html")}
    for sign in ("js/pages/search", "search/index.json"):
        assert [name for name, page in pages.items() if sign in page] == ["search/index.html"], sign


def test_a_script_takes_words_apart_as_the_index_does(built: Path) -> None:
    texts = [page.get_text(" ") for page in documents(built).values()]
    texts += [
        "Ünïcode e\N{NON-BREAKING HYPHEN}mail don’t ٣٤ x²",
        "珈琲を飲む tea茶",
        "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}",
    ]
    theirs = json.loads(node("print_words.js", given=json.dumps(texts)))
    assert theirs == [[*words_of(text)] for text in texts]


class Result(NamedTuple):
    """What a query finds: how much, the paths of the first, and what is proposed for words that are nowhere."""

    number: int
    paths: list[str]
    proposed: list[str]


def search(built: Path, queries: list[str]) -> dict[str, Result]:
    """Ask the index what the page would ask it."""
    found = json.loads(node("print_results.js", str(built), given=json.dumps(queries)))
    return {query: Result(**each) for query, each in zip(queries, found, strict=True)}


FIRST = {
    "introvert": "/blog/the-five-ps-of-a-good-coffee-chat/",
    "introv": "/blog/the-five-ps-of-a-good-coffee-chat/",
    "five ps": "/blog/the-five-ps-of-a-good-coffee-chat/",
    "self-care": "/blog/looking-after-yourself-in-a-job-search/",
    "sleep": "/blog/looking-after-yourself-in-a-job-search/",
    "rejection": "/blog/looking-after-yourself-in-a-job-search/",
    "etiquette": "/blog/coffee-chat-etiquette/",
    "when nobody answers": "/blog/when-nobody-answers/",
    "nobody answers": "/blog/when-nobody-answers/",
    "student": "/blog/your-first-coffee-chat-as-a-student/",
    "six questions": "/blog/six-questions-are-enough/",
    "keep in touch": "/blog/keeping-in-touch-without-a-spreadsheet/",
    "best-kept secret": "/blog/the-networking-worlds-best-kept-secret/",
    "four ways to prepare": "/blog/four-ways-to-prepare/",
    "network on purpose": "/blog/five-ways-to-purposefully-network/",
    "mentoring": "/blog/when-you-are-the-one-who-is-asked/",
    "salary": "/blog/when-you-are-the-one-who-is-asked/",
    "template": "/toolkit/",
    "toolkit": "/toolkit/",
    "letters": "/letters/",
    "checklist": "/checklists/",
    "checklists": "/checklists/",
    "topics": "/topics/",
    "tags": "/tags/",
    "my coffee chat": "/my-coffee-chat/",
    "zoom": "/blog/coffee-chats-on-a-call/",
    "video call": "/blog/coffee-chats-on-a-call/",
    "thank-you note": "/letters/thank-you/",
    "Thank you": "/letters/thank-you/",
    "nudge": "/letters/nudge/",
    "linkedin": "/letters/linkedin-request/",
    "first request": "/letters/linkedin-request/",
    "e-mail": "/letters/first-request/",
    "email": "/letters/first-request/",
    "gift card": "/letters/gift-card/",
    "referral": "/letters/introduction/",
    "reschedule": "/letters/moving-the-date/",
    "graduate study": "/questions/graduate-study/",
    "career change": "/questions/career-change/",
    "remote": "/questions/remote/",
    "the week after": "/checklists/week-after/",
    "privacy": "/privacy/",
    "accessibility": "/accessibility/",
}
IN_THE_FIRST_THREE = {
    "cv": "/checklists/in-person/",
    "résumé": "/checklists/in-person/",
    "resume": "/checklists/in-person/",
    "what to wear": "/blog/four-ways-to-prepare/",
    "self care": "/topics/self-care/",
    "question list": "/questions/coffee-chat/",
    "zoom": "/checklists/on-a-call/",
    "time zone": "/checklists/on-a-call/",
    "who pays": "/blog/coffee-chat-etiquette/",
    "no answer": "/blog/when-nobody-answers/",
    "shy": "/blog/the-five-ps-of-a-good-coffee-chat/",
    "say no": "/letters/kind-no/",
}
NOTHING = {
    "xylophone": "",
    "quantum": "",
    "pizza": "",
    "mortgage": "",
    "kubernetes": "",
    "blockchain": "",
    "zebra": "",
    "volcano": "",
    "tax": "",
    "qwrtz": "",
    "thnak": "thank",
    "proffessor": "professor",
    "networkign": "networking",
    "etiquete": "etiquette",
}


def test_what_is_sought_comes_first(built: Path) -> None:
    found = search(built, [*FIRST])
    assert {query: result.paths[:1] for query, result in found.items()} == {
        query: [path] for query, path in FIRST.items()
    }


def test_what_is_sought_is_among_the_first(built: Path) -> None:
    found = search(built, [*IN_THE_FIRST_THREE])
    assert [query for query, path in IN_THE_FIRST_THREE.items() if path not in found[query].paths[:3]] == []


def test_what_is_nowhere_finds_nothing_and_a_slip_the_word_that_was_meant(built: Path) -> None:
    found = search(built, [*NOTHING])
    assert found == {query: Result(0, [], [proposed]) for query, proposed in NOTHING.items()}
