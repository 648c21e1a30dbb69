"""The feed and the sitemap, opened in a browser as a page is."""

from playwright.sync_api import Browser, Page

from tests.browser.opening import opened

SHOWN = """(names) => [...document.querySelectorAll(names)].map((each) => [
    getComputedStyle(each).display, getComputedStyle(document.documentElement).backgroundColor
].join())"""


def shown(page: Page, names: str) -> set[str]:
    """Return how elements are displayed, and on what ground."""
    return set(page.evaluate(SHOWN, names))


def test_the_feed_shows_its_posts_and_says_how_to_subscribe(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}/feed.xml", color_scheme="light") as page:
        assert shown(page, "entry, entry > title, entry > summary, feed > subtitle") == {"block,rgb(251, 247, 240)"}
        assert shown(page, "content, id, author") == {"none,rgb(251, 247, 240)"}
        line = page.get_by_text("Give its address to a feed reader")
        assert line.is_visible()
        assert line.get_by_role("link", name="Or read the site").get_attribute("href") == "https://overcoffee.example/"


def test_the_sitemap_shows_one_address_a_line_in_dark_colours_too(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}/sitemap.xml", color_scheme="dark") as page:
        assert shown(page, "url, lastmod") == {"block,rgb(28, 23, 20)"}


def test_neither_breaks_a_rule_of_the_site(browser: Browser, served: str) -> None:
    complaints: list[str] = []
    with opened(browser, "about:blank") as page:
        page.on("console", lambda message: complaints.append(message.text))
        for path in ("feed.xml", "sitemap.xml"):
            page.goto(f"{served}/{path}")
    assert complaints == []
