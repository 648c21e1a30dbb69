from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.foundation.documents.paths import PathError, encode, file_of, folder_of, parse_path, split_date


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("/blog/my-post/", "/blog/my-post/"),
        ("blog/my-post", "/blog/my-post/"),
        ("/blog//my-post/", "/blog/my-post/"),
        ("/blog/my-post/index.html", "/blog/my-post/"),
        ("/blog/my-post/index.html/index.html", "/blog/my-post/"),
        ("/2016/10/31/name.html", "/2016/10/31/name.html"),
        ("/name.htm", "/name.htm"),
        ("/name.html/", "/name.html"),
        ("/v1.0/notes", "/v1.0/notes/"),
        ("/.well-known/x", "/.well-known/x/"),
        ("/.../", "/.../"),
        ("/caf%C3%A9/", "/café/"),
        ("/cafe\N{COMBINING ACUTE ACCENT}/", "/café/"),
        ("/咖啡/☕/", "/咖啡/☕/"),
        ("/a%252fb/", "/a%2fb/"),
        ("/a+b;c=d,e/", "/a+b;c=d,e/"),
        ("/" + "a" * 200 + "/", "/" + "a" * 200 + "/"),
        ("/a" * 500, "/a" * 500 + "/"),
    ],
)
def test_a_path_is_written_as_the_site_writes_it(written: str, path: str) -> None:
    assert parse_path(written) == path


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("https://example.org/a/", "another host or scheme"),
        ("//example.org/a/", "another host or scheme"),
        ("javascript:alert(1)", "another host or scheme"),
        ("%2F%2Fexample.org/", "another host or scheme"),
        ("/a/?b=c", "query or fragment"),
        ("/a/#b", "query or fragment"),
        ("/a/%23b", "query or fragment"),
        ("/:year/:title/", "placeholder"),
        ("/a b/", "space"),
        ("/a%20b/", "space"),
        ("/a\\b/", "backslash"),
        ("/a%00b/", "control character"),
        ("/a\N{RIGHT-TO-LEFT OVERRIDE}b/", "control character"),
        ("/../a/", "`..`"),
        ("/a/%2e%2e/b/", "`..`"),
        ("/a/%2E%2E%2Fb/", "`..`"),
        ("./a/", "`..`"),
        ("/" + "a" * 201 + "/", "200 bytes"),
        ("/" + "é" * 101 + "/", "200 bytes"),
        ("/a" * 501, "1000 bytes"),
        ("/", "home page"),
        ("", "home page"),
        ("/index.html", "home page"),
    ],
)
def test_a_path_no_page_can_have_is_refused_with_the_reason(written: str, problem: str) -> None:
    with pytest.raises(PathError) as caught:
        parse_path(written)
    assert problem in caught.value.problem
    assert caught.value.remedy


def path_of(text: str) -> str | None:
    try:
        return parse_path(text)
    except PathError:
        return None


@given(
    st.text()
    | st.lists(
        st.sampled_from(
            ["/", "//", ".", "..", "%2e", "%2F", "%25", "%00", "index.html", ".html", "a", "é", "e\u0301", "%C3%A9"]
        )
    ).map("".join)
)
def test_a_path_stays_inside_the_site_and_stays_what_it_is(text: str) -> None:
    path = path_of(text)
    if path is None:
        return
    assert path.startswith("/")
    assert not path.startswith("//")
    assert ".." not in PurePosixPath(path).parts
    assert PurePosixPath("/site", file_of(path)).is_relative_to("/site")
    assert parse_path(encode(path)) == path
    assert encode(path).isascii()


@pytest.mark.parametrize(
    ("name", "date", "rest"),
    [
        ("2016-10-31-a-post", "2016-10-31", "a-post"),
        ("2016-13-99-a-post", "2016-13-99", "a-post"),
        ("2016-10-31", "2016-10-31", "2016-10-31"),
        ("2016-10-31 whom", "2016-10-31", "whom"),
        ("2016-10-31-", "", "2016-10-31-"),
        ("a-2016-10-31-post", "", "a-2016-10-31-post"),
        ("five-ps", "", "five-ps"),
    ],
)
def test_a_name_may_begin_with_a_date(name: str, date: str, rest: str) -> None:
    assert split_date(name) == (date, rest)


@pytest.mark.parametrize(
    ("path", "file", "folder"),
    [
        ("/", "index.html", "/"),
        ("/blog/a/", "blog/a/index.html", "/blog/a/"),
        ("/blog/a.html", "blog/a.html", "/blog/"),
        ("/404.html", "404.html", "/"),
    ],
)
def test_a_path_has_a_file_and_a_folder(path: str, file: str, folder: str) -> None:
    assert (file_of(path), folder_of(path)) == (file, folder)
