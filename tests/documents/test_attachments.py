import os
from pathlib import Path

import pytest
from PIL import Image

from plugins.foundation.pictures.model import Picture
from tests.documents.reading import HEADER, read

NFC, NFD = "café", "cafe\N{COMBINING ACUTE ACCENT}"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 480"/>'


def post_folder(tmp_path: Path) -> Path:
    """Make the folder of a post, with a drawing and a photograph in it and a secret outside it."""
    folder = tmp_path / "content/blog/a"
    (folder / "more").mkdir(parents=True)
    (folder / "teaser-cup.svg").write_text(SVG)
    Image.new("RGB", (31, 17)).save(folder / "header-cup.png")
    (folder / "more/sheet of questions.pdf").touch()
    (tmp_path / "secret.txt").touch()
    return folder


def shown(picture: Picture | None) -> tuple[str, int, int]:
    assert picture
    return picture.path, picture.width, picture.height


def test_teaser_and_header_have_their_sizes(tmp_path: Path) -> None:
    post_folder(tmp_path)
    post, told = read(tmp_path, "blog/a/index.md", HEADER + "\nattachments: [./teaser-cup.svg, header-cup.png]")
    assert post
    assert told == []
    assert shown(post.teaser) == ("/blog/a/teaser-cup.svg", 640, 480)
    assert shown(post.header) == ("/blog/a/header-cup.png", 31, 17)


def test_attachments_are_published_beside_the_post(tmp_path: Path) -> None:
    folder = post_folder(tmp_path)
    header = "path: /elsewhere/a/\nattachments:\n  - ./teaser-cup.svg\n  - more/sheet of questions.pdf"
    post, told = read(tmp_path, "blog/a/index.md", f"{HEADER}\n{header}")
    assert post
    assert told == []
    assert post.attachments == {
        "/elsewhere/a/teaser-cup.svg": folder / "teaser-cup.svg",
        "/elsewhere/a/more/sheet of questions.pdf": folder / "more/sheet of questions.pdf",
    }


def test_attachments_of_a_page_that_is_a_file_stand_beside_that_file(tmp_path: Path) -> None:
    post_folder(tmp_path)
    post, _ = read(tmp_path, "blog/a/index.md", f"{HEADER}\npath: /2016/a.html\nattachments: teaser-cup.svg")
    assert post
    assert list(post.attachments) == ["/2016/teaser-cup.svg"]


def test_of_two_teasers_the_first_is_shown(tmp_path: Path) -> None:
    (post_folder(tmp_path) / "teaser-other.svg").write_text(SVG.replace("640", "1"))
    post, _ = read(tmp_path, "blog/a/index.md", f"{HEADER}\nattachments: [teaser-other.svg, teaser-cup.svg]")
    assert post
    assert shown(post.teaser) == ("/blog/a/teaser-other.svg", 1, 480)


@pytest.mark.parametrize(
    "outside", ["../../../secret.txt", "more/../../x", "/etc/passwd", "..\\secret.txt", "C:\\a.png"]
)
def test_an_attachment_outside_the_post_s_folder_is_refused(tmp_path: Path, outside: str) -> None:
    post_folder(tmp_path)
    post, told = read(tmp_path, "blog/a/index.md", f"{HEADER}\nattachments:\n  - teaser-cup.svg\n  - '{outside}'")
    assert post
    assert list(post.attachments) == ["/blog/a/teaser-cup.svg"]
    assert told == [f"6:5 outside-attachment: attachments: {outside} lies outside the post's folder"]


def test_an_attachment_that_is_a_link_to_outside_is_refused(tmp_path: Path) -> None:
    folder = post_folder(tmp_path)
    (folder / "notes.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "away").symlink_to(tmp_path)
    post, told = read(tmp_path, "blog/a/index.md", f"{HEADER}\nattachments: [notes.txt, away/secret.txt]")
    assert post
    assert post.attachments == {}
    assert told == [
        "4:15 outside-attachment: attachments: notes.txt lies outside the post's folder",
        "4:26 outside-attachment: attachments: away/secret.txt lies outside the post's folder",
    ]


def test_an_attachment_that_is_a_link_inside_the_folder_is_published(tmp_path: Path) -> None:
    folder = post_folder(tmp_path)
    (folder / "header-alias.svg").symlink_to("teaser-cup.svg")
    post, _ = read(tmp_path, "blog/a/index.md", f"{HEADER}\nattachments: header-alias.svg")
    assert post
    assert shown(post.header) == ("/blog/a/header-alias.svg", 640, 480)


@pytest.mark.parametrize(
    "missing", ["cup.png", "more", ".", "a" * 300, "teaser-cup.svg/x", "☕.png", "a%20b", "a/" * 400 + "b"]
)
def test_an_attachment_that_is_not_there_is_told(tmp_path: Path, missing: str) -> None:
    post_folder(tmp_path)
    _, told = read(tmp_path, "blog/a/index.md", f"{HEADER}\nattachments: ['{missing}']")
    assert told == [f"4:15 missing-attachment: attachments: there is no file {missing}"]


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("circle.svg", "cannot be read: too many levels of symbolic links"),
        ("nowhere.pdf", "cannot be read: no such file or directory"),
        ("pipe.pdf", "is a pipe, socket or device"),
        ("teaser-pipe.png", "is a pipe, socket or device"),
        ("film.mp4", "holds 200 MB, and 100 MB are the most"),
    ],
)
def test_an_attachment_that_cannot_be_read_is_told(tmp_path: Path, name: str, problem: str) -> None:
    folder = post_folder(tmp_path)
    (folder / "circle.svg").symlink_to("circle.svg")
    (folder / "nowhere.pdf").symlink_to("nowhere")
    os.mkfifo(folder / "pipe.pdf")
    os.mkfifo(folder / "teaser-pipe.png")
    with (folder / "film.mp4").open("wb") as film:
        film.truncate(200_000_000)
    _, told = read(tmp_path, "blog/a/index.md", f"{HEADER}\nattachments: ['{name}']")
    assert told == [f"4:15 not-a-file: attachments: {name} {problem}"]


def test_a_control_character_in_a_name_is_told_and_not_dropped(tmp_path: Path) -> None:
    post_folder(tmp_path)
    post, told = read(tmp_path, "blog/a/index.md", HEADER + '\nattachments: ["teaser-\\0cup.svg"]')
    assert post
    assert post.attachments == {}
    assert told == ["4:15 bad-path: attachments: the name teaser-\0cup.svg holds a control character"]


@pytest.mark.parametrize(("written", "there"), [(NFC, NFD), (NFD, NFC)])
def test_a_name_is_found_in_either_form_and_published_in_one(tmp_path: Path, written: str, there: str) -> None:
    folder = post_folder(tmp_path)
    (folder / there).mkdir()
    (folder / there / f"teaser-{there}.svg").write_text(SVG)
    post, told = read(tmp_path, "blog/a/index.md", f"{HEADER}\nattachments: ['{written}/teaser-{written}.svg']")
    assert told == []
    assert post
    assert post.attachments == {f"/blog/a/{NFC}/teaser-{NFC}.svg": folder / there / f"teaser-{there}.svg"}
    assert shown(post.teaser) == (f"/blog/a/{NFC}/teaser-{NFC}.svg", 640, 480)


def test_a_name_in_other_capitals_is_told_with_the_one_that_is_there(tmp_path: Path) -> None:
    post_folder(tmp_path)
    (tmp_path / "content/blog/a/more/plan.pdf").touch()
    _, told = read(tmp_path, "blog/a/index.md", f"{HEADER}\nattachments: [Teaser-Cup.SVG, More/plan.pdf]")
    assert told == [
        "4:15 missing-attachment: attachments: there is no file Teaser-Cup.SVG, but teaser-cup.svg",
        "4:31 missing-attachment: attachments: there is no file More/plan.pdf, but more/plan.pdf",
    ]


def test_of_two_capitals_the_one_that_is_meant_is_found_in_either_form(tmp_path: Path) -> None:
    folder = post_folder(tmp_path)
    for name in ("\u00c9.pdf", "\u00e9.pdf"):
        (folder / name).touch()
    post, told = read(tmp_path, "blog/a/index.md", f"{HEADER}\nattachments: [E\u0301.pdf, e\u0301.pdf]")
    assert told == []
    assert post
    assert {path: file.name for path, file in post.attachments.items()} == {
        "/blog/a/\u00c9.pdf": "\u00c9.pdf",
        "/blog/a/\u00e9.pdf": "\u00e9.pdf",
    }


def test_a_file_that_browsers_run_is_no_attachment(tmp_path: Path) -> None:
    (post_folder(tmp_path) / "demo.html").write_text("<p>Demo</p>")
    post, told = read(tmp_path, "blog/a/index.md", f"{HEADER}\nattachments: demo.html")
    assert post
    assert post.attachments == {}
    assert told[0].startswith("4:14 active-file: attachments: demo.html is a page, script or program for browsers")


def test_the_source_of_a_post_is_no_attachment(tmp_path: Path) -> None:
    (post_folder(tmp_path) / "draft.md").touch()
    post, told = read(tmp_path, "blog/a/index.md", f"{HEADER}\nattachments: [index.md, draft.md]")
    assert post
    assert post.attachments == {}
    assert told == [
        "4:15 other-format: attachments: index.md is the source of a post",
        "4:25 other-format: attachments: draft.md is the source of a post",
    ]


@pytest.mark.parametrize("name", ["teaser-broken.png", "header-broken.svg"])
def test_a_picture_that_cannot_be_read_is_told(tmp_path: Path, name: str) -> None:
    (post_folder(tmp_path) / name).write_text("no picture")
    post, told = read(tmp_path, "blog/a/index.md", f"{HEADER}\nattachments: {name}")
    assert post
    assert (post.teaser, post.header) == (None, None)
    assert told[0].startswith(f"4:14 bad-picture: attachments: {name} is ")
