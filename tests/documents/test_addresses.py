from datetime import date
from pathlib import Path

import pytest

from plugins.foundation.documents.model import PAGE
from tests.documents.reading import HEADER, read


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("blog/a-trip/index.en.md", "/blog/a-trip/"),
        ("blog/a-trip/index.pt-BR.md", "/blog/a-trip/"),
        ("blog/2016-10-31-a-trip/index.en.md", "/blog/a-trip/"),
        ("blog/_drafts/a-trip.md", "/blog/a-trip/"),
        ("_drafts/a-trip.md", "/blog/a-trip/"),
        ("_drafts/a-trip/index.md", "/blog/a-trip/"),
        ("blog/intro.to.md", "/blog/intro-to/"),
    ],
)
def test_a_language_or_the_folder_of_drafts_is_no_part_of_an_address(tmp_path: Path, name: str, path: str) -> None:
    post, told = read(tmp_path, name)
    assert post
    assert (post.path, told) == (path, [])


@pytest.mark.parametrize("name", ["blog/a-trip/2016-10-09-index.md", "blog/2016-10-09-a-trip/2017-02-03-index.en.md"])
def test_a_date_before_index_is_that_of_the_folder_that_names_the_post(tmp_path: Path, name: str) -> None:
    post, told = read(tmp_path, name, "title: A trip")
    assert post
    assert (post.path, post.date and post.date.date(), told) == ("/blog/a-trip/", date(2016, 10, 9), [])


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("/:year/:month/:day/:title/", "/2016/10/09/Ask-C++-&-co/"),
        ("/:short_year/:i_month/:i_day/:slug.html", "/16/10/9/ask-c-co.html"),
        ("/:year/:y_day/:title", "/2016/283/Ask-C++-&-co/"),
        ("/:categories/:title:output_ext", "/advice/remote-teams/Ask-C++-&-co.html"),
        ("/:long_month-:short_month/:basename/", "/October-Oct/Ask-C++-&-co/"),
        ("pretty", "/advice/remote-teams/2016/10/09/Ask-C++-&-co/"),
        ("date", "/advice/remote-teams/2016/10/09/Ask-C++-&-co.html"),
        ("ordinal", "/advice/remote-teams/2016/283/Ask-C++-&-co.html"),
        ("none", "/advice/remote-teams/Ask-C++-&-co.html"),
    ],
)
def test_a_header_s_pattern_is_filled_as_jekyll_does(tmp_path: Path, written: str, path: str) -> None:
    header = f"title: Another\ncategories: [Advice, Remote Teams]\npermalink: {written}"
    post, told = read(tmp_path, "blog/2016-10-09-Ask C++ & co.md", header)
    assert post
    assert (post.path, told) == (path, [])


def test_a_pattern_takes_the_slug_of_the_header(tmp_path: Path) -> None:
    post, _ = read(tmp_path, "blog/a.md", f"{HEADER}\nslug: five-ps\npermalink: /:year/:title/")
    assert post
    assert post.path == "/2016/five-ps/"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("/:yaer/:title/", "4:12 bad-path: path: `:yaer` is no placeholder"),
        ("/:year/:title/?a", "4:12 bad-path: path: holds a query or fragment (`?` or `#`)"),
        ("/blog/{{slug}}/", "4:12 bad-path: path: holds a placeholder"),
    ],
)
def test_a_pattern_that_makes_no_address_is_told(tmp_path: Path, written: str, told: str) -> None:
    post, all_told = read(tmp_path, "blog/a.md", f"{HEADER}\npermalink: {written!r}")
    assert post
    assert (post.path, all_told) == ("/blog/a/", [told])


def test_a_page_whose_pattern_needs_a_date_is_told_and_a_post_is_told_of_its_date_alone(tmp_path: Path) -> None:
    header = "title: A\npath: /:year/a/"
    _, told = read(tmp_path, "pages/a.md", header, PAGE)
    assert told == ["3:7 bad-path: path: there is no date for `:year`"]
    _, told = read(tmp_path, "blog/a.md", header)
    assert told == ["1:1 missing-date: the header has no date"]


def test_a_text_may_want_no_page_and_then_needs_no_date(tmp_path: Path) -> None:
    post, told = read(tmp_path, "blog/a.md", "title: A\npermalink: false")
    assert post
    assert (post.path, told) == ("", [])


@pytest.mark.parametrize("name", ["_drafts/a.md", "blog/_drafts/a.md", "blog/2016/_drafts/a/index.md"])
def test_a_text_among_the_drafts_is_one_and_needs_no_date(tmp_path: Path, name: str) -> None:
    post, told = read(tmp_path, name, "title: A\nstatus: published")
    assert post
    assert (post.is_draft, post.date, told) == (True, None, [])
