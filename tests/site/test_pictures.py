"""Pictures in the site that is read from content/."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from plugins.site.model import Site
from tests.pictures.photographs import CAMERA, SVG, photograph
from tests.site.content import post, published, read

PHOTO = photograph(600, 400)
SMALL = photograph(90, 60)
WEBP = photograph(90, 60, "WEBP")


def images(site: Site, name: str = "blog/a/index.md") -> list[Tag]:
    return BeautifulSoup(site.documents[name].prose.html, "html5lib").select("img")


def image(folder: Path, markdown: str, content: str | bytes = SMALL, name: str = "b.jpg") -> Tag:
    """Return the only picture of a text."""
    (found,) = images(read(folder, {"blog/a/index.md": post(markdown), f"blog/a/{name}": content}))
    return found


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


def test_a_site_below_a_path_has_its_pictures_there(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"blog/a/index.md": post("![A cup](b.jpg)"), "blog/a/b.jpg": PHOTO}
    site = read(tmp_path, files, {"SITEURL": "https://example.org/coffee"})
    html = site.documents["blog/a/index.md"].prose.html
    assert len(re.findall(r'["\s]/coffee/(?:pictures|blog)/', html)) == 7
    assert 'src="/blog' not in html
    assert all(not path.startswith("/coffee/") for path in site.outputs)


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


def test_a_decorative_picture_keeps_the_words_that_its_author_gave_it(tmp_path: Path) -> None:
    assert image(tmp_path, "![A cup](b.jpg){: .decorative }")["alt"] == "A cup"


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
