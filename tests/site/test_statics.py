"""Files of the whole site: content/static/, and what STATIC_PATHS names."""

import io
from pathlib import Path

import pytest

from plugins.site.model import Site
from plugins.site.publish import publish_files
from tests.conftest import ROOT
from tests.pictures.photographs import SVG, photograph
from tests.site.content import owners, post, read, read_faulty

PHOTO = photograph(600, 400)


def served(site: Site, folder: Path) -> dict[str, bytes]:
    """Return what is published beside the pages, by URL path."""
    output = folder / "output"
    publish_files(site, output, io.StringIO())
    return {
        f"/{each.relative_to(output).as_posix()}": each.read_bytes() for each in output.rglob("*") if each.is_file()
    }


def test_files_of_the_site_are_served_from_its_root_as_they_are(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "blog/a.md": post("[Our plan](/files/plan.pdf) and [again]({static}/files/plan.pdf)"),
        "static/files/plan.pdf": "%PDF",
        "static/CNAME": "example.org",
        "static/images/photo.jpg": PHOTO,
        "static/images/drawing.svg": SVG,
        "static/.well-known/security.txt": "Contact: mailto:a@b.example",
        "static/.htaccess": "Deny from all",
        "static/images/.DS_Store": "x",
    }
    found = served(read(tmp_path, files), tmp_path)
    assert {path: content for path, content in found.items() if not path.startswith("/theme")} == {
        "/files/plan.pdf": b"%PDF",
        "/CNAME": b"example.org",
        "/images/photo.jpg": PHOTO,
        "/images/drawing.svg": SVG.encode(),
        "/.well-known/security.txt": b"Contact: mailto:a@b.example",
    }


@pytest.mark.parametrize(
    "target",
    [
        "/images/photo.jpg",
        "{static}/images/photo.jpg",
        "{static}/static/images/photo.jpg",
        "../static/images/photo.jpg",
    ],
)
def test_a_picture_of_the_site_gets_renditions_where_a_text_names_it(tmp_path: Path, target: str) -> None:
    files: dict[str, str | bytes] = {
        "blog/a.md": post(f"![A cup]({target})"),
        "blog/b.md": post("[The cup](/images/photo.jpg)"),
        "static/images/photo.jpg": PHOTO,
    }
    site = read(tmp_path, files)
    assert "<picture>" in site.documents["blog/a.md"].prose.html
    found = served(site, tmp_path)
    assert found["/images/photo.jpg"] != PHOTO
    assert {path.split("/")[1] for path in found} == {"images", "pictures"}


def test_folders_and_files_that_pelican_names_stay_where_they_are(tmp_path: Path) -> None:
    files = {
        "blog/a.md": post("[CV](/pdfs/cv.pdf) [again]({static}/pdfs/cv.pdf) [and](../pdfs/cv.pdf)"),
        "pdfs/cv.pdf": "%PDF",
        "extra/robots.txt": "User-agent: *\nDisallow: /\n",
        "static/x.txt": "x",
    }
    settings = {
        "STATIC_PATHS": ["images", "pdfs", "extra/robots.txt", "static"],
        "EXTRA_PATH_METADATA": {"extra/robots.txt": {"path": "robots.txt"}},
    }
    site = read(tmp_path, files, settings)
    assert site.documents["blog/a.md"].prose.html.count('href="/pdfs/cv.pdf"') == 3
    assert {*served(site, tmp_path)} == {"/pdfs/cv.pdf", "/robots.txt", "/static/x.txt"}


def test_a_folder_of_posts_may_be_named_and_its_texts_are_no_files(tmp_path: Path) -> None:
    files = {"blog/x/index.md": post("[a](a.txt)", "path: /x/"), "blog/x/a.txt": "A", "blog/x/b.txt": "B"}
    site = read(tmp_path, files, {"STATIC_PATHS": ["blog"]})
    assert {*served(site, tmp_path)} == {"/x/a.txt", "/blog/x/a.txt", "/blog/x/b.txt"}


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("js/a.js", "x", "1:1 active-file: js/a.js is a page, script or program for browsers"),
        ("a.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "1:1 bad-picture: a.svg "),
        (
            "notes.md",
            "# Notes",
            "1:1 other-format: Markdown among the site's files is not read; move it to content/blog/",
        ),
        ("feed.xml", "<feed/>", "1:1 duplicate-path: /feed.xml is already taken by the site itself"),
        ("theme/a.png", "x", "1:1 duplicate-path: /theme/a.png is already taken by the site itself"),
        ("about", "x", "1:1 duplicate-path: /about is already taken by a folder of other pages"),
        ("a\x01.txt", "x", "1:1 bad-path: the name a\x01.txt holds a control character"),
    ],
)
def test_a_file_that_is_not_to_be_published_is_told_and_left_out(
    tmp_path: Path, name: str, content: str, told: str
) -> None:
    files = {"pages/about.md": "---\ntitle: About\n---\n\nText.\n", f"static/{name}": content}
    site, (line,) = read_faulty(tmp_path, files)
    assert line.startswith(f"static/{name}:{told}")
    assert served(site, tmp_path) == {}


def test_a_file_cannot_be_published_from_outside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    (tmp_path / "content/static").mkdir(parents=True)
    (tmp_path / "content/static/a.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "content/static/folder").symlink_to(tmp_path)
    site, (line,) = read_faulty(tmp_path, {})
    assert line.startswith("static/a.txt:1:1 outside-attachment: ")
    assert served(site, tmp_path) == {}


def test_two_files_for_one_address_are_told(tmp_path: Path) -> None:
    files = {"static/images/a.png": "x", "images/a.png": "y"}
    _, (line,) = read_faulty(tmp_path, files, {"STATIC_PATHS": ["images"]})
    assert line.startswith("images/a.png:1:1 duplicate-path: /images/a.png is already taken by content/static/images/a")


def test_an_author_s_own_robots_and_icons_stand_in_the_place_of_the_site_s(tmp_path: Path) -> None:
    icon = next(each.name for each in (ROOT / "theme/icons").iterdir() if each.suffix == ".ico")
    site = read(tmp_path, {"static/robots.txt": "mine", f"static/{icon}": "mine"})
    assert served(site, tmp_path) == {"/robots.txt": b"mine", f"/{icon}": b"mine"}
    assert owners(site)[f"/{icon}"] != f"theme/icons/{icon}"


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"STATIC_PATHS": ["pdfs"]}, "STATIC_PATHS[0]: content/pdfs is not there; correct it, or take it out"),
        (
            {"EXTRA_PATH_METADATA": {"extra/robots.txt": {"path": "robots.txt"}}},
            "EXTRA_PATH_METADATA['extra/robots.txt']: extra/robots.txt is not among the files that STATIC_PATHS names",
        ),
    ],
)
def test_what_a_setting_names_and_is_not_there_is_told(tmp_path: Path, settings: dict[str, object], told: str) -> None:
    _, (line,) = read_faulty(tmp_path, {}, settings)
    assert line.startswith(f"pelicanconf.py:1:1 bad-setting: {told}")


def test_a_file_that_changes_while_the_site_is_built_is_told(tmp_path: Path) -> None:
    site = read(tmp_path, {"static/a.svg": SVG, "static/b.txt": "b"}, {"CHECKS": {"bad-picture": "warning"}})
    (tmp_path / "content/static/a.svg").write_text("<svg/>", "utf-8")
    messages = io.StringIO()
    publish_files(site, tmp_path / "output", messages)
    assert (
        "content/static/a.svg:1:1: warning: a.svg changed while the site was built; build again" in messages.getvalue()
    )
