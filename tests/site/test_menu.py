from pathlib import Path

import pytest

from plugins.site.model import MenuEntry
from tests.site.content import post, read, read_faulty

FILES = {"blog/a.md": post("## Here {: #here }"), "pages/coffee.md": "---\ntitle: Café\npath: /café/\n---\n\nText.\n"}
URL = "https://example.org/coffee"


def menu(folder: Path, *targets: str) -> tuple[MenuEntry, ...]:
    return read(folder, FILES, {"SITEURL": URL, "MENU": [("Words", target) for target in targets]}).menu


@pytest.mark.parametrize(
    ("target", "href", "path"),
    [
        ("/blog/", "/coffee/blog/", "/blog/"),
        ("/blog", "/coffee/blog/", "/blog/"),
        ("blog/", "/coffee/blog/", "/blog/"),
        ("/blog/index.html", "/coffee/blog/", "/blog/"),
        (f"{URL}/blog/", "/coffee/blog/", "/blog/"),
        ("/", "/coffee/", "/"),
        ("/café/", "/coffee/caf%C3%A9/", "/café/"),
        ("/caf%C3%A9/", "/coffee/caf%C3%A9/", "/café/"),
        ("/cafe\u0301", "/coffee/caf%C3%A9/", "/café/"),
        ("/feed.xml", "/coffee/feed.xml", "/feed.xml"),
        ("/blog/#newest", "/coffee/blog/#newest", ""),
        ("/blog/a/#here", "/coffee/blog/a/#here", ""),
        ("/search/?q=tea", "/coffee/search/?q=tea", ""),
        ("#page_main", "#page_main", ""),
        ("?q=tea", "?q=tea", ""),
        ("https://example.com/", "https://example.com/", ""),
        ("//example.com/", "//example.com/", ""),
        ("mailto:a@b.example", "mailto:a@b.example", ""),
        ("tel:+49123", "tel:+49123", ""),
    ],
)
def test_an_entry_leads_where_its_author_meant(tmp_path: Path, target: str, href: str, path: str) -> None:
    assert menu(tmp_path, target) == (MenuEntry("Words", href, path),)


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("/bolg/", "/bolg/ leads nowhere; did you mean /blog/?"),
        ("/imprint", "/imprint leads nowhere; correct it or take the link out"),
        ("/blog/a/#there", "/blog/a/ has no place #there; did you mean #here?"),
    ],
)
def test_an_entry_that_leads_nowhere_is_a_warning_and_not_shown(tmp_path: Path, target: str, told: str) -> None:
    (tmp_path / "pelicanconf.py").write_text(f'MENU = (\n    ("Blog", "/blog/"),\n    ("Words", "{target}"),\n)\n')
    site, findings = read_faulty(tmp_path, FILES, {"MENU": (("Blog", "/blog/"), ("Words", target))})
    assert findings == [f"pelicanconf.py:3:5 dead-menu: MENU[1]: {told}"]
    assert [entry.path for entry in site.menu] == ["/blog/"]


def test_an_entry_for_a_draft_says_so(tmp_path: Path) -> None:
    files = {"pages/about.md": "---\ntitle: About\nstatus: draft\n---\n\nText.\n"}
    _, findings = read_faulty(tmp_path, files, {"MENU": [("About", "/about/")]})
    assert findings == [
        "pelicanconf.py:1:1 dead-menu: MENU[0]: /about/ leads to a post that is a draft; link it when it is out"
    ]


@pytest.mark.parametrize("target", ["javascript:alert(1)", "JavaScript:x", "java script:x", "data:text/html,x"])
def test_a_menu_runs_nothing(tmp_path: Path, target: str) -> None:
    site, (finding,) = read_faulty(tmp_path, FILES, {"MENU": [("Words", target)]})
    assert "bad-setting: MENU[0]: a menu cannot lead to `" in finding
    assert site.menu == ()


def test_a_list_of_handouts_is_in_the_menu_when_there_are_some(tmp_path: Path) -> None:
    assert menu(tmp_path, "/questions/", "/checklists/") == ()
    files = FILES | {"questions/a.md": "---\ntitle: A\n---\n\n- What of it?\n"}
    assert [entry.path for entry in read(tmp_path, files, {"MENU": [("Questions", "/questions")]}).menu] == [
        "/questions/"
    ]
