"""What the page of a meeting is given of the handouts: small ones here, and all of the real site."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from plugins.coffee_chat.plugin import PATH
from plugins.coffee_chat.toolkit import make_toolkit, render_toolkit
from tests.site.content import post, read

QUESTIONS = """\
---
title: About the work
---

Take these along.

## Their path

- What came [before](#later)?
- **What came first?**
- See [the rules](/blog/a/) of *old*.
  Listen for the turn.

And some more:

- What came last?

## Later

### At work

- What now?
"""
CHECKLIST = """\
---
title: Before
---

## The day before {: due=-1d }

- [ ] Sleep

## At any time

- [ ] Breathe
"""
LETTER = """\
---
title: Thanks
subject: Thank you, [their name]
limit: 300
when: thanking
---

Dear [Their name],

that was\\
good [day].
"""
FILES = {
    "blog/a.md": post(),
    "questions/job.md": QUESTIONS,
    "checklists/before.md": CHECKLIST,
    "letters/thanks.md": LETTER,
}


def toolkit(folder: Path, files: dict[str, str], base: str = "") -> dict[str, Any]:
    site = read(folder, files, {"SITEURL": f"https://example.org{base}"})
    content = render_toolkit(make_toolkit([*site.documents.values()], site.project.base), PATH).content
    made: dict[str, Any] = json.loads(content)
    return made


def test_a_question_list_has_its_items_below_their_headings(tmp_path: Path) -> None:
    (found,) = toolkit(tmp_path, FILES)["questions"]
    assert (found["path"], found["title"]) == ("/questions/job/", "About the work")
    assert [each["title"] for each in found["sections"]] == ["Their path", "Later: At work"]
    assert [len(each["items"]) for each in found["sections"]] == [4, 1]  # a paragraph ends no section
    assert all(each.keys() == {"title", "items"} for each in found["sections"])


def test_an_item_says_what_it_has_and_nothing_else(tmp_path: Path) -> None:
    (found,) = toolkit(tmp_path, FILES)["questions"]
    items = found["sections"][0]["items"]
    plain = next(each for each in items if each["words"] == ["What came last?"])
    assert plain.keys() == {"id", "words"}
    noted = next(each for each in items if each["words"][0] == "See ")
    assert noted["note"] == "Listen for the turn."
    assert [each["words"][0] for each in items if each.get("isEssential")] == ["What came first?"]


@pytest.mark.parametrize("base", ["", "/coffee"])
def test_a_link_leads_where_it_leads_on_the_page_of_its_list(tmp_path: Path, base: str) -> None:
    (found,) = toolkit(tmp_path, FILES, base)["questions"]
    links = [word for item in found["sections"][0]["items"] for word in item["words"] if isinstance(word, list)]
    assert sorted(links) == [["before", f"{base}/questions/job/#later"], ["the rules", f"{base}/blog/a/"]]
    assert found["path"] == "/questions/job/"


def test_a_section_of_a_checklist_says_when_it_is_due(tmp_path: Path) -> None:
    (found,) = toolkit(tmp_path, FILES)["checklists"]
    assert [(each["title"], each["due"]) for each in found["sections"]] == [
        ("The day before", "-1d"),
        ("At any time", ""),
    ]


def test_a_letter_has_its_text_with_the_blanks_in_it(tmp_path: Path) -> None:
    (found,) = toolkit(tmp_path, FILES)["letters"]
    assert found | {"blanks": []} == {
        "path": "/letters/thanks/",
        "title": "Thanks",
        "moment": "thanking",
        "limit": 300,
        "subject": ["Thank you, ", {"blank": "their name"}],
        "paragraphs": [["Dear ", {"blank": "their name"}, ","], ["that was\ngood ", {"blank": "day"}, "."]],
        "blanks": [],
    }
    assert found["blanks"][1] == {"name": "day", "label": "Day", "example": "Thursday, December 17", "isLong": False}


def test_a_list_within_a_post_is_none_of_them(tmp_path: Path) -> None:
    within = post("## First {: .questions }\n\n- What?")
    assert toolkit(tmp_path, {"blog/b.md": within}) == {"questions": [], "checklists": [], "letters": []}


def test_a_site_has_the_page_only_where_there_is_a_handout_to_plan_with(tmp_path: Path) -> None:
    with_none = read(tmp_path / "without", {"blog/b.md": post("## First {: .questions }\n\n- What?")})
    with_one = read(tmp_path / "with", {"letters/thanks.md": LETTER})
    assert [path for path in with_none.outputs if path.startswith(PATH)] == []
    assert ("My coffee chat", PATH) not in with_none.footer
    assert len([path for path in with_one.outputs if path.startswith(PATH)]) == 3
    assert ("My coffee chat", PATH) in with_one.footer


def test_the_same_handouts_give_the_same_file_and_others_another(tmp_path: Path) -> None:
    def paths(folder: str, files: dict[str, str]) -> list[str]:
        site = read(tmp_path / folder, files)
        return [path for path in site.outputs if path.endswith(".json") and path.startswith(PATH)]

    assert paths("a", FILES) == paths("b", FILES)
    assert paths("a", FILES) != paths("c", FILES | {"letters/thanks.md": LETTER.replace("good", "bad")})


@pytest.fixture(scope="module")
def kit(built: Path) -> dict[str, Any]:
    (file,) = (built / PATH.strip("/")).glob("toolkit.*.json")
    content = file.read_bytes()
    assert file.name == f"toolkit.{hashlib.sha256(content).hexdigest()[:10]}.json"
    found: dict[str, Any] = json.loads(content)
    return found


def page(built: Path, path: str) -> BeautifulSoup:
    return BeautifulSoup((built / path.strip("/") / "index.html").read_text("utf-8"), "html.parser")


def shown(item: Tag) -> dict[str, Any]:
    """Return what the page of a list shows of an item, as the toolkit says it."""
    element = item.find("label") or item.find("p")
    assert isinstance(element, Tag)
    for mark in element.select(".mark"):  # "Ask first" is the page's own
        mark.extract()
    notes = " ".join(note.get_text() for note in item.select(".note"))
    links = [[link.get_text(), link["href"]] for link in element.find_all("a")]
    return {"id": item["id"], "words": element.get_text().strip(), "links": links, "note": notes}


def told(item: dict[str, Any]) -> dict[str, Any]:
    words = "".join(word if isinstance(word, str) else word[0] for word in item["words"])
    links = [word for word in item["words"] if not isinstance(word, str)]
    return {"id": item["id"], "words": words, "links": links, "note": item.get("note", "")}


def items(entry: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return (item for section in entry["sections"] for item in section["items"])


@pytest.mark.parametrize("group", ["questions", "checklists"])
def test_every_item_of_every_list_is_there_as_its_page_shows_it(built: Path, kit: dict[str, Any], group: str) -> None:
    assert {each["path"].split("/")[2] for each in kit[group]} == {
        each.name for each in (built / group).iterdir() if each.is_dir()
    }
    for entry in kit[group]:
        there = page(built, entry["path"])
        assert entry["title"] == there.select("h1")[0].get_text()
        elements = there.select("main .items > li")
        assert elements
        by_id = {element["id"]: shown(element) for element in elements}  # a page has what to ask first on top
        assert {each["id"]: told(each) for each in items(entry)} == by_id
        essential = [each["id"] for each in there.select("main .items > li.essential")]
        assert [each["id"] for each in items(entry) if each.get("isEssential")] == essential


@pytest.mark.parametrize("group", ["questions", "checklists", "letters"])
def test_they_come_in_the_order_of_their_list(built: Path, kit: dict[str, Any], group: str) -> None:
    links = [str(link["href"]) for link in page(built, f"/{group}/").select("main a[href]")]
    paths = [each["path"] for each in kit[group]]
    assert paths == list(dict.fromkeys(link for link in links if link in paths))


def test_every_letter_is_there_with_a_field_for_each_of_its_blanks(built: Path, kit: dict[str, Any]) -> None:
    assert len(kit["letters"]) == len([each for each in (built / "letters").iterdir() if each.is_dir()])
    for letter in kit["letters"]:
        there = page(built, letter["path"])
        names = [str(each["name"]) for each in there.select(".fields [name]")]
        assert [each["name"] for each in letter["blanks"]] == names
        gaps = [piece["blank"] for run in letter["paragraphs"] for piece in run if not isinstance(piece, str)]
        assert gaps == [str(each["data-blank"]) for each in there.select(".letter > p:not(.subject) [data-blank]")]
