"""Cards of tweets in a real browser."""

from collections.abc import Iterator
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page

from plugins.commands.preview.server import preview_server
from tests.browser.opening import WCAG, Scheme, opened
from tests.build.project import make_project

CODE = """<blockquote class="twitter-tweet" data-theme="dark"><p lang="{lang}" dir="{dir}">{text}</p>
&mdash; {name} (@{handle})
<a href="https://twitter.com/{handle}/status/{id}?ref_src=twsrc%5Etfw">May 5, 2014</a></blockquote>
<script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>"""
ENGLISH = CODE.format(
    lang="en",
    dir="ltr",
    text='Ask what a week is like. <a href="https://t.co/a">pic.twitter.com/a</a>',
    name="Nobody",
    handle="nobody",
    id=12,
)
ARABIC = CODE.format(lang="ar", dir="rtl", text="اسأل عن أسبوع عادي", name="لا أحد", handle="la_ahad", id=13)
LONG = CODE.format(lang="de", dir="ltr", text="Kaffeegespräch" * 12, name="W" * 50, handle="a" * 15, id=14)
PICTURE = """{"id": "15", "handle": "nobody", "name": "Nobody", "date": "2009-01-05", "text": ["A cup."],
"pictures": [{"file": "cup.png", "alt": "A cup on a table"}]}"""
BODY = f"{ENGLISH}\n\n{ARABIC}\n\n> {LONG.replace(chr(10), chr(10) + '> ')}\n\nhttps://x.com/nobody/status/15\n\n{ENGLISH}\n"


@pytest.fixture(scope="module")
def page_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a post with five tweets, one of them twice, and return its URL."""
    project = make_project(tmp_path_factory.mktemp("tweets"))
    project.write("blog/tweets.md", f"---\ntitle: Tweets\ndate: 2020-01-01\n---\n\n{BODY}")
    project.write("tweets/15.json", PICTURE)
    Image.new("RGB", (640, 320), "#7d4a20").save(project.folder / "content/tweets/cup.png")
    assert project.build().status == 0
    with preview_server(project.output, 0) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/blog/tweets/"
        server.shutdown()


def see_all(page: Page) -> None:
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")


def test_five_cards_ask_nothing_of_another_host_and_run_nothing(browser: Browser, page_url: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    requests: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(page_url)
    see_all(page)
    assert page.locator("figure.tweet").count() == 5
    host = page_url.removesuffix("/blog/tweets/")
    assert [url for url in requests if not url.startswith(f"{host}/")] == []
    assert [url.removeprefix(host).split(".")[0] for url in requests if url.endswith(".js")] == ["/theme/js/site"]
    assert complaints == []
    context.close()


def test_a_screen_reader_hears_one_named_figure_a_tweet(browser: Browser, page_url: str) -> None:
    with opened(browser, page_url) as page:
        names = ["Nobody on X, 5 May 2014", "لا أحد on X, 5 May 2014", f"{'W' * 50} on X, 5 May 2014"]
        for name, count in (*((name, 1) for name in names[1:]), (names[0], 2), ("Nobody on X, 5 January 2009", 1)):
            assert page.get_by_role("figure", name=name, exact=True).count() == count
        assert page.get_by_role("figure").count() == 5
        assert (
            page.evaluate("new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size")
            == page.locator("[id]").count()
        )


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_card_is_accessible_and_fits(browser: Browser, page_url: str, width: int, scheme: Scheme) -> None:
    viewport = {"width": width, "height": 800}
    with opened(browser, page_url, viewport=viewport, color_scheme=scheme, bypass_csp=True) as page:
        see_all(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for card in page.locator("figure.tweet").all():
            assert card.evaluate("card => card.scrollWidth <= card.clientWidth")
        results = Axe().run(page, options=WCAG)
        assert results.violations_count == 0, results.generate_report()


def test_a_picture_keeps_its_place_and_its_shape(browser: Browser, page_url: str) -> None:
    with opened(browser, page_url, viewport={"width": 320, "height": 800}) as page:
        see_all(page)
        picture = page.get_by_role("img", name="A cup on a table")
        assert picture.evaluate("image => image.complete && image.naturalWidth") == 640
        assert picture.evaluate("image => Math.round(100 * image.width / image.height)") == 200


def test_the_words_of_a_tweet_run_in_its_own_direction(browser: Browser, page_url: str) -> None:
    with opened(browser, page_url) as page:
        style = "quote => getComputedStyle(quote).direction"
        assert page.locator("figure.tweet blockquote:lang(ar)").evaluate(style) == "rtl"
        assert page.locator("figure.tweet blockquote:lang(en)").first.evaluate(style) == "ltr"


def test_on_paper_the_address_of_a_tweet_is_written_out_once(browser: Browser, page_url: str) -> None:
    with opened(browser, page_url) as page:
        page.emulate_media(media="print")
        written = "link => getComputedStyle(link, '::after').content"
        links = page.locator("figure.tweet").first.locator("a")
        assert [content for content in links.evaluate_all(f"links => links.map({written})") if content != "none"] == [
            '" (https://x.com/nobody/status/12)"'
        ]
