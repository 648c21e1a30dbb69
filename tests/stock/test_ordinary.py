"""An ordinary site of Pelican, which uses nothing of ours, stays what it was beside the plugins."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import feedparser
import pytest
from bs4 import BeautifulSoup, Tag

from tests.stock.content import POSTS
from tests.stock.site import OURS, THEMES, Environment, Site

Pairs = Callable[[str], tuple[Site, Site]]


@pytest.fixture(scope="session")
def pair(stock: Environment, tmp_path_factory: pytest.TempPathFactory) -> Pairs:
    """Build the site in a theme: as it is with our plugins, which Pelican finds by itself, and as it is without any."""

    @cache
    def build(theme: str) -> tuple[Site, Site]:
        folder = tmp_path_factory.mktemp(theme)
        ours = stock.site(folder / "ours", files=POSTS, theme=theme).built()
        return ours, stock.site(folder / "without", "PLUGINS = []", POSTS, theme).built()

    return build


def words(page: BeautifulSoup) -> str:
    return " ".join(page.get_text().split())


def values(page: BeautifulSoup, tag: str, attribute: str) -> list[str]:
    return [str(element.get(attribute)) for element in page.select(f"{tag}[{attribute}]")]


def only(page: BeautifulSoup, selector: str) -> Tag:
    (element,) = page.select(selector)
    return element


def test_pelican_finds_the_four_plugins_where_no_setting_names_any(stock: Environment, tmp_path: Path) -> None:
    run = stock.site(tmp_path, files=POSTS).build("--debug")
    told = run.output + run.errors
    assert run.status == 0
    for name in OURS:
        assert re.search(rf"Registering plugin `pelican\.plugins\.{name}`", told), name


@pytest.mark.parametrize("name", OURS)
def test_each_plugin_can_be_named_alone(stock: Environment, tmp_path: Path, name: str) -> None:
    stock.site(tmp_path, f"PLUGINS = [{name!r}]", POSTS).built()


@pytest.mark.parametrize("theme", THEMES)
def test_the_same_files_are_written_as_without_the_plugins(pair: Pairs, theme: str) -> None:
    ours, without = (
        {path.relative_to(site.output) for path in site.output.rglob("*") if path.is_file()} for site in pair(theme)
    )
    assert ours == without


@pytest.mark.parametrize("theme", THEMES)
def test_no_page_loses_a_word_a_link_or_a_picture(pair: Pairs, theme: str) -> None:
    ours, without = (site.pages() for site in pair(theme))
    for path, page in without.items():
        assert words(ours[path]) == words(page), path
        for tag, attribute in (("a", "href"), ("a", "title"), ("img", "src"), ("img", "alt"), ("link", "href")):
            assert values(ours[path], tag, attribute) == values(page, tag, attribute), path


def test_links_between_posts_lead_to_their_pages(pair: Pairs) -> None:
    site, _ = pair("simple")
    for path, page in site.pages().items():
        for address in [*values(page, "main a", "href"), *values(page, "img", "src")]:
            if ":" not in address and not address.startswith("#"):
                assert site.linked(path, address).is_file(), f"{path}: {address}"
    assert only(site.page("coffee-for-two.html"), 'a[href$="#part"]')["href"] == "/another-post.html#part"


def test_code_is_coloured_as_before(pair: Pairs) -> None:
    ours, without = (site.page("another-post.html") for site in pair("simple"))
    code = [[span.get_text() for span in page.select(".highlight span")] for page in (ours, without)]
    assert code[0] == code[1]
    assert "def" in code[0]


def test_tables_lists_and_quotations_are_there(pair: Pairs) -> None:
    site, _ = pair("simple")
    assert [cell.get_text() for cell in site.page("coffee-for-two.html").select("th, td")] == [
        "Who",
        "What",
        "Ana",
        "tea",
    ]
    assert [item.get_text() for item in site.page("another-post.html").select("main ol > li")] == ["First", "Second"]
    assert only(site.page("another-post.html"), "blockquote").get_text().strip() == "Somebody said so."


def test_the_feed_has_the_same_entries(pair: Pairs) -> None:
    ours, without = (feedparser.parse((site.output / "feeds/all.atom.xml").read_bytes()) for site in pair("simple"))
    assert not ours.bozo
    for key in ("title", "id", "link", "published", "updated"):
        assert [entry.get(key) for entry in ours.entries] == [entry.get(key) for entry in without.entries]


def test_nothing_of_another_host_is_asked_for_by_the_plugins(pair: Pairs) -> None:
    for path, page in pair("simple")[0].pages().items():
        asked = [
            *values(page, "script", "src"),
            *values(page, "img", "src"),
            *values(page, 'link[rel="stylesheet"]', "href"),
        ]
        assert [address for address in asked if "//" in address] == [], path


def test_a_plugin_of_the_users_own_in_a_folder_called_plugins_runs_beside_ours(
    stock: Environment, tmp_path: Path
) -> None:
    settings = 'PLUGIN_PATHS = ["plugins"]\nPLUGINS = ["tweets", "shout"]'
    shout = """\
from pelican import signals

def shout(content):
    if content._content:
        content._content = content._content.upper()

def register():
    signals.content_object_init.connect(shout)
"""
    site = stock.site(tmp_path, settings, {**POSTS, "plugins/__init__.py": "", "plugins/shout.py": shout}).built()
    assert "MEET <EM>EARLY</EM>" in (site.output / "coffee-for-two.html").read_text("utf-8")


def test_pelicans_own_cache_of_content_gives_the_same_pages(stock: Environment, tmp_path: Path) -> None:
    settings = "CACHE_CONTENT = True\nLOAD_CONTENT_CACHE = True"
    site = stock.site(tmp_path, settings, POSTS).built()
    first = {path: words(page) for path, page in site.pages().items()}
    assert {path: words(page) for path, page in site.built().pages().items()} == first


def test_a_second_build_writes_the_same_bytes(stock: Environment, tmp_path: Path) -> None:
    site = stock.site(tmp_path, files=POSTS).built()
    first = {path: path.read_bytes() for path in site.output.rglob("*") if path.is_file()}
    site.built()
    assert {path: path.read_bytes() for path in site.output.rglob("*") if path.is_file()} == first
