"""Every page of the built site, as a strict parser sees it."""

import json
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import html5lib
import pytest
from bs4 import BeautifulSoup, Tag

from plugins.hosting.model import SECURITY
from tests.conftest import SITE_URL

Pages = dict[str, BeautifulSoup]

LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")
EMBEDDED = (
    "img[src]",
    "script[src]",
    "iframe[src]",
    "source[src]",
    "link[rel=stylesheet][href]",
    "link[rel=icon][href]",
    "link[rel=apple-touch-icon][href]",
    "link[rel=manifest][href]",
)


@pytest.fixture(scope="session")
def pages(built: Path) -> Pages:
    return {
        path.relative_to(built).as_posix(): BeautifulSoup(path.read_text("utf-8"), "html.parser")
        for path in sorted(built.rglob("*.html"))
    }


def attribute(element: Tag | None, name: str) -> str:
    assert element is not None
    value = element[name]
    assert isinstance(value, str)
    return value


def test_links_to_what_was_once_published_still_lead_there(pages: Pages) -> None:
    """The file holds the pages, and the anchors in them, of the site before its Markdown was read as CommonMark."""
    published = json.loads(Path(__file__).with_name("anchors.json").read_text("utf-8"))
    for path, anchors in published.items():
        page = pages[f"{path.lstrip('/')}index.html" if path.endswith("/") else path.lstrip("/")]
        assert {*anchors} <= {element["id"] for element in page.find_all(id=True)}, path


def test_the_site_has_every_page_it_should(pages: Pages) -> None:
    posts = [name for name in pages if name.startswith("blog/") and name != "blog/index.html"]
    assert len(posts) == 14
    for name in (
        "index.html",
        "404.html",
        "blog/index.html",
        "topics/networking/index.html",
        "tags/introverts/index.html",
        "series/the-coffee-chat/index.html",
        "authors/over-coffee/index.html",
        "archive/2016/index.html",
        "toolkit/index.html",
        "about/index.html",
        "privacy/index.html",
        "accessibility/index.html",
    ):
        assert name in pages


def test_every_page_is_valid_html(built: Path, pages: Pages) -> None:
    for name in pages:
        parser = html5lib.HTMLParser(strict=True)
        parser.parse((built / name).read_bytes())


def test_every_page_has_one_h1_and_skips_no_level(pages: Pages) -> None:
    for name, page in pages.items():
        levels = [LEVELS.index(heading.name) for heading in page.find_all(LEVELS)]
        assert levels.count(0) == 1, name
        assert levels[0] == 0, name
        assert all(after <= before + 1 for before, after in pairwise(levels)), name


def test_every_page_says_its_language_title_and_landmarks(pages: Pages) -> None:
    titles = []
    for name, page in pages.items():
        assert attribute(page.html, "lang") == "en", name
        assert page.title is not None
        titles.append(page.title.get_text())
        assert len(attribute(page.select_one("meta[name=description]"), "content")) > 20, name
        assert len(page.select("main")) == 1, name
        assert len(page.select("body > header")) == 1, name
        assert len(page.select("body > footer")) == 1, name
        for nav in page.select("nav"):
            assert nav.get("aria-label") or nav.get("aria-labelledby"), name
    assert len(set(titles)) == len(titles)


def test_no_id_stands_twice_and_every_reference_to_one_holds(pages: Pages) -> None:
    for name, page in pages.items():
        ids = [element["id"] for element in page.select("[id]")]
        assert len(ids) == len(set(ids)), name
        for attribute_name in ("for", "aria-labelledby", "aria-describedby"):
            for element in page.select(f"[{attribute_name}]"):
                assert attribute(element, attribute_name) in ids, name


def test_every_link_inside_the_site_leads_somewhere(built: Path, pages: Pages) -> None:
    for name, page in pages.items():
        for element in page.select("[href], [src]"):
            target = urlsplit(urljoin(f"{SITE_URL}/{name}", str(element.get("href") or element.get("src"))))
            if f"{target.scheme}://{target.netloc}" != SITE_URL:
                continue
            path = unquote(target.path).lstrip("/")
            file = built / path / "index.html" if path.endswith("/") or not path else built / path
            assert file.is_file(), f"{name}: {target.path}"
            if target.fragment:
                there = pages[file.relative_to(built).as_posix()]
                assert there.find(id=unquote(target.fragment)), f"{name}: {target.geturl()}"


def test_no_page_asks_anything_of_another_host(pages: Pages) -> None:
    for name, page in pages.items():
        for selector in EMBEDDED:
            for element in page.select(selector):
                address = str(element.get("src") or element.get("href"))
                assert address.startswith(("/", "data:image/svg+xml,")), name
                assert not address.startswith("//"), name


def test_no_page_has_inline_script_or_style(pages: Pages) -> None:
    for name, page in pages.items():
        assert not page.select("style, [style]"), name
        for script in page.select("script"):
            assert script.get("src") or script.get("type") == "application/ld+json", name
        for element in page.find_all(lambda element: any(key.startswith("on") for key in element.attrs)):
            pytest.fail(f"{name}: {element}")


def test_every_page_allows_only_its_own_host(pages: Pages) -> None:
    for page in pages.values():
        policy = attribute(page.select_one("meta[http-equiv=Content-Security-Policy]"), "content")
        assert "default-src 'none'" in policy
        assert "'unsafe-" not in policy


def test_every_page_says_itself_that_no_other_site_learns_of_it(pages: Pages) -> None:
    for name, page in pages.items():
        referrer = page.select_one("meta[name=referrer]")
        assert attribute(referrer, "content") == SECURITY["Referrer-Policy"], name
        assert referrer is not None
        assert not referrer.find_all_previous(["script", "link", "img"]), name


def test_every_page_names_its_own_address(pages: Pages) -> None:
    for name, page in pages.items():
        if name == "404.html":
            assert attribute(page.select_one("meta[name=robots]"), "content") == "noindex"
            assert not page.select("link[rel=canonical]")
            continue
        address = f"{SITE_URL}/{name.removesuffix('index.html')}"
        assert attribute(page.select_one("link[rel=canonical]"), "href") == address
        assert attribute(page.select_one("meta[property='og:url']"), "content") == address


def test_structured_data_says_what_a_page_is(pages: Pages) -> None:
    kinds = {
        name: [json.loads(script.get_text())["@type"] for script in page.select("script[type='application/ld+json']")]
        for name, page in pages.items()
    }
    assert kinds["index.html"] == ["WebSite"]
    assert kinds["blog/four-ways-to-prepare/index.html"] == ["BlogPosting", "BreadcrumbList"]
    assert kinds["about/index.html"] == ["BreadcrumbList"]


def test_a_post_describes_itself_to_machines(pages: Pages) -> None:
    page = pages["blog/they-said-yes-now-what/index.html"]
    script = page.select_one("script[type='application/ld+json']")
    assert script is not None
    posting = json.loads(script.get_text())
    assert posting["headline"] == "They said yes. Now what?"
    assert posting["datePublished"] == "2016-11-28T00:00:00+00:00"
    assert posting["author"][0]["name"] == "The Over Coffee team"
    assert posting["url"] == f"{SITE_URL}/blog/they-said-yes-now-what/"


def test_every_image_has_an_alternative_and_a_size(pages: Pages) -> None:
    for name, page in pages.items():
        for image in page.select("img"):
            assert image.has_attr("alt"), name
            assert int(attribute(image, "width")) > 0, name
            assert int(attribute(image, "height")) > 0, name
