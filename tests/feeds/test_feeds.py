"""The feeds, read by libraries that did not write them."""

import json
from pathlib import Path
from typing import Any

import feedparser
import pytest
from bs4 import BeautifulSoup, Tag

from plugins.feeds.render import absolute_html
from tests.build.project import Project, make_project
from tests.conftest import SITE_URL
from tests.pictures.photographs import photograph

TWEET = "https://x.com/pareandflourish/status/793112909979222017"


@pytest.fixture(scope="session")
def atom(built: Path) -> Any:  # noqa: ANN401 - feedparser has no types
    return feedparser.parse((built / "feed.xml").read_bytes())


@pytest.fixture(scope="session")
def json_feed(built: Path) -> dict[str, Any]:
    feed = json.loads((built / "feed.json").read_text("utf-8"))
    assert isinstance(feed, dict)
    return feed


def test_the_atom_feed_is_well_formed_and_names_itself(atom: Any) -> None:  # noqa: ANN401 - feedparser has no types
    assert not atom.bozo
    assert atom.version == "atom10"
    links = {link.rel: link.href for link in atom.feed.links}
    assert links == {"alternate": f"{SITE_URL}/", "self": f"{SITE_URL}/feed.xml"}
    assert atom.feed.id == f"{SITE_URL}/"
    assert atom.feed.updated == "2026-11-29T00:00:00+00:00"


def test_both_feeds_hold_the_same_posts_and_handouts_newest_first(
    atom: Any,  # noqa: ANN401 - feedparser has no types
    json_feed: dict[str, Any],
) -> None:
    ids = [entry.id for entry in atom.entries]
    assert ids == [item["id"] for item in json_feed["items"]]
    assert ids[0] == f"{SITE_URL}/blog/keeping-in-touch-without-a-spreadsheet/"
    assert sum(f"{SITE_URL}/blog/" in each for each in ids) == 14
    assert sum(f"{SITE_URL}/questions/" in each for each in ids) == 4
    assert sum(f"{SITE_URL}/checklists/" in each for each in ids) == 3
    assert sum(f"{SITE_URL}/letters/" in each for each in ids) == 13


def test_entries_hold_the_whole_post(atom: Any, json_feed: dict[str, Any]) -> None:  # noqa: ANN401 - feedparser has no types
    for entry, item in zip(atom.entries, json_feed["items"], strict=True):
        expected = "</h2>" if "/blog/" in entry.id else "Dear " if "/letters/" in entry.id else "<li>"
        assert expected in entry.content[0].value
        assert expected in item["content_html"]
        assert item["authors"] == [{"name": "The Over Coffee team"}]
        assert entry.author == "The Over Coffee team"


def test_a_handout_comes_with_its_files_and_a_post_with_none(
    atom: Any,  # noqa: ANN401 - feedparser has no types
    json_feed: dict[str, Any],
    built: Path,
) -> None:
    for entry, item in zip(atom.entries, json_feed["items"], strict=True):
        files = item.get("attachments", [])
        assert bool(files) == ("/blog/" not in item["url"])
        assert files == [
            {
                "url": link["href"],
                "mime_type": link["type"],
                "title": link["title"],
                "size_in_bytes": int(link["length"]),
            }
            for link in entry.enclosures
        ]
        for each in files:
            file = built / each["url"].removeprefix(f"{SITE_URL}/")
            assert file.stat().st_size == each["size_in_bytes"]


def test_a_file_in_a_feed_says_what_it_is(json_feed: dict[str, Any]) -> None:
    [questions] = [each for each in json_feed["items"] if each["url"] == f"{SITE_URL}/questions/coffee-chat/"]
    assert [(each["mime_type"], each["title"]) for each in questions["attachments"]][:2] == [
        ("application/pdf", "To print (PDF, A4)"),
        ("application/pdf", "To print in North America (PDF, Letter)"),
    ]


def test_addresses_in_entries_are_absolute(json_feed: dict[str, Any]) -> None:
    for item in json_feed["items"]:
        for sign in ('href="/', 'src="/', 'href="#', 'href="..'):
            assert sign not in item["content_html"]
        assert f'href="{SITE_URL}/' in item["content_html"] or "/letters/" in item["id"]  # which hold no links


def test_the_json_feed_says_its_version_and_addresses(json_feed: dict[str, Any]) -> None:
    assert json_feed["version"] == "https://jsonfeed.org/version/1.1"
    assert json_feed["home_page_url"] == f"{SITE_URL}/"
    assert json_feed["feed_url"] == f"{SITE_URL}/feed.json"


def feeds_of(project: Project) -> tuple[Any, dict[str, Any]]:
    project.build()
    atom = feedparser.parse((project.output / "feed.xml").read_bytes())
    return atom, json.loads((project.output / "feed.json").read_text("utf-8"))


def test_a_feed_ends_after_twenty_posts(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    for number in range(30):
        project.write(f"blog/p{number}.md", f"---\ntitle: P{number}\ndate: 2021-01-01\n---\n\nText.\n")
    atom, json_feed = feeds_of(project)
    assert len(atom.entries) == len(json_feed["items"]) == 20


def test_a_change_moves_the_date_of_an_entry_but_not_its_id(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.write("blog/a.md", "---\ntitle: A\ndate: 2020-01-01\nupdated: 2022-02-02\n---\n\nText.\n")
    atom, json_feed = feeds_of(project)
    entry = next(entry for entry in atom.entries if entry.title == "A")
    assert (entry.id, entry.published, entry.updated) == (
        "http://localhost:8000/blog/a/",
        "2020-01-01T00:00:00+00:00",
        "2022-02-02T00:00:00+00:00",
    )
    assert atom.feed.updated == "2022-02-02T00:00:00+00:00"
    assert json_feed["items"][1]["date_modified"] == "2022-02-02T00:00:00+00:00"


def test_signs_that_xml_cannot_hold_do_not_break_a_feed(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    header = '---\ntitle: "A & <b>\\a"\ndate: 2021-01-01\n---\n'
    project.write("blog/a.md", f"{header}\nA bell \x07, & <b>bold</b>.\n")
    atom, _ = feeds_of(project)
    assert not atom.bozo
    assert len(atom.entries) == 2


def test_a_site_without_posts_has_empty_feeds(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    (tmp_path / "content/blog/good.md").unlink()
    project.write("pages/about.md", "---\ntitle: About\n---\n\nText.\n")
    atom, json_feed = feeds_of(project)
    assert not atom.bozo
    assert atom.entries == json_feed["items"] == []


def test_text_that_only_looks_like_an_address_stays() -> None:
    html = '<p>Write <code>href="/x/"</code> or <a href="../y/#z">so</a> or <a href="#here">here</a>.</p>'
    assert absolute_html(html, "https://example.org/blog/a/") == (
        '<p>Write <code>href="/x/"</code> or <a href="https://example.org/blog/y/#z">so</a>'
        ' or <a href="https://example.org/blog/a/#here">here</a>.</p>'
    )


def test_an_address_that_has_no_parts_stays_as_it_is() -> None:
    html = '<a href="http://[">a</a>'
    assert absolute_html(html, "https://example.org/blog/a/") == html


def test_a_tweet_is_a_plain_quotation_with_its_link(json_feed: dict[str, Any]) -> None:
    (item,) = [item for item in json_feed["items"] if "best-kept-secret" in item["url"]]
    soup = BeautifulSoup(item["content_html"], "html.parser")
    quote = soup.find("blockquote", cite=True)
    assert isinstance(quote, Tag)
    assert quote.get_text(" ", strip=True).startswith(
        "https://t.co/dyYOPktG8H Networking should not be a superficial way"
    )
    assert quote.find("a", string="31 October 2016", href=TWEET)
    assert not soup.find(["figure", "img", "span"])
    assert not soup.find(class_=True)


def test_of_a_picture_feeds_have_the_one_at_its_own_address(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.write("blog/a/index.md", "---\ntitle: A\ndate: 2022-01-01\n---\n\n[![A cup](b.jpg)](b.jpg)\n")
    project.write("blog/a/b.jpg", photograph(600, 400))
    atom, json_feed = feeds_of(project)
    expected = (
        '<p><a href="http://localhost:8000/blog/a/b.jpg">'
        '<img alt="A cup" height="400" src="http://localhost:8000/blog/a/b.jpg" width="600"/></a></p>'
    )
    for html in (atom.entries[0].content[0].value, json_feed["items"][0]["content_html"]):
        assert same(html, expected)
        assert "/pictures/" not in html


def same(html: str, other: str) -> bool:
    one, two = (BeautifulSoup(each, "html.parser").select_one("p") for each in (html, other))
    return one == two
