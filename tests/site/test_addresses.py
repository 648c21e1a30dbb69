"""Addresses of texts whose files have one name, of drafts, and by the site's own pattern."""

from pathlib import Path

import pytest

from plugins.site.model import Site
from tests.site.content import post, read, read_faulty


def paths(site: Site) -> dict[str, str]:
    return {name: document.path for name, document in site.documents.items()}


def test_files_of_one_name_in_several_folders_do_not_clash_and_the_first_keeps_its_address(tmp_path: Path) -> None:
    site = read(tmp_path, {f"blog/{year}/weekly.md": post(f"[this](../{year}/weekly.md)") for year in (2014, 2015)})
    assert paths(site) == {"blog/2014/weekly.md": "/blog/weekly/", "blog/2015/weekly.md": "/blog/2015/weekly/"}
    assert 'href="/blog/2015/weekly/"' in site.documents["blog/2015/weekly.md"].prose.html


def test_a_date_in_the_name_parts_files_of_one_folder(tmp_path: Path) -> None:
    files = {f"blog/{year}-01-02-weekly/index.md": "---\ntitle: A\n---\n\nText.\n" for year in (2014, 2015)}
    assert [*paths(read(tmp_path, files)).values()] == ["/blog/weekly/", "/blog/2015-01-02-weekly/"]


def test_the_site_s_own_language_has_the_short_address(tmp_path: Path) -> None:
    site = read(tmp_path, {f"blog/trip/index.{language}.md": post() for language in ("de", "en")})
    assert paths(site) == {"blog/trip/index.de.md": "/blog/trip-de/", "blog/trip/index.en.md": "/blog/trip/"}


def test_a_picture_beside_a_namesake_goes_with_it(tmp_path: Path) -> None:
    files = {
        f"blog/{year}/x/{name}": text
        for year in (2014, 2015)
        for name, text in (("index.md", post("[a](a.txt)")), ("a.txt", "A"))
    }
    assert {*read(tmp_path, files).outputs} >= {"/blog/x/a.txt", "/blog/2015/x/a.txt"}


def test_addresses_that_headers_name_still_clash(tmp_path: Path) -> None:
    files = {f"blog/{year}/weekly.md": post(header="slug: weekly") for year in (2014, 2015)}
    _, (told,) = read_faulty(tmp_path, files)
    assert told.startswith(
        "blog/2015/weekly.md:4:7 duplicate-path: /blog/weekly/ is already taken by content/blog/2014"
    )


def test_a_file_without_a_folder_to_be_named_by_still_clashes(tmp_path: Path) -> None:
    _, (told,) = read_faulty(tmp_path, {"blog/weekly.md": post(), "blog/weekly/index.md": post()})
    assert " duplicate-path: /blog/weekly/ is already taken by " in told


def test_drafts_without_a_date_are_of_the_day_of_the_preview(tmp_path: Path) -> None:
    files = {"_drafts/idea.md": "---\ntitle: Idea\n---\n\nText.\n", "blog/a.md": post("[soon](../_drafts/idea.md)")}
    site, (told,) = read_faulty(tmp_path, files)
    assert (paths(site), [each.reason for each in site.held]) == ({"blog/a.md": "/blog/a/"}, ["a draft"])
    assert "leads to a post that is a draft" in told
    site = read(tmp_path, files, {"WITH_DRAFTS": True, "TIMEZONE": "Asia/Tokyo"})
    assert site.documents["_drafts/idea.md"].published.isoformat() == "2017-06-01T00:00:00+09:00"


def test_a_text_without_a_page_is_named_and_not_linked(tmp_path: Path) -> None:
    files = {"blog/a.md": post(header="permalink: false"), "blog/b.md": post("[a](a.md)")}
    site, told = read_faulty(tmp_path, files)
    assert [each.reason for each in site.held] == ["without a page: `permalink: false`"]
    assert [*paths(site)] == ["blog/b.md"]
    (line,) = told
    assert line.startswith("blog/b.md:6:5 dead-link: a.md leads to a post that is without a page: `permalink: false`;")


@pytest.mark.parametrize(
    ("settings", "path"),
    [
        ({"ARTICLE_URL": "{date:%Y}/{slug}/"}, "/2016/a/"),
        ({"ARTICLE_URL": "{date:%Y}/{slug}", "ARTICLE_SAVE_AS": "{date:%Y}/{slug}.html"}, "/2016/a.html"),
        ({"ARTICLE_SAVE_AS": "{category}/{slug}/index.html"}, "/a/"),
        ({"ARTICLE_URL": "{slug}.html", "SLUGIFY_SOURCE": "basename"}, "/other.html"),
        ({"ARTICLE_URL": "/:year/:month/:title/"}, "/2016/10/other/"),
        ({"ARTICLE_URL": "pretty"}, "/2016/10/31/other/"),
        ({"PAGE_URL": "{slug}.html"}, "/blog/other/"),
    ],
)
def test_the_site_s_pattern_makes_every_address_that_no_header_names(
    tmp_path: Path, settings: dict[str, object], path: str
) -> None:
    files = {"blog/other.md": post(), "blog/own.md": post(header="path: /own/")}
    assert paths(read(tmp_path, files, settings)) == {"blog/other.md": path, "blog/own.md": "/own/"}


def test_a_slug_of_the_header_fills_the_site_s_pattern(tmp_path: Path) -> None:
    files = {"blog/a.md": post(header="slug: five"), "blog/b.md": post(header="slug: /six/")}
    site = read(tmp_path, files, {"ARTICLE_URL": "{date:%Y}/{slug}.html"})
    assert paths(site) == {"blog/a.md": "/2016/five.html", "blog/b.md": "/six/"}
    _, (told,) = read_faulty(tmp_path, {"blog/b.md": post(header="slug: a b")}, {"ARTICLE_URL": "{slug}/"})
    assert told.startswith("blog/b.md:4:7 bad-path: slug: ")


def test_pages_have_a_pattern_of_their_own(tmp_path: Path) -> None:
    files = {"pages/about.md": "---\ntitle: About us\n---\n\nText.\n"}
    assert paths(read(tmp_path, files, {"PAGE_URL": "pages/{slug}.html"})) == {"pages/about.md": "/pages/about-us.html"}
