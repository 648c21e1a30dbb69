import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.foundation.documents.model import Manuscript
from plugins.foundation.links.resolve import Landmarks, Resolver
from plugins.foundation.prose.model import Link
from tests.documents.reading import HEADER, read

PATHS = {
    "blog/a.md": "/blog/a/",
    "blog/x/index.md": "/blog/x/",
    "blog/old.markdown": "/2016/old.html",
    "pages/about.md": "/about/",
    "blog/café.md": "/blog/café/",
    "blog/two words.md": "/blog/two-words/",
    "blog/u\u0308ber/index.md": "/blog/uber/",
}


@pytest.fixture
def here(tmp_path: Path) -> Manuscript:
    """Return the post of content/blog/x/index.md, with three files beside it."""
    folder = tmp_path / "content/blog/x"
    (folder / "more").mkdir(parents=True)
    for name in ("cup.png", "two cups.png", "more/sheet.pdf"):
        (folder / name).touch()
    (tmp_path / "secret.txt").touch()
    manuscript, _ = read(tmp_path, "blog/x/index.md", HEADER)
    assert manuscript
    return manuscript


def resolve(target: str, here: Manuscript, base: str = "") -> Link:
    return Resolver(PATHS, base).resolve(target, here)


@pytest.mark.parametrize(
    ("target", "href"),
    [
        ("../a.md", "/blog/a/"),
        ("../a.md#b", "/blog/a/#b"),
        ("../a.md?b=c#d", "/blog/a/?b=c#d"),
        ("./../a.md", "/blog/a/"),
        ("index.md", "/blog/x/"),
        ("../x/index.md#b", "/blog/x/#b"),
        ("../old.markdown", "/2016/old.html"),
        ("../../pages/about.md", "/about/"),
        ("../café.md", "/blog/caf%C3%A9/"),
        ("../caf%C3%A9.md", "/blog/caf%C3%A9/"),
        ("../cafe\u0301.md", "/blog/caf%C3%A9/"),
        ("../cafe%CC%81.md", "/blog/caf%C3%A9/"),
        ("{filename}/blog/cafe\u0301.md", "/blog/caf%C3%A9/"),
        ("../\u00fcber/index.md", "/blog/uber/"),
        ("/blog/cafe\u0301/", "/blog/caf%C3%A9/"),
        ("../cafe\u0301/", "/blog/caf%C3%A9/"),
        ("../two%20words.md", "/blog/two-words/"),
        ("../two words.md", "/blog/two-words/"),
        ("{filename}../a.md", "/blog/a/"),
        ("{filename}/blog/a.md#b", "/blog/a/#b"),
        ("|filename|/pages/about.md", "/about/"),
        ("/blog/a/", "/blog/a/"),
        ("/blog/a", "/blog/a/"),
        ("/blog/a?b=c#d", "/blog/a/?b=c#d"),
        ("/2016/old", "/2016/old.html"),
        ("/blog/b", "/blog/b"),
        ("/tags/b", "/tags/b/"),
        ("/series", "/series/"),
        ("/blog/a/#b", "/blog/a/#b"),
        (" /blog/a/ ", "/blog/a/"),
        ("../a/", "/blog/a/"),
        ("../a", "/blog/a/"),
        ("..", "/blog/"),
        ("../../about/", "/about/"),
        ("cup.png", "/blog/x/cup.png"),
        ("./cup.png", "/blog/x/cup.png"),
        ("more//sheet.pdf", "/blog/x/more/sheet.pdf"),
        ("two%20cups.png", "/blog/x/two%20cups.png"),
        ("more/sheet.pdf#page=2", "/blog/x/more/sheet.pdf#page=2"),
        ("{static}cup.png", "/blog/x/cup.png"),
        ("{attach}./cup.png", "/blog/x/cup.png"),
        ("gone.md", "gone.md"),
    ],
)
def test_a_link_inside_the_site_leads_to_its_page_or_file(here: Manuscript, target: str, href: str) -> None:
    assert resolve(target, here).href == href


@pytest.mark.parametrize(
    "target",
    [
        *("", " ", "https://example.org/a.md", " https://example.org/", "//example.org/", "mailto:a@b.org", "tel:123"),
        *("#b", "#top", "#", "?a=b", "{filename}//[x"),
    ],
)
def test_a_link_to_elsewhere_or_on_the_page_stays_as_it_is(here: Manuscript, target: str) -> None:
    assert resolve(target, here).href == target


def test_a_link_on_the_page_leads_to_the_page(here: Manuscript) -> None:
    assert (resolve("#b%20c", here).path, resolve("#b%20c", here).fragment) == ("/blog/x/", "b c")


def test_a_link_tells_path_and_fragment_decoded(here: Manuscript) -> None:
    link = resolve("../caf%C3%A9.md#%C3%BCber", here)
    assert (link.path, link.fragment, link.href) == ("/blog/café/", "über", "/blog/caf%C3%A9/#%C3%BCber")


@pytest.mark.parametrize(
    ("target", "attachment"),
    [
        ("cup.png", "cup.png"),
        ("./more/sheet.pdf", "more/sheet.pdf"),
        ("gone.png", ""),
        ("index.md", ""),
        ("more", ""),
        ("../../../secret.txt", ""),
    ],
)
def test_a_file_beside_the_post_is_told(here: Manuscript, target: str, attachment: str) -> None:
    assert resolve(target, here).attachment == attachment


def test_a_site_below_a_path_has_it_before_every_link(here: Manuscript) -> None:
    for target, href in (
        ("/about/", "/coffee/about/"),
        ("../a.md", "/coffee/blog/a/"),
        ("cup.png", "/coffee/blog/x/cup.png"),
    ):
        link = resolve(target, here, base="/coffee")
        assert link.href == href
        assert link.path == href.removeprefix("/coffee")
    assert resolve("#b", here, base="/coffee").href == "#b"


def test_files_stand_beside_a_page_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "content/blog/x").mkdir(parents=True)
    (tmp_path / "content/blog/x/cup.png").touch()
    manuscript, _ = read(tmp_path, "blog/x/index.md", f"{HEADER}\npath: /2016/x.html")
    assert manuscript
    assert resolve("cup.png", manuscript).href == "/2016/cup.png"
    assert resolve("y.html", manuscript).href == "/2016/y.html"


@pytest.mark.parametrize("there", ["bl\u00e5/s\u00e9.pdf", "bla\u030a/se\u0301.pdf", "bla\u030a/s\u00e9.pdf"])
@pytest.mark.parametrize("written", ["bl\u00e5/s\u00e9.pdf", "bla\u030a/se\u0301.pdf", "{static}bla%CC%8A/s%C3%A9.pdf"])
def test_a_file_is_found_in_either_form_of_letters_and_published_in_one(
    here: Manuscript, written: str, there: str
) -> None:
    (here.folder / there).parent.mkdir()
    (here.folder / there).touch()
    link = resolve(written, here)
    assert (link.attachment, link.path, link.refusal) == (there, "/blog/x/bl\u00e5/s\u00e9.pdf", None)
    assert link.href == "/blog/x/bl%C3%A5/s%C3%A9.pdf"


@pytest.mark.parametrize(
    ("target", "code", "problem"),
    [
        ("Cup.PNG", "dead-link", "there is no file Cup.PNG, but cup.png"),
        ("More/SHEET.pdf", "dead-link", "there is no file More/SHEET.pdf, but more/sheet.pdf"),
        ("../A.md", "dead-link", "there is no file ../A.md, but ../a.md"),
        ("../\u00dcber/Index.md", "dead-link", "there is no file ../\u00dcber/Index.md, but ../\u00fcber/index.md"),
        ("a%00.png", "bad-path", "a%00.png holds a control character"),
        ("/blog/%0A/", "bad-path", "/blog/%0A/ holds a control character"),
        ("../%1ba.md", "bad-path", "../%1ba.md holds a control character"),
        ("a.js", "active-file", "a.js is a page, script or program for browsers, and would run in the site's name"),
        ("pipe.pdf", "not-a-file", "pipe.pdf is a pipe, socket or device"),
        ("film.mp4", "not-a-file", "film.mp4 holds 200 MB, and 100 MB are the most"),
    ],
)
def test_a_link_to_what_is_not_published_says_why(here: Manuscript, target: str, code: str, problem: str) -> None:
    (here.folder / "a.js").touch()
    os.mkfifo(here.folder / "pipe.pdf")
    with (here.folder / "film.mp4").open("wb") as film:
        film.truncate(200_000_000)
    link = resolve(target, here)
    assert link.refusal
    assert (link.attachment, link.refusal.code, link.refusal.problem) == ("", code, problem)


LANDMARKS = Landmarks({"static/images/cup.png": "/images/cup.png"}, {"Cass Doe": "cass"})


@pytest.mark.parametrize(
    ("target", "href"),
    [
        ("{tag}Remote work", "/tags/remote-work/"),
        ("{category}Networking", "/topics/networking/"),
        ("{author}Cass Doe", "/authors/cass/"),
        ("{author}Eve", "/authors/eve/"),
        ("|tag|asking", "/tags/asking/"),
        ("{index}", "/"),
        ("{index}#top", "/#top"),
        ("{static}/images/cup.png", "/images/cup.png"),
        ("{static}/static/images/cup.png", "/images/cup.png"),
        ("../../static/images/cup.png", "/images/cup.png"),
        ("/images/cup.png", "/images/cup.png"),
    ],
)
def test_pelican_s_names_lead_to_listings_and_to_the_files_of_the_site(
    here: Manuscript, target: str, href: str
) -> None:
    link = Resolver(PATHS, "/coffee", landmarks=LANDMARKS).resolve(target, here)
    assert (link.href, link.refusal) == (f"/coffee{href}", None)


@pytest.mark.parametrize(
    ("target", "href"),
    [
        ("/search", "/search/"),
        ("/old/address#b", "/old/address/#b"),
        ("/plans", "/plans/"),
        ("/tags/key", "/tags/key"),
    ],
)
def test_a_page_that_is_no_text_is_found_without_its_slash(here: Manuscript, target: str, href: str) -> None:
    statics = {"static/plans/index.html": "/plans/index.html", "static/tags/key": "/tags/key"}
    landmarks = Landmarks(statics, pages=("/search/", "/old/address/"))
    assert Resolver(PATHS, "", landmarks=landmarks).resolve(target, here).href == href


@pytest.mark.parametrize(
    ("target", "problem", "remedy"),
    [
        ("us@b.example", "us@b.example is an address of e-mail", "write mailto:us@b.example"),
        ("www.b.example", "www.b.example is an address of another site", "write https://www.b.example"),
        ("b.com/x?y", "b.com/x?y is an address of another site", "write https://b.com/x?y"),
        ("C:\\Users\\me\\a.png", "C:\\Users\\me\\a.png is on your own machine", "put the file beside the post"),
        ("c:/a.png", "c:/a.png is on your own machine", "put the file beside the post"),
        ("file:///home/me/a.png", "file:///home/me/a.png is on your own machine", "put the file beside the post"),
        ("/Blog/A/", "there is no /Blog/A/, but /blog/a/", "write it so: on the web, capitals matter"),
        ("/Images/cup.PNG", "there is no /Images/cup.PNG, but /images/cup.png", "write it so"),
    ],
)
def test_what_is_meant_by_a_link_that_leads_nowhere_is_proposed(
    here: Manuscript, target: str, problem: str, remedy: str
) -> None:
    fault = Resolver(PATHS, "", landmarks=LANDMARKS).resolve(target, here).refusal
    assert fault
    assert (fault.code, fault.problem) == ("dead-link", problem)
    assert fault.remedy.startswith(remedy)


@pytest.mark.parametrize("target", ["cup@2x.png", "notes.txt", "www", "a@b"])
def test_a_file_that_is_not_there_is_taken_for_no_address(here: Manuscript, target: str) -> None:
    assert resolve(target, here).refusal is None


def test_a_folder_is_listed_once_however_many_names_are_looked_for(
    here: Manuscript, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed: list[Path] = []
    listing = Path.iterdir

    def noted(path: Path) -> Iterator[Path]:
        listed.append(path)
        return listing(path)

    monkeypatch.setattr(Path, "iterdir", noted)
    resolver = Resolver(PATHS, "")
    assert resolver.resolve("cup.png", here).attachment == "cup.png"
    assert listed == []
    for number in range(1_000):
        assert resolver.resolve(f"gone-{number}.pdf", here).attachment == ""
    assert listed == [here.folder]
