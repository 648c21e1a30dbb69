"""How soon a reader comes to the text: within the first screen, whatever stands above it."""

from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.opening import opened
from tests.build.project import ROOT, make_project
from tests.conftest import serving

SCREENS = (ViewportSize(width=360, height=740), ViewportSize(width=1280, height=800))
END_OF_FIRST_LINE = """() => {
    const text = document.querySelector(".prose > p");
    return text.getBoundingClientRect().top + parseFloat(getComputedStyle(text).lineHeight);
}"""
TITLE = "What to say to somebody whom you have never met, and when to say it"
EXCERPT = (
    "A few words are enough, if they are about the person who reads them. Here is how to find these words in an hour."
)
HEADINGS = "".join(f"\n## The {number}. heading\n\nText.\n" for number in range(9))
POSTS = {
    "plain": "",
    "long": f"excerpt: {EXCERPT}\nseries: The coffee chat\nupdated: 2021-02-03\ncategory: Preparation\n",
    "draft": f"excerpt: {EXCERPT[:60]}\nstatus: draft\ncategory: Preparation\n",
    "drawing": f"excerpt: {EXCERPT}\nseries: The coffee chat\ncategory: Preparation\nattachments: [header-a.svg]\n",
    "photograph": f"excerpt: {EXCERPT}\ncategory: Preparation\nattachments: [header-a.jpg]\n",
    "portrait": f"excerpt: {EXCERPT}\nattachments: [header-b.jpg]\n",
}
MENU = "from pelicanconf import MENU\nMENU = [(label, 'https://example.org/') for label, _ in MENU]"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 480"><path d="M0 0h1200v480z"/></svg>'


@pytest.fixture(scope="module")
def posts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve posts with a long title and all that can stand above a text."""
    project = make_project(tmp_path_factory.mktemp("project"), MENU)
    for name, header in POSTS.items():
        text = f"---\ntitle: {TITLE}\ndate: 2020-01-01\n{header}---\n\nText.\n{HEADINGS}"
        project.write(f"blog/{name}/index.md", text)
    folder = project.folder / "content" / "blog"
    (folder / "drawing" / "header-a.svg").write_text(DRAWING, encoding="utf-8")
    Image.new("RGB", (1600, 1200), "gray").save(folder / "photograph" / "header-a.jpg")
    Image.new("RGB", (800, 1200), "gray").save(folder / "portrait" / "header-b.jpg")
    run = project.build("--drafts")
    assert run.status == 0, run.errors
    with serving(project.output) as url:
        yield url


def late(page: Page, urls: list[str]) -> list[tuple[int, str]]:
    """Return the widths and pages on which the first line of a text is not to be seen without scrolling."""
    found = []
    for url in urls:
        for screen in SCREENS:
            page.set_viewport_size(screen)
            page.goto(url)
            if page.evaluate(END_OF_FIRST_LINE) > screen["height"]:
                found.append((screen["width"], url))
    return found


def test_every_post_begins_on_the_first_screen(browser: Browser, served: str) -> None:
    paths = [f"/blog/{file.parent.name}/" for file in sorted((ROOT / "content" / "blog").glob("*/index.md"))]
    with opened(browser, served) as page:
        assert late(page, [served + path for path in paths]) == []


@pytest.mark.parametrize("name", POSTS)
def test_so_does_one_with_much_above_it(browser: Browser, posts: str, name: str) -> None:
    with opened(browser, posts) as page:
        assert late(page, [f"{posts}/blog/{name}/"]) == []


@pytest.mark.parametrize(
    ("kind", "first"), [("questions", ".items li"), ("checklists", ".items li"), ("letters", ".letter p")]
)
def test_a_handout_begins_within_a_screen_and_a_half(browser: Browser, served: str, kind: str, first: str) -> None:
    paths = [f"/{kind}/{file.stem}/" for file in sorted((ROOT / "content" / kind).glob("*.md"))]
    with opened(browser, served, viewport=SCREENS[0]) as page:
        for path in paths:
            page.goto(served + path)
            box = page.locator(first).first.bounding_box()
            assert box, path
            assert box["y"] <= 1.5 * SCREENS[0]["height"], path


def test_files_and_contents_are_folded_on_a_phone_and_open_beside_the_text(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}/questions/coffee-chat/", viewport=SCREENS[0]) as page:
        files = page.get_by_role("link", name="To print (PDF, A4")
        expect(files).not_to_be_visible()
        page.get_by_text("Take this along").click()
        expect(files).to_be_visible()
        page.set_viewport_size(SCREENS[1])
        expect(page.get_by_role("link", name="Skills and training")).to_be_visible()
        text, beside = page.locator(".prose").bounding_box(), files.bounding_box()
        assert text
        assert beside
        assert beside["x"] > text["x"] + text["width"]
