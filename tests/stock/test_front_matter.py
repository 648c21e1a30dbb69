"""YAML headers on a stock site: read whole, told whole, and nothing written while anything is wrong."""

from pathlib import Path

import pytest

from tests.stock.conftest import Full
from tests.stock.content import HEADED
from tests.stock.site import THEMES, Environment, Site

ALONE = 'PLUGINS = ["front_matter"]'
FAULTY = {
    "content/first-date.md": """\
---
title: First date
date: 2016-13-01
excrept: Whom to ask, and how.
---

Words.
""",
    "content/second.md": "---\ntitle: A: B\ndate: 2016-10-31\n---\n\nWords.\n",
    "content/right.md": "---\ntitle: Right\ndate: 2016-10-31\n---\n\nWords.\n",
}


def post(header: str) -> dict[str, str]:
    return {"content/post.md": f"---\n{header}\n---\n\nWords of it.\n"}


def texts(site: Site, page: str, selector: str) -> list[str]:
    return [element.get_text(" ", strip=True) for element in site.page(page).select(selector)]


@pytest.mark.parametrize("settings", ["", ALONE, 'PLUGINS = ["front_matter", "commonmark"]'])
def test_a_post_with_a_yaml_header_has_what_its_header_says(stock: Environment, tmp_path: Path, settings: str) -> None:
    site = stock.site(tmp_path, settings, HEADED).built()
    page = "table-for-two.html"
    assert texts(site, page, "main h2") == ["A table for two: how to ask"]
    assert texts(site, page, "address a")[:1] == ["Ben Reader"]
    assert {"Networking", "first-message", "follow-up"} <= set(texts(site, page, "article footer a"))
    times = [str(time["datetime"]) for time in site.page(page).select("time")]
    assert times[0].startswith("2016-10-31T09:00:00")
    assert times[1].startswith("2017-02-06T00:00:00")
    assert "title:" not in site.page(page).get_text()
    assert "Ask early, and take the quiet corner." in site.page("index.html").get_text()


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_shows_it(full: Full, theme: str) -> None:
    page = full(theme).page("table-for-two.html")
    for words in ("A table for two: how to ask", "Networking", "first-message", "Come early."):
        assert words in page.get_text()


def test_values_are_text_as_they_were_written(stock: Environment, tmp_path: Path) -> None:
    site = stock.site(tmp_path, ALONE, post("title: 1984\ndate: 2016-10-31\ntags: [Yes, 010]")).built()
    assert texts(site, "1984.html", "main h2") == ["1984"]
    assert {"Yes", "010"} <= set(texts(site, "1984.html", "article footer a"))


def test_a_post_has_the_address_that_its_path_says(stock: Environment, tmp_path: Path) -> None:
    site = stock.site(tmp_path, ALONE, post("title: T\ndate: 2016-10-31\npath: /blog/my-post/")).built()
    assert texts(site, "blog/my-post/index.html", "main h2") == ["T"]
    assert site.page("index.html").select_one('a[href="/blog/my-post/"]')


@pytest.mark.parametrize("line", ["draft: true", "status: draft"])
def test_a_draft_is_where_pelican_puts_drafts_and_in_no_listing(stock: Environment, tmp_path: Path, line: str) -> None:
    site = stock.site(tmp_path, ALONE, post(f"title: T\ndate: 2016-10-31\n{line}")).built()
    assert texts(site, "drafts/t.html", "main h2") == ["T"]
    assert not site.page("index.html").select('a[href$="t.html"]')


def test_a_key_that_is_not_ours_is_there_for_the_theme(stock: Environment, tmp_path: Path) -> None:
    template = (
        '<!DOCTYPE html><html lang="{{ article.lang }}"><title>T</title><p>{{ article.reading_level }}</p></html>'
    )
    files = {
        **post("title: T\ndate: 2016-10-31\nlang: de\nreading_level: easy"),
        "own/templates/article.html": template,
    }
    site = stock.site(tmp_path, ALONE, files, "own").built()
    assert texts(site, "t-de.html" if (site.output / "t-de.html").exists() else "t.html", "p") == ["easy"]


def test_all_mistakes_of_a_run_are_told_with_places_and_remedies_and_nothing_is_written(
    stock: Environment, tmp_path: Path
) -> None:
    site = stock.site(tmp_path, ALONE, FAULTY)
    told = site.refused()
    assert 'content/first-date.md:3:7: date: "2016-13-01" is not a date; write YYYY-MM-DD' in told
    assert "[bad-date]" in told
    assert "content/first-date.md:4:1: `excrept`" in told
    assert "did you mean `excerpt`? [unknown-key]" in told
    assert "content/second.md:2:" in told
    assert "[bad-yaml]" in told
    assert "content/right.md" not in told
    assert not [path for path in site.output.rglob("*") if path.is_file()]


def test_a_mistake_leaves_the_last_site_as_it_was(stock: Environment, tmp_path: Path) -> None:
    site = stock.site(tmp_path, ALONE, HEADED).built()
    before = {path: path.read_bytes() for path in site.output.rglob("*") if path.is_file()}
    site.write(FAULTY)
    assert site.build().status == 1
    assert {path: path.read_bytes() for path in site.output.rglob("*") if path.is_file()} == before


def test_a_header_of_pelican_is_left_to_pelican(stock: Environment, tmp_path: Path) -> None:
    header = "Title: A: title: with colons\nDate: 2016-10-31\nExcrept: kept\nTags: one, two\n\nWords.\n"
    site = stock.site(tmp_path, ALONE, {"content/old.md": header}).built()
    page, _ = site.page_titled("A: title: with colons")
    assert {"one", "two"} <= set(texts(site, page, "article footer a"))


def test_pelicans_keys_between_rules_are_understood(stock: Environment, tmp_path: Path) -> None:
    keys = "Title: Old ways\nDate: 2016-10-31 10:20\nModified: 2016-11-01\nSlug: old\nSummary: In short."
    header = f"---\n{keys}\n---\n\nWords.\n"
    site = stock.site(tmp_path, ALONE, {"content/a.md": header}).built()
    assert texts(site, "old.html", "main h2") == ["Old ways"]
    assert len(site.page("old.html").select("time")) == 2
    assert "In short." in site.page("index.html").get_text()


def test_a_page_with_a_yaml_header_is_a_page(stock: Environment, tmp_path: Path) -> None:
    files = {"content/pages/about.md": "---\ntitle: About us\n---\n\nWe write.\n"}
    site = stock.site(tmp_path, ALONE, files).built()
    assert texts(site, "pages/about-us.html", "main h2") == ["About us"]


def test_words_of_a_header_are_words_whatever_signs_are_in_them(stock: Environment, tmp_path: Path) -> None:
    header = 'title: T\ndate: 2016-10-31\nexcerpt: "Salt & pepper, <early> and *late*."'
    site = stock.site(tmp_path, ALONE, post(header)).built()
    assert "Salt & pepper, <early> and *late*." in site.page("index.html").get_text()


@pytest.mark.parametrize("state", ["hidden", "skip", "draft"])
def test_a_status_that_pelican_knows_is_left_to_it(stock: Environment, tmp_path: Path, state: str) -> None:
    files = {"content/a.md": f"---\ntitle: Quiet\ndate: 2016-10-31\nstatus: {state}\n---\n\nWords.\n"}
    site = stock.site(tmp_path, ALONE, files).built()
    pages = [path for path, page in site.pages().items() if "Words." in page.get_text()]
    assert pages == {"hidden": ["quiet.html"], "skip": [], "draft": ["drafts/quiet.html"]}[state]
