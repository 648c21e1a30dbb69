from datetime import UTC, datetime
from pathlib import Path

import pytest

from plugins.foundation.documents.model import PAGE
from plugins.handouts import kinds
from tests.documents.reading import HEADER, read


@pytest.mark.parametrize(
    ("name", "header", "path"),
    [
        ("blog/five-ps.md", HEADER, "/blog/five-ps/"),
        ("blog/five-ps/index.md", HEADER, "/blog/five-ps/"),
        ("blog/2016/five-ps/index.md", HEADER, "/blog/five-ps/"),
        ("blog/2016-10-31-five-ps.md", HEADER, "/blog/five-ps/"),
        ("blog/2016-10-31-five-ps/index.md", HEADER, "/blog/five-ps/"),
        ("blog/Five Ps & Qs.md", HEADER, "/blog/five-ps-qs/"),
        ("blog/Übung's.md", HEADER, "/blog/ubungs/"),
        ("blog/index.md", HEADER, "/blog/index/"),
        ("blog/" + "咖" * 80 + ".md", HEADER, "/blog/" + ("ka-" * 80)[:200].strip("-") + "/"),
        ("blog/a.md", f"{HEADER}\npath: 2016/a.html", "/2016/a.html"),
        ("blog/a.md", f"{HEADER}\npermalink: /a/index.html", "/a/"),
        ("blog/a.md", f"{HEADER}\nslug: five", "/blog/five/"),
        ("blog/a.md", f"{HEADER}\nslug: /x/five", "/x/five/"),
        ("blog/a.md", f"{HEADER}\nslug: five\npath: /six/", "/six/"),
    ],
)
def test_a_post_has_the_path_of_its_header_or_its_name(tmp_path: Path, name: str, header: str, path: str) -> None:
    post, told = read(tmp_path, name, header)
    assert post
    assert (post.path, told) == (path, [])


@pytest.mark.parametrize(
    ("name", "path"),
    [("pages/about.md", "/about/"), ("pages/2016-10-31-a.md", "/2016-10-31-a/"), ("pages/x/a.md", "/a/")],
)
def test_a_page_stands_at_the_top_of_the_site(tmp_path: Path, name: str, path: str) -> None:
    page, told = read(tmp_path, name, "title: A", PAGE)
    assert page
    assert (page.path, page.date, page.authors, told) == (path, None, (), [])


@pytest.mark.parametrize(
    ("name", "header", "told"),
    [
        ("blog/a.md", "path: /../x/", "4:7 bad-path: path: holds `.` or `..`"),
        ("blog/a.md", "path: https://x.org/a/", "4:7 bad-path: path: names another host or scheme"),
        ("blog/a.md", "slug: a b", "4:7 bad-path: slug: holds a space, backslash or control character"),
        ("blog/a.md", "slug: ..", "4:7 bad-path: slug: holds `.` or `..`"),
        ("blog/a.md", "url: /10:30/", "4:6 bad-path: path: holds a placeholder"),
        (
            "blog/a.md",
            "redirect_from: [/b/, '/?p=1']",
            "4:22 bad-path: redirect_from: holds a query or fragment (`?` or `#`)",
        ),
        ("blog/☺.md", "tags: a", "1:1 bad-path: no URL can be made of the file's name"),
    ],
)
def test_a_path_no_page_can_have_is_told_at_its_place(tmp_path: Path, name: str, header: str, told: str) -> None:
    post, all_told = read(tmp_path, name, f"{HEADER}\n{header}")
    assert post
    assert all_told == [told]


def test_redirects_are_paths_of_the_site(tmp_path: Path) -> None:
    post, _ = read(tmp_path, "blog/a.md", f"{HEADER}\nredirect_from: [old, /2016/10/a.html, '/caf%C3%A9']")
    assert post
    assert post.redirect_from == ("/old/", "/2016/10/a.html", "/café/")


@pytest.mark.parametrize(
    ("name", "header", "date"),
    [
        ("blog/2016-10-31-a.md", "title: A", datetime(2016, 10, 31, tzinfo=UTC)),
        ("blog/2016-10-31-a/index.md", "title: A", datetime(2016, 10, 31, tzinfo=UTC)),
        ("blog/2016-10-31-a.md", "title: A\ndate: 2017-01-02 03:04 +01:00", datetime(2017, 1, 2, 2, 4, tzinfo=UTC)),
    ],
)
def test_the_date_stands_in_the_header_or_in_the_file_s_name(
    tmp_path: Path, name: str, header: str, date: datetime
) -> None:
    post, told = read(tmp_path, name, header)
    assert post
    assert (post.date, told) == (date, [])


def test_a_handout_needs_no_date_and_may_have_it_in_its_name(tmp_path: Path) -> None:
    header = "title: Ask"
    undated, told = read(tmp_path, "questions/ask.md", header, kinds.QUESTIONS)
    dated, _ = read(tmp_path, "checklists/2017-02-20-pack.md", header, kinds.CHECKLIST)
    assert told == []
    assert undated
    assert undated.date is None
    assert dated
    assert (dated.path, dated.date) == ("/checklists/pack/", datetime(2017, 2, 20, tzinfo=UTC))


@pytest.mark.parametrize(
    ("name", "header", "told"),
    [
        ("blog/a.md", "title: A", ["1:1 missing-date: the header has no date"]),
        ("blog/a.md", "title: A\ndate:", ["1:1 missing-date: the header has no date"]),
        ("blog/a.md", "title: A\ndate: soon", ['3:7 bad-date: date: "soon" is not a date']),
        (
            "blog/2016-13-01-a.md",
            "title: A",
            ["1:1 bad-date: the file's name begins with 2016-13-01, which is no date"],
        ),
    ],
)
def test_a_post_without_a_date_is_told_and_refused(tmp_path: Path, name: str, header: str, told: list[str]) -> None:
    assert read(tmp_path, name, header) == (None, told)


@pytest.mark.parametrize(("name", "title"), [("five-ps.md", "Five ps"), ("2016-10-31-a.md", "A"), ("-.md", "Untitled")])
def test_the_name_stands_in_for_a_missing_title(tmp_path: Path, name: str, title: str) -> None:
    post, told = read(tmp_path, f"blog/{name}", "date: 2016-10-31\npath: /a/")
    assert post
    assert (post.title, told) == (title, ["1:1 missing-title: the header has no title"])


@pytest.mark.parametrize(
    ("header", "category", "tags"),
    [
        ("topics: [Asking, Email, Coffee]", "Asking", ("Email", "Coffee")),
        ("category: Meeting\ntopics: [Asking, Email]", "Meeting", ("Asking", "Email")),
        ("tags: [b, A, B, a, c]", "", ("b", "A", "c")),
        ("tags: [Remote work, remote-work]", "", ("Remote work",)),
        ("tags: a\ncategories: [A, a, b]", "A", ("a", "b")),
    ],
)
def test_topics_and_tags_are_told_apart(tmp_path: Path, header: str, category: str, tags: tuple[str, ...]) -> None:
    post, told = read(tmp_path, "blog/a.md", f"{HEADER}\n{header}")
    assert post
    assert (post.category, post.tags, told) == (category, tags, [])


@pytest.mark.parametrize(
    ("line", "place"),
    [("category: ☺", "4:11"), ("tags: [a, '!?']", "4:11"), ("series: ☺", "4:9"), ("topics: ☺, a", "4:9")],
)
def test_a_name_without_a_letter_is_told(tmp_path: Path, line: str, place: str) -> None:
    _, told = read(tmp_path, "blog/a.md", f"{HEADER}\n{line}")
    assert [each.partition(": ")[0] for each in told] == [f"{place} bad-path"]


def test_the_body_begins_below_the_header(tmp_path: Path) -> None:
    post, _ = read(tmp_path, "blog/a.md")
    assert post
    assert (post.body_line, post.body) == (5, "\nText.\n")
    assert (post.place("slug", "title"), post.place("series")) == ((2, 8), (1, 1))
