"""Files that the site writes, and those that authors and themes bring: neither takes the place of another."""

import shutil
from pathlib import Path

import pytest

from plugins.commands.build.mark import MARK
from plugins.site.pages import web_pages
from tests.conftest import ROOT
from tests.site.content import owners, post, published, read, read_faulty

TAKEN = "give one of them another path"


@pytest.mark.parametrize("name", ["_headers", "_hosting", "theme", "Theme", "pictures", MARK])
def test_a_file_cannot_take_the_place_of_a_file_or_folder_that_the_site_writes(tmp_path: Path, name: str) -> None:
    files = {"blog/a/index.md": post(header=f"path: /a.html\nattachments: {name}"), f"blog/a/{name}": "Mine."}
    site, told = read_faulty(tmp_path, files)
    assert told == [f"blog/a/index.md:5:14 duplicate-path: /{name} is already taken by the site itself; {TAKEN}"]
    assert published(site) == {}


SENT = "it is what hosts send for"


@pytest.mark.parametrize("ending", ["gz", "br"])
@pytest.mark.parametrize("name", ["data.csv", "data.bin", "Data.CSV"])
def test_a_file_cannot_stand_where_hosts_look_for_the_compressed_form_of_another(
    tmp_path: Path, ending: str, name: str
) -> None:
    files = {"blog/a/data.csv": "", "blog/a/data.bin": "", "blog/a/Data.CSV": ""}
    compressed = f"{name.lower()}.{ending}"
    header = f"attachments: [{name}, {compressed}]"
    site, told = read_faulty(tmp_path, {"blog/a/index.md": post(header=header), f"blog/a/{compressed}": "his", **files})
    problem = (
        f"/blog/a/{compressed} is already taken by content/blog/a/index.md: {SENT} /blog/a/{name.lower()}, compressed"
    )
    assert [line.casefold() for line in told] == [f"blog/a/index.md:4:14 duplicate-path: {problem}; {TAKEN}".casefold()]
    assert list(published(site)) == [f"/blog/a/{name}"]


@pytest.mark.parametrize("name", ["index.html.gz", "feed.xml.br"])
def test_a_compressed_page_cannot_be_a_file_at_all(tmp_path: Path, name: str) -> None:
    _, (told,) = read_faulty(
        tmp_path, {"blog/a/index.md": post(header=f"attachments: {name}"), f"blog/a/{name}": "his"}
    )
    assert "active-file" in told


def test_a_file_cannot_come_after_what_hosts_would_send_for_it(tmp_path: Path) -> None:
    files = {"blog/a/data.csv": "", "blog/a/data.csv.gz": ""}
    _, told = read_faulty(tmp_path, {"blog/a/index.md": post(header="attachments: [data.csv.gz, data.csv]"), **files})
    owner = "content/blog/a/index.md: hosts send /blog/a/data.csv.gz for it, compressed"
    assert told == [f"blog/a/index.md:4:14 duplicate-path: /blog/a/data.csv is already taken by {owner}; {TAKEN}"]


@pytest.mark.parametrize(
    ("path", "name", "plain"),
    [
        ("/b.html", "manifest.webmanifest.gz", "/manifest.webmanifest"),
    ],
)
def test_what_hosts_would_send_for_a_page_cannot_be_a_file(tmp_path: Path, path: str, name: str, plain: str) -> None:
    files = {"blog/a/index.md": post(header=f"path: {path}\nattachments: {name}"), f"blog/a/{name}": "his"}
    _, (told,) = read_faulty(tmp_path, files)
    assert " is already taken by " in told
    assert f": {SENT} {plain}, compressed" in told


@pytest.mark.parametrize(
    ("first", "second"),
    [("/x.html", "/x.html.gz/"), ("/x.html.br/y/", "/x.html"), ("/x/", "/x/index.html.gz/"), ("/a/", "/feed.xml.gz/")],
)
def test_a_page_cannot_make_a_folder_where_a_compressed_file_goes(tmp_path: Path, first: str, second: str) -> None:
    files = {"blog/a.md": post(header=f"path: {first}"), "blog/b.md": post(header=f"path: {second}")}
    _, (told,) = read_faulty(tmp_path, files)
    assert told.startswith(f"blog/b.md:4:7 duplicate-path: {second} is already taken by ")


def test_a_compressed_file_that_stands_for_nothing_is_published(tmp_path: Path) -> None:
    files = {
        "blog/a/index.md": post(header="attachments: [data.tar.gz, a.gz]"),
        "blog/a/data.tar.gz": "",
        "blog/a/a.gz": "",
    }
    assert len(published(read(tmp_path, files))) == 2


def theme_with(folder: Path, *names: str) -> dict[str, object]:
    """Return settings with a theme that has these icons, too."""
    theme = folder / "theme"
    shutil.copytree(ROOT / "theme", theme)
    for name in names:
        (theme / "icons" / name).parent.mkdir(exist_ok=True)
        (theme / "icons" / name).write_bytes(b"icon")
    return {"THEME": str(theme)}


@pytest.mark.parametrize(
    "name", ["index.html", "feed.xml", "blog/index.html", "theme/x.css", "robots.txt.gz", "Feed.XML"]
)
def test_an_icon_cannot_take_the_place_of_what_the_site_writes(tmp_path: Path, name: str) -> None:
    site, (told,) = read_faulty(tmp_path, {"blog/a.md": post()}, theme_with(tmp_path, name))
    assert told.startswith(f"theme/icons/{name}:1:1 duplicate-path: /")
    assert " is already taken by the site itself" in told
    assert f"theme/icons/{name}" not in owners(site).values()


def test_a_page_that_an_icon_is_named_like_is_told_with_the_icon(tmp_path: Path) -> None:
    settings = theme_with(tmp_path, "about/index.html", "about/logo.png")
    _, (told,) = read_faulty(tmp_path, {"pages/about.md": "---\ntitle: About\n---\n"}, settings)
    assert told == (
        f"pages/about.md:2:8 duplicate-path: /about/ is already taken by theme/icons/about/index.html; {TAKEN}"
    )


WARNED = {"CHECKS": {"duplicate-path": "warning"}}
LIST = "---\ntitle: Q\nattachments: q.txt\n---\n\n- **What surprised you?**\n- Whom do you ask?\n"


def test_where_a_clash_is_a_warning_the_author_s_own_file_is_published(tmp_path: Path) -> None:
    site, told = read_faulty(tmp_path, {"questions/q/index.md": LIST, "questions/q/q.txt": "Mine."}, WARNED)
    assert len(told) == 1
    assert published(site)["/questions/q/q.txt"] == b"Mine."


def test_where_a_clash_is_a_warning_a_page_stays_and_nothing_leads_to_itself(tmp_path: Path) -> None:
    header = "path: /x.html\nattachments: x.html\nredirect_from: [/x.html, /old/]"
    site, told = read_faulty(tmp_path, {"blog/a/index.md": post(header=header), "blog/a/x.html": "Mine."}, WARNED)
    assert len(told) == 1
    assert published(site) == {}
    assert [page.path for page in web_pages(site) if page.template in {"post", "redirect"}] == ["/x.html", "/old/"]


def test_a_redirect_to_the_text_itself_is_passed_over_and_told_in_other_capitals(tmp_path: Path) -> None:
    site, told = read_faulty(tmp_path, {"blog/a.md": post(header="redirect_from: [/blog/a/, /blog/A/]")})
    problem = "/blog/A/ is the address of this text, in other capitals; delete it, or make it the `path`"
    assert told == [f"blog/a.md:4:16 duplicate-path: {problem}"]
    assert "/blog/A/" not in site.outputs
