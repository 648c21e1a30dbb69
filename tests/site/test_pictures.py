"""Pictures in the site that is read from content/."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from plugins.site.model import Site
from tests.pictures.photographs import CAMERA, SVG, huge_png, photograph
from tests.site.content import post, read, read_faulty

PHOTO = photograph(600, 400)
SMALL = photograph(90, 60)
WEBP = photograph(90, 60, "WEBP")
CUT = PHOTO[: -len(PHOTO) // 10]
"""Its head is whole, so that only who decodes it sees what is missing."""


def images(site: Site, name: str = "blog/a/index.md") -> list[Tag]:
    return BeautifulSoup(site.documents[name].prose.html, "html5lib").select("img")


def image(folder: Path, markdown: str, content: str | bytes = SMALL, name: str = "b.jpg") -> Tag:
    """Return the only picture of a text."""
    (found,) = images(read(folder, {"blog/a/index.md": post(markdown), f"blog/a/{name}": content}))
    return found


def told_of(folder: Path, body: str, header: str = "", files: Mapping[str, str | bytes] | None = None) -> list[str]:
    """Return place, code and problem of what is told of a post with these files beside it."""
    beside = {f"blog/a/{name}": content for name, content in (files or {}).items()}
    _, told = read_faulty(folder, {"blog/a/index.md": post(body, header), **beside})
    return [line.removeprefix("blog/a/index.md:").partition(";")[0] for line in told]


@pytest.mark.parametrize(
    "body",
    [
        "![A cup](b.jpg)",
        "![A cup][c]\n\n[c]: b.jpg",
        "- ![A cup](./b.jpg)",
        "> ![A cup](b.jpg)",
        "[![A cup](b.jpg)](b.jpg)",
        "| c |\n|---|\n| ![A cup](b.jpg) |",
        'Text <img alt="A cup" src="b.jpg"> text.',
        '<figure>\n<img src="b.jpg" alt="A cup" />\n<figcaption>C</figcaption>\n</figure>',
        "<IMG SRC=b.jpg ALT='A cup'>",
        "![A cup]({static}b.jpg)",
    ],
)
def test_a_picture_is_shown_however_it_is_written(tmp_path: Path, body: str) -> None:
    found = image(tmp_path, body)
    picture = found.parent
    assert picture
    assert picture.name == "picture"
    assert [each["type"] for each in picture.select("source")] == ["image/avif", "image/webp"]
    assert (found["src"], found["alt"], found["width"], found["height"]) == ("/blog/a/b.jpg", "A cup", "90", "60")


def test_a_picture_offers_every_width_with_its_size_on_the_page(tmp_path: Path) -> None:
    found = image(tmp_path, "![A cup](b.jpg)", PHOTO)
    picture = found.parent
    assert picture
    offered = [re.sub(r"\.[0-9a-f]{8}\.", ".", str(each["srcset"])) for each in picture.select("source, img")]
    assert offered == [
        "/pictures/b-480.avif 480w, /pictures/b-600.avif 600w",
        "/pictures/b-480.webp 480w, /pictures/b-600.webp 600w",
        "/pictures/b-480.jpg 480w, /blog/a/b.jpg 600w",
    ]
    assert {each["sizes"] for each in picture.select("source, img")} == {"min(40.5rem, 90vw)"}


def test_a_picture_whose_width_is_chosen_is_no_wider_than_there_is_room(tmp_path: Path) -> None:
    found = image(tmp_path, "![A cup](b.jpg){: width=2000 }", PHOTO)
    assert found["sizes"] == "min(2000px, min(40.5rem, 90vw))"


OTHER = ["/blog/a/b.jpg", "../a/b.jpg", "/blog/a/in/b.jpg"]


@pytest.mark.parametrize("target", OTHER)
def test_a_picture_beside_another_post_is_shown_as_there(tmp_path: Path, target: str) -> None:
    files: dict[str, str | bytes] = {
        "blog/first/index.md": post("![A cup](b.jpg) ![The same](in/b.jpg)", "path: /blog/a/"),
        "blog/first/b.jpg": SMALL,
        "blog/first/in/b.jpg": SMALL,
        "blog/second.md": post(f"Text ![It again]({target}) ![And again]({target})"),
    }
    site = read(tmp_path, files)
    again, lazy = images(site, "blog/second.md")
    there = images(site, "blog/first/index.md")[1 if "/in/" in target else 0]
    assert {key: again[key] for key in ("src", "width", "height")} == {
        key: there[key] for key in ("src", "width", "height")
    }
    assert (lazy["loading"], lazy["decoding"]) == ("lazy", "async")
    assert all(each.parent and each.parent.name == "picture" for each in (again, lazy))


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
    files: dict[str, str | bytes] = {"blog/a/index.md": post("Text."), "blog/a/b.jpg": CUT, "blog/a/c.jpg": b""}
    _, told = read_faulty(tmp_path, {**files, "blog/d.md": post("![1](/blog/a/b.jpg)\n\n![2](../a/c.jpg)")})
    assert [line.partition(";")[0] for line in told] == [
        "blog/d.md:6:6 bad-picture: /blog/a/b.jpg is damaged, cut off or no picture",
        "blog/d.md:8:6 bad-picture: ../a/c.jpg is damaged, cut off or no picture",
    ]


def test_a_site_below_a_path_has_its_pictures_there(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"blog/a/index.md": post("![A cup](b.jpg)"), "blog/a/b.jpg": PHOTO}
    site = read(tmp_path, files, {"SITEURL": "https://example.org/coffee"})
    html = site.documents["blog/a/index.md"].prose.html
    assert len(re.findall(r'["\s]/coffee/(?:pictures|blog)/', html)) == 7
    assert 'src="/blog' not in html
    assert all(not path.startswith("/coffee/") for path in site.paths)


def test_the_author_s_attributes_stay_and_chosen_sizes_keep_the_ratio(tmp_path: Path) -> None:
    body = '<img src="b.jpg" alt="A & B" class="c" id="d" title="&lt;e&gt;" width="45" loading="eager" sizes="9px">'
    found = image(tmp_path, body)
    kept = {name: found[name] for name in ("alt", "class", "id", "title", "width", "height", "loading")}
    assert kept == {
        "alt": "A & B",
        "class": ["c"],
        "id": "d",
        "title": "<e>",
        "width": "45",
        "height": "30",
        "loading": "eager",
    }


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ("", ("90", "60")),
        ('height="30"', ("45", "30")),
        ('width="9" height="8"', ("9", "8")),
        ('width="50%"', ("90", "60")),
        ('width="0"', ("90", "60")),
    ],
)
def test_a_size_that_is_no_number_of_pixels_is_the_picture_s_own(
    tmp_path: Path, attributes: str, size: tuple[str, str]
) -> None:
    found = image(tmp_path, f'<img src="b.jpg" alt="A cup" {attributes}>')
    assert (found["width"], found["height"]) == size


def test_a_drawing_has_its_size_and_nothing_else_to_choose_from(tmp_path: Path) -> None:
    found = image(tmp_path, "![A cup](b.svg)", SVG, "b.svg")
    assert found.attrs == {"src": "/blog/a/b.svg", "alt": "A cup", "width": "640", "height": "480"}


def test_all_but_the_first_picture_come_late_in_the_order_of_the_page(tmp_path: Path) -> None:
    body = '<img src="b.jpg" alt="1">\n\n![2](b.jpg)\n\n<p><img src="b.jpg" alt="3"></p>'
    site = read(tmp_path, {"blog/a/index.md": post(body), "blog/a/b.jpg": SMALL})
    late = [(each["alt"], each.get("loading"), each.get("decoding")) for each in images(site)]
    assert late == [("1", None, None), ("2", "lazy", "async"), ("3", "lazy", "async")]


def test_below_a_header_picture_every_picture_comes_late(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"blog/a/index.md": post("![1](b.jpg)", "attachments: header-c.svg")}
    site = read(tmp_path, {**files, "blog/a/b.jpg": SMALL, "blog/a/header-c.svg": SVG})
    assert [each["loading"] for each in images(site)] == ["lazy"]


@pytest.mark.parametrize(
    "body",
    [
        "![](b.jpg){: .decorative }",
        "![ ](b.jpg){: .decorative }",
        '<img src="b.jpg" class="decorative">',
        '<img src="b.jpg" alt="">',
    ],
)
def test_a_picture_that_only_decorates_says_so(tmp_path: Path, body: str) -> None:
    assert image(tmp_path, body)["alt"] == ""


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


def test_a_decorative_picture_keeps_the_words_that_its_author_gave_it(tmp_path: Path) -> None:
    assert image(tmp_path, "![A cup](b.jpg){: .decorative }")["alt"] == "A cup"


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


def test_a_picture_on_a_question_list_is_told_once(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"questions/a.md": post("1. What is it? ![A cup](b.png)"), "questions/b.png": ""}
    _, told = read_faulty(tmp_path, files)
    assert [line.split(" ")[1] for line in told] == ["bad-handout:"]


def test_a_picture_in_a_comment_or_in_code_is_none(tmp_path: Path) -> None:
    body = "<!-- <img src=c.jpg> -->\n\n`<img src=d.jpg>` `![](e.jpg)`\n\n    ![](f.jpg)"
    assert told_of(tmp_path, body) == []


def test_a_picture_of_the_author_s_own_making_stays_as_it_is(tmp_path: Path) -> None:
    body = (
        'A <picture><source srcset="c.webp"><img src="b.jpg" alt="1"></picture> '
        '<img src="b.jpg" srcset="b.jpg, d.jpg 2x" alt="2"> ![3](b.jpg){: srcset="./d.jpg 3x" }'
    )
    beside = {f"blog/a/{name}": content for name, content in (("b.jpg", SMALL), ("c.webp", WEBP), ("d.jpg", PHOTO))}
    site = read(tmp_path, {"blog/a/index.md": post(body), **beside})
    html = site.documents["blog/a/index.md"].prose.html
    assert html.count("<picture") == 1
    assert re.findall('srcset="(.*?)"', html) == [
        "/blog/a/c.webp",
        "/blog/a/b.jpg, /blog/a/d.jpg 2x",
        "/blog/a/d.jpg 3x",
    ]
    assert sorted(published(site)) == ["/blog/a/b.jpg", "/blog/a/c.webp", "/blog/a/d.jpg"]
    assert all(CAMERA.encode() not in content for path, content in published(site).items() if path.endswith("jpg"))


def test_a_dead_address_in_a_srcset_is_told(tmp_path: Path) -> None:
    body = '<img src="b.jpg" alt="A cup" srcset="b.jpg 1x, ./missing.jpg 2x">'
    assert told_of(tmp_path, body, files={"b.jpg": SMALL}) == ["6:48 dead-link: ./missing.jpg leads nowhere"]


def published(site: Site) -> dict[str, bytes]:
    return {path: file.read_bytes() for each in site.documents.values() for path, file in site.files(each)}


@pytest.mark.parametrize(
    ("body", "header"),
    [
        ("![A cup](b.jpg)", ""),
        ("[the file](b.jpg)", ""),
        ("Text.", "attachments: b.jpg"),
        ("Text.", "attachments: header-b.jpg"),
        ("Text.", "attachments: teaser-b.jpg"),
        ("[the file](header-b.jpg) ![A cup](b.jpg)", "attachments: [header-b.jpg, b.jpg]"),
        ('<video src="c.mp4" poster="b.jpg"></video>', ""),
    ],
)
def test_no_file_of_a_camera_is_published_as_it_came(tmp_path: Path, body: str, header: str) -> None:
    names = ("b.jpg", "header-b.jpg", "teaser-b.jpg")
    files = {f"blog/a/{name}": PHOTO for name in names}
    site = read(tmp_path, {"blog/a/index.md": post(body, header), "blog/a/c.mp4": "", **files})
    assert any(path.endswith(".jpg") for path in published(site))
    assert all(CAMERA.encode() not in content and b"Exif" not in content for content in published(site).values())


@pytest.mark.parametrize("ending", ["JPG", "jpeg", "jpe", "jfif", "pjpeg", "pjp"])
@pytest.mark.parametrize("body", ["![A cup](b.{})", "[the file](b.{})", "Text."])
def test_a_jpeg_by_any_ending_is_published_as_one(tmp_path: Path, ending: str, body: str) -> None:
    name, text = f"b.{ending}", post(body.format(ending), f"attachments: b.{ending}")
    site = read(tmp_path, {"blog/a/index.md": text, f"blog/a/{name}": PHOTO})
    assert f"/blog/a/{name}" in published(site)
    assert all(CAMERA.encode() not in content for content in published(site).values())


def test_what_a_page_offers_is_published_and_nothing_else(tmp_path: Path) -> None:
    body = "![A cup](<Photo 1.JPG>) ![A café](caf%C3%A9.png) [linked](c.jpg)"
    files = {"Photo 1.JPG": PHOTO, "café.png": photograph(500, 10, "PNG"), "c.jpg": PHOTO, "unused.jpg": PHOTO}
    site = read(tmp_path, {"blog/a/index.md": post(body), **{f"blog/a/{name}": each for name, each in files.items()}})
    html = site.documents["blog/a/index.md"].prose.html
    offered = set(re.findall(r"/(?:pictures|blog)/[^\s\"]+", html))
    assert offered == {path.replace(" ", "%20").replace("é", "%C3%A9") for path in published(site)}


def test_two_posts_can_show_one_file_and_one_name_can_stand_for_two(tmp_path: Path) -> None:
    other = photograph(600, 410)
    files = {f"blog/{name}.md": post("![A cup](b.jpg)", f"path: /{name}/") for name in "xy"}
    site = read(
        tmp_path, {**files, "blog/b.jpg": PHOTO, "blog/z/index.md": post("![A cup](b.jpg)"), "blog/z/b.jpg": other}
    )
    paths = sorted(published(site))
    assert [path for path in paths if path.endswith("/b.jpg")] == ["/blog/z/b.jpg", "/x/b.jpg", "/y/b.jpg"]
    assert len([path for path in paths if path.startswith("/pictures/")]) == 10


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
        ("b.jpg", photograph(90, 60, "PNG"), "is a PNG by what is in it"),
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


@pytest.mark.parametrize("content", [CUT, photograph(90, 60, "PNG")])
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
