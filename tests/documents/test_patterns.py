from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pelican.settings import DEFAULT_CONFIG
from pelican.utils import slugify

from plugins.foundation.documents.paths import PathError
from plugins.foundation.documents.patterns import Facts, parse_pattern, pelican_slug
from plugins.foundation.text import one_line

FACTS = Facts(
    "the_file",
    "What's new: C++",
    datetime(2016, 3, 9, 7, 5, tzinfo=UTC),
    "",
    ("Work",),
    "Cass Doe",
    "en",
    ("Travel", "North Sea"),
)


@pytest.mark.parametrize(
    ("pattern", "filled"),
    [
        ("{date:%Y}/{slug}/", "2016/whats-new-c/"),
        ("posts/{date:%Y}/{date:%b}/{date:%d}/{slug}.html", "posts/2016/Mar/09/whats-new-c.html"),
        ("{date:%Y/%m/%d}/{slug}/index.html", "2016/03/09/whats-new-c/index.html"),
        ("{date:%y-%-m-%-d-%j-%B-%H%M%S}/", "16-3-9-069-March-070500/"),
        ("{category}/{author}/{lang}/{slug}", "work/cass-doe/en/whats-new-c"),
        ("/:year/:title/", "/2016/the_file/"),
        ("/:path/", "/Travel/North-Sea/the_file/"),
        ("/:sections/:contentbasename/", "/travel/north-sea/the_file/"),
    ],
)
def test_a_site_s_pattern_is_filled(pattern: str, filled: str) -> None:
    assert parse_pattern(pattern).fill(FACTS) == filled


@pytest.mark.parametrize(
    ("name", "filled"),
    [("后缀\uff08SAM\uff09笔记", "后缀sam笔记"), ("C++ & Co, v1.0", "c++-co-v1.0"), ("Kopi Darat?", "kopi-darat")],
)
def test_hugo_leaves_signs_out_of_a_file_s_name(name: str, filled: str) -> None:
    assert parse_pattern(":contentbasename").fill(Facts(name, "A", None)) == filled


def test_pelican_s_slug_may_be_that_of_the_file() -> None:
    assert parse_pattern("{slug}", slug_of_title=False).fill(FACTS) == "the_file"


@pytest.mark.parametrize(
    ("pattern", "problem", "remedy"),
    [
        ("{slg}/", "`{slg}` is no placeholder", "did you mean `{slug}`?"),
        ("{slug:x}/", "`{slug:x}` is no placeholder", "did you mean `{slug}`?"),
        ("{date}/", "`{date}` does not say which part of the date", "write {date:%Y}"),
        ("{date:%Q}/", "`%Q` in `{date:%Q}` is no part of a date", "there are %Y %y %m"),
        ("{slug/", "has a brace without its other one", "write it like"),
        ("/:titel/", "`:titel` is no placeholder", "did you mean `:title`?"),
        ("/:x/", "`:x` is no placeholder", "there are :year :short_year"),
        ("/blog/", "has no placeholder, so that all would have one address", "write {slug} or :title into it"),
    ],
)
def test_a_placeholder_that_there_is_not_is_told_with_the_one_that_is_meant(
    pattern: str, problem: str, remedy: str
) -> None:
    with pytest.raises(PathError) as caught:
        parse_pattern(pattern)
    assert caught.value.problem == problem
    assert caught.value.remedy.startswith(remedy)


@given(st.text(st.characters(exclude_characters="<>&", exclude_categories=["Cs"]), max_size=20).map(one_line))
def test_slugs_of_titles_are_pelican_s_own(title: str) -> None:
    assert pelican_slug(title) == slugify(title, DEFAULT_CONFIG["SLUG_REGEX_SUBSTITUTIONS"])
