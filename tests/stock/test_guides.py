"""What docs/plugins/ shows to users of a plugin is what they get."""

from pathlib import Path

from tests.docs.reading import read
from tests.stock.content import picture
from tests.stock.guides import example
from tests.stock.site import OURS, Environment, Site

ARCHIVED = "793112909979222017"


def site_of(stock: Environment, folder: Path, guide: str, path: str, **files: str | bytes) -> Site:
    """Build the example of a guide with the settings that stand in it."""
    written = {f"content/{path}": example(guide, "markdown"), **files}
    return stock.site(folder, example(guide, "python"), written).built()


def test_a_guide_stands_for_each_plugin() -> None:
    for name in OURS:
        assert f"[`{name}`]({name.replace('_', '-')}.md)" in read("docs/plugins/README.md")


def test_the_tweet_of_the_guide_becomes_a_card_with_its_picture(stock: Environment, tmp_path: Path) -> None:
    archive: dict[str, str | bytes] = {
        f"content/tweets/{ARCHIVED}.json": example("tweets", "json"),
        "content/tweets/pen.png": picture("#204a7d"),
    }
    (card,) = site_of(stock, tmp_path, "tweets", "post.md", **archive).page("on-tweets.html").select("figure.tweet")
    assert "Bring a pen, and #networking" in card.get_text()
    assert card["aria-label"] == "PareandFlourish on X, 31 October 2016"
    assert len(card.select("img")) == 1


def test_the_list_of_the_guide_is_where_it_says_and_has_the_files_of_its_table(
    stock: Environment, tmp_path: Path
) -> None:
    site = site_of(stock, tmp_path, "handouts", "questions/first-week.md")
    named = [
        Path(str(link["href"])).name for link in site.page("questions/first-week/index.html").select(".downloads a")
    ]
    assert len(named) == 9
    assert [name for name in named if f"| `{name}` |" not in read("docs/plugins/handouts.md")] == []


def test_the_header_of_the_guide_is_read(stock: Environment, tmp_path: Path) -> None:
    page = site_of(stock, tmp_path, "front-matter", "post.md").page("a-table-for-two-how-to-ask.html")
    assert "first-message" in page.get_text()
    assert len(page.select("time")) == 2


def test_the_text_of_the_guide_is_read_as_it_says(stock: Environment, tmp_path: Path) -> None:
    page = site_of(stock, tmp_path, "commonmark", "post.md").page("on-lists.html")
    assert len(page.select("main ul ul > li")) == 1
    assert len(page.select("li .highlight")) == 1
    assert len(page.select('ol[start="7"], del, a[href="https://example.org/"]')) == 3
    assert "[^1]" not in page.get_text()
