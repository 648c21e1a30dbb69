"""The built site in a real browser, as nginx serves it: nothing is blocked that it needs, and little is sent."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ViewportSize

from tests.bench.corpus import write_corpus
from tests.build.project import make_project
from tests.hosting.hosts import Host, nginx

TELL = 'addEventListener("securitypolicyviolation", event => console.error(`policy: ${event.violatedDirective}`))'
ALL_PICTURES = """() => Promise.all([...document.images].map(image => {
    image.loading = "eager";
    return image.decode();
}))"""
OWN_PICTURES = "[...document.querySelectorAll('main img')].map(image => image.currentSrc || image.src)"
PHONE = ViewportSize(width=360, height=800)
FIRST_VIEW, LONG_POST, REQUESTS = 14 * 1024, 10 * 1024, 3
"""What a first view of a post may weigh, in bytes with all headers, of 650 words and else; and in how many requests."""


@pytest.fixture(scope="module")
def host(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """Serve the project's own site."""
    with nginx(tmp_path_factory.mktemp("host"), built, built) as host:
        yield host


@dataclass(frozen=True, slots=True)
class Site:
    """A site that is served: its URL, and the folder of its files."""

    url: str
    folder: Path


@pytest.fixture(scope="module")
def long_posts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve a dozen posts of about 650 words below a path."""
    settings = 'PLUGINS = [*PLUGINS, "plugins.hosting.plugin"]\nSITEURL = "https://example.org/coffee"\n'
    project = make_project(tmp_path_factory.mktemp("project"), settings)
    write_corpus(project.folder / "content" / "blog", 12, yaml=True)
    root = tmp_path_factory.mktemp("root")
    assert project.build("--output", str(root / "coffee")).status == 0
    with nginx(tmp_path_factory.mktemp("host"), root, root / "coffee") as host:
        yield Site(f"{host.url}/coffee", root / "coffee")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Lend a browser that trusts the host, with nothing in its cache."""
    context = browser.new_context(ignore_https_errors=True, viewport=PHONE)
    context.add_init_script(TELL)
    yield context
    context.close()


def pages(site: Path) -> list[str]:
    """Return the path of each page; a redirect opens the page that it leads to."""
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html") if path.name != "404.html")
    return ["/" + name.removesuffix("index.html") for name in found]


def complaints(context: BrowserContext, url: str, paths: list[str]) -> list[str]:
    """Open every page with all its pictures, and return what a browser complains of."""
    page = context.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: told.append(f"{page.url}: {error}"))
    for path in paths:
        page.goto(url + path)
        page.evaluate(ALL_PICTURES)
    page.close()
    return told


def transfers(context: BrowserContext, url: str) -> dict[str, int]:
    """Open a page with an empty cache, and return what each request brought, in bytes with all headers."""
    page = context.new_page()
    urls: dict[str, str] = {}
    sizes: dict[str, int] = {}
    client = context.new_cdp_session(page)
    client.send("Network.enable")
    client.send("Network.setCacheDisabled", {"cacheDisabled": True})
    client.on("Network.requestWillBeSent", lambda event: urls.update({event["requestId"]: event["request"]["url"]}))
    client.on(
        "Network.loadingFinished",
        lambda event: sizes.update({urls[event["requestId"]]: round(event["encodedDataLength"])}),
    )
    page.goto(url, wait_until="networkidle")
    pictures = set(page.evaluate(OWN_PICTURES))
    page.close()
    return {each: size for each, size in sizes.items() if each not in pictures and not each.startswith("data:")}


def test_no_page_needs_what_its_policy_forbids(context: BrowserContext, host: Host, built: Path) -> None:
    paths = pages(built)
    assert len(paths) > 40
    assert complaints(context, host.url, paths) == []


def test_no_page_below_a_path_needs_what_its_policy_forbids(context: BrowserContext, long_posts: Site) -> None:
    assert complaints(context, long_posts.url, ["/", "/blog/", "/blog/post-00003/"]) == []


def test_the_page_for_missing_pages_needs_nothing_else(context: BrowserContext, host: Host) -> None:
    (told,) = complaints(context, host.url, ["/nowhere/"])
    assert "status of 404" in told


@pytest.mark.parametrize("inline", ["<script>document.title='run'</script>", "<style>body{display:none}</style>"])
def test_a_script_or_style_that_got_into_a_page_has_no_effect(
    context: BrowserContext, long_posts: Site, inline: str
) -> None:
    page = (long_posts.folder / "404.html").read_text("utf-8").replace("</body>", f"{inline}</body>")
    (long_posts.folder / "broken.html").write_text(page, encoding="utf-8")
    told = complaints(context, long_posts.url, ["/broken.html"])
    opened = context.new_page()
    opened.goto(f"{long_posts.url}/broken.html")
    assert any("policy: " in line for line in told)
    assert opened.title() == "This page is not here · Over Coffee"
    assert opened.get_by_role("heading", level=1).is_visible()


def test_no_page_can_be_shown_inside_another(context: BrowserContext, host: Host) -> None:
    page = context.new_page()
    with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
        page.set_content(f'<iframe src="{host.url}/"></iframe>')
    assert not page.frames[1].url.startswith(host.url)


def test_a_feed_is_shown_and_not_saved(context: BrowserContext, host: Host) -> None:
    page = context.new_page()
    page.goto(f"{host.url}/feed.xml")
    assert "four-ways-to-prepare" in page.content()


def test_a_post_weighs_little_and_comes_in_three_requests(context: BrowserContext, host: Host, built: Path) -> None:
    for path in sorted(built.glob("blog/*/index.html")):
        found = transfers(context, f"{host.url}/blog/{path.parent.name}/")
        assert sum(found.values()) <= FIRST_VIEW, found
        assert len(found) <= REQUESTS, found


def test_a_post_of_650_words_weighs_less(context: BrowserContext, long_posts: Site) -> None:
    found = transfers(context, f"{long_posts.url}/blog/post-00003/")
    assert sum(found.values()) <= LONG_POST, found
    assert len(found) <= REQUESTS, found
