"""What is told of pictures in the site that is read from content/."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.pictures.photographs import SVG, huge_png, photograph
from tests.site.content import post, published, read_faulty, write

PHOTO = photograph(600, 400)
SMALL = photograph(90, 60)
CUT = PHOTO[: -len(PHOTO) // 10]
"""Its head is whole, so that only who decodes it sees what is missing."""


def told_of(folder: Path, body: str, header: str = "", files: Mapping[str, str | bytes] | None = None) -> list[str]:
    """Return place, code and problem of what is told of a post with these files beside it."""
    beside = {f"blog/a/{name}": content for name, content in (files or {}).items()}
    _, told = read_faulty(folder, {"blog/a/index.md": post(body, header), **beside})
    return [line.removeprefix("blog/a/index.md:").partition(";")[0] for line in told]


def test_a_picture_at_an_address_that_two_folders_share_is_not_guessed(tmp_path: Path) -> None:
    files = {f"blog/{name}/index.md": post(f"![A cup]({name}.jpg)", f"path: /{name}.html") for name in "ab"}
    other: dict[str, str | bytes] = {
        "blog/c.md": post("![A cup](/c.jpg)"),
        "blog/a/c.jpg": SMALL,
        "blog/a/a.jpg": SMALL,
        "blog/b/b.jpg": SMALL,
    }
    _, told = read_faulty(tmp_path, {**files, **other})
    assert [line.partition(";")[0] for line in told] == ["blog/c.md:6:10 dead-link: /c.jpg leads nowhere"]


def test_a_bad_picture_beside_another_post_is_told_where_it_is_shown(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"blog/a/index.md": post("Text."), "blog/a/b.jpg": CUT, "blog/a/c.jpg": CUT}
    _, told = read_faulty(tmp_path, {**files, "blog/d.md": post("![1](/blog/a/b.jpg)\n\n![2](../a/c.jpg)")})
    assert [line.partition(";")[0] for line in told] == [
        "blog/d.md:6:6 bad-picture: /blog/a/b.jpg is damaged, cut off or no picture",
        "blog/d.md:8:6 bad-picture: /blog/a/c.jpg is damaged, cut off or no picture",
    ]


def test_a_picture_that_cannot_be_read_is_told_once_by_every_post_that_names_it(tmp_path: Path) -> None:
    write(tmp_path, {"blog/a/index.md": post("![A cup](b.jpg)")})
    os.mkfifo(tmp_path / "content/blog/a/b.jpg")
    _, told = read_faulty(tmp_path, {"blog/c.md": post("![1](/blog/a/b.jpg)\n\n![2](a/b.jpg)\n\n[3](../a/b.jpg)")})
    assert [line.partition(";")[0] for line in told] == [
        "blog/a/index.md:6:10 bad-picture: b.jpg is a pipe, socket or device",
        "blog/c.md:6:6 bad-picture: /blog/a/b.jpg is a pipe, socket or device",
        "blog/c.md:8:6 bad-picture: a/b.jpg is a pipe, socket or device",
        "blog/c.md:10:5 bad-picture: ../a/b.jpg is a pipe, socket or device",
    ]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("Text ![](b.jpg)", "6:10"),
        ("Text ![ ](b.jpg){: .c }", "6:11"),
        ("Text ![][c]\n\n[c]: b.jpg", "8:6"),
        ('Text <img src="b.jpg">', "6:6"),
        ("[![](b.jpg)](/blog/a/)", "6:6"),
        ("![](https://b.org/c.png)", "6:5"),
    ],
)
def test_a_picture_without_words_is_told(tmp_path: Path, body: str, place: str) -> None:
    told = told_of(tmp_path, body, files={"b.jpg": SMALL})
    assert f"{place} missing-alt: a picture needs words for those who do not see it" in told


@pytest.mark.parametrize(
    ("body", "remedy"),
    [
        ("![](b.jpg)", "write ![what it shows](…), or {: .decorative } behind it if it only decorates"),
        ("<img src='b.jpg'>", 'write alt="what it shows", or alt="" if it only decorates'),
    ],
)
def test_words_for_a_picture_are_asked_for_in_the_form_in_which_it_is_written(
    tmp_path: Path, body: str, remedy: str
) -> None:
    _, (told,) = read_faulty(tmp_path, {"blog/a/index.md": post(body), "blog/a/b.jpg": SMALL})
    assert told.endswith(f"; {remedy}")


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("![A cup](b.jpg) [the file](b.jpg) ![](b.jpg) ![ ]( b.jpg)", ["6:39", "6:52"]),
        ("![][c] ![A cup](b.jpg) [the file](b.jpg) `b.jpg`\n\n[c]: b.jpg", ["8:6"]),
        ("![](<b.jpg>) <img src='b.jpg' alt=''>", ["6:6"]),
        ("<img src='b.jpg'> <img src='b.jpg' alt=''> ![A cup](b.jpg)", ["6:1"]),
    ],
)
def test_only_the_picture_that_lacks_words_is_told(tmp_path: Path, body: str, places: list[str]) -> None:
    told = told_of(tmp_path, body, files={"b.jpg": SMALL})
    assert told == [f"{place} missing-alt: a picture needs words for those who do not see it" for place in places]


def test_the_end_of_a_long_line_is_not_taken_for_the_address_of_a_picture_that_lacks_words(tmp_path: Path) -> None:
    body = f"![][c]\n\nText [{'d' * 996}]: b.jpg\n\n[c]: b.jpg"
    told = told_of(tmp_path, body, files={"b.jpg": SMALL})
    assert told == ["10:6 missing-alt: a picture needs words for those who do not see it"]


def test_a_picture_on_a_question_list_is_told_once(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"questions/a.md": post("1. What is it? ![A cup](b.png)"), "questions/b.png": ""}
    _, told = read_faulty(tmp_path, files)
    assert [line.split(" ")[1] for line in told] == ["bad-handout:"]


def test_a_picture_in_a_comment_or_in_code_is_none(tmp_path: Path) -> None:
    body = "<!-- <img src=c.jpg> -->\n\n`<img src=d.jpg>` `![](e.jpg)`\n\n    ![](f.jpg)"
    assert told_of(tmp_path, body) == []


def test_a_dead_address_in_a_srcset_is_told(tmp_path: Path) -> None:
    body = '<img src="b.jpg" alt="A cup" srcset="b.jpg 1x, ./missing.jpg 2x">'
    assert told_of(tmp_path, body, files={"b.jpg": SMALL}) == ["6:48 dead-link: ./missing.jpg leads nowhere"]


def test_a_picture_at_the_address_of_another_file_is_told(tmp_path: Path) -> None:
    header = "path: /x/{}.html"
    files = {f"blog/{name}/index.md": post("![A cup](b.jpg)", header.format(name)) for name in "ac"}
    _, told = read_faulty(tmp_path, {**files, "blog/a/b.jpg": SMALL, "blog/c/b.jpg": PHOTO})
    assert [line.partition(";")[0] for line in told] == [
        "blog/c/index.md:1:1 duplicate-path: /x/b.jpg is already taken by content/blog/a/index.md"
    ]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("b.png", huge_png(7150, 7000), "has more than 50 million pixels"),
        ("b.jpg", CUT, "is damaged, cut off or no picture"),
        ("b.webp", b"RIFF", "is damaged, cut off or no picture"),
        ("b.svg", SVG.replace("<path", "<script"), "holds <script> (its line 1)"),
    ],
)
def test_a_bad_picture_is_told_once_wherever_it_is_named(
    tmp_path: Path, name: str, content: str | bytes, problem: str
) -> None:
    body = f"![A cup]({name})\n\nText [link]({name})\n\n<img src='{name}' alt=''>"
    told = told_of(tmp_path, body, files={name: content})
    assert told == [f"{place} bad-picture: {name} {problem}" for place in ("6:10", "8:13", "10:11")]
    told = told_of(tmp_path, "Text.", f"attachments: [{name}]", {name: content})
    assert told == [f"4:15 bad-picture: attachments: {name} {problem}"]


def test_a_file_that_is_shown_and_is_no_picture_is_told(tmp_path: Path) -> None:
    told = told_of(tmp_path, "![A cup](b.heic)", files={"b.heic": ""})
    assert told == ["6:10 bad-picture: b.heic is no picture that browsers show"]


@pytest.mark.parametrize("content", [CUT, photograph(90, 60, "TIFF")])
def test_a_bad_picture_that_is_only_warned_of_leaves_its_words(tmp_path: Path, content: bytes) -> None:
    body, header = "![A cup](b.jpg) [link](b.jpg)", "attachments: [header-b.jpg, teaser-b.jpg]"
    names = ("b.jpg", "header-b.jpg", "teaser-b.jpg")
    files: dict[str, str | bytes] = {
        "blog/a/index.md": post(body, header),
        **{f"blog/a/{name}": content for name in names},
    }
    site, told = read_faulty(tmp_path, files, {"CHECKS": {"bad-picture": "warning"}})
    document = site.documents["blog/a/index.md"]
    assert {line.split(" ")[1] for line in told} == {"bad-picture:"}
    assert 'alt="A cup"' in document.prose.html
    assert (document.header, document.teaser, published(site)) == (None, None, {})


def test_a_damaged_picture_of_a_tweet_is_told_where_the_tweet_is_shown(tmp_path: Path) -> None:
    tweet = '{"id": "12", "handle": "n", "name": "N", "date": "2009-01-05", "text": ["a"], %s}'
    pictures = '"pictures": [{"file": "pen.jpg", "alt": "A pen"}]'
    files: dict[str, str | bytes] = {
        "blog/a.md": post("https://x.com/a/status/12"),
        "tweets/12.json": tweet % pictures,
        "tweets/pen.jpg": CUT,
    }
    _, told = read_faulty(tmp_path, files)
    remedy = "save it again"
    assert told == [f"blog/a.md:5:1 bad-picture: /tweets/pen.jpg is damaged, cut off or no picture; {remedy}"]
