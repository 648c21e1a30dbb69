from datetime import timedelta
from pathlib import Path

import pytest

from plugins.foundation.findings.model import Code, ContentError, Finding, Level
from plugins.site.origin import Origin
from plugins.site.settings import check_settings
from tests.conftest import ROOT
from tests.site.content import NOW, post, project, read_faulty


def refused(folder: Path, settings: dict[str, object]) -> Finding:
    with pytest.raises(ContentError) as caught:
        project(folder, settings)
    (finding,) = caught.value.report
    assert (finding.path, finding.code) == ("pelicanconf.py", Code.BAD_SETTING)
    return finding


def settings(folder: Path, **facts: str) -> dict[str, object]:
    """Return settings that make sense with these facts."""
    return {"PATH": str(folder), "THEME": str(ROOT / "theme"), **facts}


def test_settings_become_a_project(tmp_path: Path) -> None:
    made = project(
        tmp_path,
        {
            "SITEURL": "https://example.org/coffee/",
            "TIMEZONE": "Europe/Berlin",
            "AUTHOR": "cass",
            "CHECKS": {"dead-link": "warning", "bad-date": "off"},
            "FRONT_MATTER_ALIASES": {"Teaser-Text": "excerpt"},
            "FRONT_MATTER_EXTRA": {"Hero-Colour"},
            "WITH_DRAFTS": True,
            "SITENAME": "not looked at",
        },
    )
    assert (made.root, made.content, made.theme) == (tmp_path, tmp_path / "content", ROOT / "theme")
    assert (made.base, made.default_author, made.with_drafts, made.now) == ("/coffee", "cass", True, NOW)
    assert made.levels == {Code.DEAD_LINK: Level.WARNING, Code.BAD_DATE: Level.OFF}
    assert made.rules.key_of("teaser_text") == "excerpt"
    assert made.rules.extra == {"hero_colour"}
    assert NOW.astimezone(made.rules.zone).utcoffset() == timedelta(hours=2)


@pytest.mark.parametrize(
    ("url", "base"),
    [
        ("https://example.org", ""),
        ("https://example.org/", ""),
        ("http://localhost:8000", ""),
        ("https://example.org/a/b/", "/a/b"),
        ("https://example.org/café", "/caf%C3%A9"),
        ("https://example.org/my%20blog", "/my%20blog"),
    ],
)
def test_the_path_of_the_site_s_url_stands_before_links(tmp_path: Path, url: str, base: str) -> None:
    assert project(tmp_path, {"SITEURL": url}).base == base


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        ({"SITEURL": "example.org"}, "SITEURL: must be a URL such as https://example.org"),
        ({"SITEURL": "ftp://example.org"}, "SITEURL: must be a URL"),
        ({"SITEURL": "https://"}, "SITEURL: must be a URL"),
        ({"SITEURL": "https://example.org/?a=b"}, "SITEURL: must be a URL"),
        ({"SITEURL": "https://[::1"}, "SITEURL: "),
        ({"TIMEZONE": "Mars/Olympus"}, "TIMEZONE: must be a time zone such as Europe/Berlin"),
        ({"TIMEZONE": ""}, "TIMEZONE: is empty or left out"),
        ({"TIMEZONE": "../../etc/passwd"}, "TIMEZONE: must be a time zone"),
        ({"AUTHOR": None}, "AUTHOR: "),
        ({"CHECKS": {"dead-lnk": "warning"}}, "CHECKS['dead-lnk']: "),
        ({"CHECKS": {"dead-link": "loud"}}, "CHECKS['dead-link']: "),
        ({"CHECKS": "off"}, "CHECKS: "),
        ({"FRONT_MATTER_ALIASES": {"teaser": "excrept"}}, "FRONT_MATTER_ALIASES: leads to 'excrept', which is no key"),
        ({"FRONT_MATTER_ALIASES": {"Title": "excerpt"}}, "FRONT_MATTER_ALIASES: gives another meaning to 'Title'"),
        ({"MENU": ["Blog"]}, "MENU[0]: 'Blog' makes no sense here"),
        ({"MENU": [("Blog", "/blog/"), ("", "/x/")]}, "MENU[1]: is empty or left out"),
        ({"MENU": {"Blog": "/blog/"}}, "MENU: "),
        ({"SITENAME": ""}, "SITENAME: is empty or left out"),
        ({"SITENAME": b"Over Coffee"}, "SITENAME: b'Over Coffee' makes no sense here"),
        ({"SITESUBTITLE": None}, "SITESUBTITLE: None makes no sense here"),
        ({"EMAIL": "hello"}, "EMAIL: 'hello' is no address of e-mail"),
        ({"EMAIL": "a@b.example?cc=c@d.example"}, "EMAIL: "),
        ({"DEFAULT_LANG": "x-klingon"}, "DEFAULT_LANG: 'x-klingon' is no language tag"),
        ({"DEFAULT_LANG": ""}, "DEFAULT_LANG: is empty or left out"),
        ({"PATH": ""}, "PATH: is empty or left out"),
        ({"PATH": str(ROOT / "nowhere")}, "PATH: nowhere is not there"),
        ({"PATH": str(ROOT / "pelicanconf.py")}, "PATH: pelicanconf.py is no folder"),
        ({"THEME": "simple"}, "THEME: simple is not there"),
        ({"THEME": str(ROOT / "content")}, "THEME: the theme content has no templates"),
        ({"OUTPUT_PATH": 5}, "OUTPUT_PATH: 5 makes no sense here"),
        ({"ACTIVE_ATTACHMENTS": "html"}, "ACTIVE_ATTACHMENTS: "),
        ({"ACTIVE_ATTACHMENTS": ["html"]}, "ACTIVE_ATTACHMENTS: must be endings of files, such as ['.html']"),
        ({"FRONT_MATTER_EXTRA": "hero"}, "FRONT_MATTER_EXTRA: "),
        ({"ARTICLE_URL": 5}, "ARTICLE_URL: 5 makes no sense here"),
        ({"ARTICLE_SAVE_AS": "blog/"}, "ARTICLE_SAVE_AS: has no placeholder, so that all would have one address"),
        ({"SLUGIFY_SOURCE": "id"}, "SLUGIFY_SOURCE: "),
        ({"STATIC_PATHS": ["images", "../x"]}, "STATIC_PATHS[1]: '../x' names nothing in the folder of the texts"),
        ({"STATIC_PATHS": [""]}, "STATIC_PATHS[0]: "),
        ({"STATIC_PATHS": [5]}, "STATIC_PATHS[0]: 5 makes no sense here"),
        ({"EXTRA_PATH_METADATA": {"a": {"url": "b"}}}, "EXTRA_PATH_METADATA['a']: "),
        ({"EXTRA_PATH_METADATA": {"a": {"path": "../b"}}}, "EXTRA_PATH_METADATA['a']: holds `.` or `..`"),
        ({"PATH": None}, "PATH: "),
        ({"WITH_DRAFTS": "perhaps"}, "WITH_DRAFTS: "),
    ],
)
def test_a_setting_that_makes_no_sense_is_told(tmp_path: Path, settings: dict[str, object], problem: str) -> None:
    assert refused(tmp_path, settings).problem.startswith(problem)


def test_a_setting_is_told_at_its_line(tmp_path: Path) -> None:
    lines = ["TIMEZONES = []", "AUTHOR_FEED_ATOM = None", "TIMEZONE: str = 'Mars'", "AUTHOR = None"]
    (tmp_path / "pelicanconf.py").write_text("\n".join(lines), "utf-8")
    finding = refused(tmp_path, {"TIMEZONE": "Mars"})
    assert ((finding.line, finding.column), finding.excerpt) == ((3, 1), lines[2])
    finding = refused(tmp_path, {"AUTHOR": None})
    assert ((finding.line, finding.column), finding.excerpt) == ((4, 1), lines[3])


def test_a_remedy_for_checks_says_where_the_codes_stand(tmp_path: Path) -> None:
    assert "docs/messages.md" in refused(tmp_path, {"CHECKS": {"dead-link": "loud"}}).remedy


def test_a_pattern_of_addresses_with_a_slip_is_told_with_the_placeholder_that_is_meant(tmp_path: Path) -> None:
    told = refused(tmp_path, {"ARTICLE_URL": "/:yera/:title/"})
    assert (told.problem, told.remedy) == ("ARTICLE_URL: `:yera` is no placeholder", "did you mean `:year`?")


def test_every_setting_that_makes_no_sense_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        project(tmp_path, {"SITEURL": "x", "TIMEZONE": "Mars", "CHECKS": {"a": "b"}})
    assert caught.value.report.count(Level.ERROR) == 4


def test_an_author_of_the_site_who_is_not_listed_is_told_once(tmp_path: Path) -> None:
    files = {"blog/a.md": post(), "blog/b.md": post(), "authors.yaml": "eve:\n  name: Eve\n"}
    _, told = read_faulty(tmp_path, files, {"AUTHOR": "cass"})
    (line,) = told
    assert line.startswith("pelicanconf.py:1:1 bad-setting: AUTHOR: 'cass' is not in content/authors.yaml")


def test_facts_that_are_left_out_are_told_by_others(tmp_path: Path) -> None:
    facts = check_settings(settings(tmp_path, SITENAME="Over  Coffee\n"), Origin(tmp_path / "pelicanconf.py"))
    assert (facts["SITENAME"], facts["SITESUBTITLE"], facts["DESCRIPTION"]) == ("Over Coffee", "", "Over Coffee")
    facts = check_settings(settings(tmp_path, SITENAME="A", SITESUBTITLE="B"), Origin(tmp_path / "pelicanconf.py"))
    assert facts["DESCRIPTION"] == "B"


def test_facts_are_told_in_one_form(tmp_path: Path) -> None:
    given = settings(tmp_path, SITENAME="A", SITEURL="HTTPS://example.org/ü/", DEFAULT_LANG="pt_br")
    facts = check_settings(given, Origin(tmp_path / "pelicanconf.py"))
    assert (facts["SITEURL"], facts["DEFAULT_LANG"]) == ("https://example.org/%C3%BC", "pt-BR")


def test_the_address_of_the_site_may_be_written_before_a_link_in_either_form(tmp_path: Path) -> None:
    links = "[a](https://example.org/café/blog/a/) [b](https://example.org/caf%C3%A9/blog/a/)"
    site, told = read_faulty(tmp_path, {"blog/a.md": post(links)}, {"SITEURL": "https://example.org/café"})
    assert told == []
    (document,) = site.documents.values()
    assert document.prose.html.count('href="/caf%C3%A9/blog/a/"') == 2
