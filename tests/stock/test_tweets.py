"""Tweets on a stock site: cards in plain HTML, with a style sheet of their own, and nothing from X."""

from pathlib import Path

import pytest

from tests.stock.conftest import Full
from tests.stock.content import ADDRESS, PASTED, TWEETING, TWEETS
from tests.stock.site import THEMES, Environment, Site

ALONE = 'PLUGINS = ["tweets"]'
SETTINGS = ("", ALONE, 'PLUGINS = ["tweets", "commonmark"]', 'PLUGINS = ["commonmark", "tweets"]')
PAGE = "on-tweets.html"
OWN = """\
{% macro card(tweet, pictures) %}<section class="mine">{{ tweet.name }}</section>{% endmacro %}
{% macro quote(tweet) %}<p>{{ tweet.name }}</p>{% endmacro %}
{% macro link(url) %}<p>{{ url }}</p>{% endmacro %}
{% macro unread(words) %}<p>{{ words }}</p>{% endmacro %}
"""


def post(text: str) -> dict[str, str | bytes]:
    return {**TWEETS, "content/post.md": f"Title: T\nDate: 2016-10-31\n\n{text}\n"}


def written(site: Site) -> list[Path]:
    return [path for path in site.output.rglob("*") if path.is_file()]


@pytest.mark.parametrize("settings", SETTINGS)
def test_an_address_alone_and_pasted_code_become_cards(stock: Environment, tmp_path: Path, settings: str) -> None:
    page = stock.site(tmp_path, settings, TWEETING).built().page(PAGE)
    archived, pasted = page.select("figure.tweet")
    assert "Bring a pen. #networking" in archived.get_text()
    assert "Nobody Much" in archived.get_text()
    assert archived.select_one(f'a[href="{ADDRESS}"]')
    assert "Ask one good question." in pasted.get_text()
    assert "Sara Example" in pasted.get_text()
    assert not page.select(".twitter-tweet, script, p > figure")


@pytest.mark.parametrize("theme", THEMES)
def test_nothing_is_asked_of_x(full: Full, theme: str) -> None:
    page = full(theme).page(PAGE)
    assert len(page.select("figure.tweet")) == 2
    asked = [str(each.get("src") or each.get("href")) for each in page.select("script[src], img, iframe, link")]
    assert [address for address in asked if "twitter" in address or "x.com" in address] == []


@pytest.mark.parametrize("settings", SETTINGS)
def test_an_address_within_a_sentence_stays_a_link(stock: Environment, tmp_path: Path, settings: str) -> None:
    page = stock.site(tmp_path, settings, post(f"See <{ADDRESS}>, please.")).built().page("t.html")
    assert not page.select("figure")
    assert page.select_one(f'main p a[href="{ADDRESS}"]')


@pytest.mark.parametrize("settings", SETTINGS)
@pytest.mark.parametrize("fence", ["```html\n{}\n```", "~~~\n{}\n~~~"])
def test_embed_code_in_a_code_block_is_shown_as_code(
    stock: Environment, tmp_path: Path, settings: str, fence: str
) -> None:
    page = stock.site(tmp_path, settings, post(fence.format(PASTED))).built().page("t.html")
    assert not page.select("figure")
    assert PASTED in "\n".join(block.get_text() for block in page.select("pre"))


def test_an_address_in_a_code_block_stays_as_it_is(stock: Environment, tmp_path: Path) -> None:
    page = stock.site(tmp_path, ALONE, post(f"    {ADDRESS}")).built().page("t.html")
    assert not page.select("figure")
    assert [block.get_text().strip() for block in page.select("pre")] == [ADDRESS]


@pytest.mark.parametrize("settings", ["", "RELATIVE_URLS = True", 'SITEURL = "https://blog.example/sub"'])
def test_pictures_of_an_archived_tweet_are_published_with_their_size(
    stock: Environment, tmp_path: Path, settings: str
) -> None:
    site = stock.site(tmp_path, settings, TWEETING).built()
    pictures = site.page(PAGE).select("figure.tweet img")
    assert [picture["alt"] for picture in pictures] == ["A face.", "A pen on a table."]
    for picture in pictures:
        assert site.linked(PAGE, str(picture["src"]).removeprefix("https://blog.example/sub")).is_file()
        assert (picture["width"], picture["height"]) == ("64", "48")


@pytest.mark.parametrize("theme", THEMES)
def test_one_style_sheet_comes_along_beside_the_first_card(full: Full, theme: str) -> None:
    site = full(theme)
    (link,) = site.page(PAGE).select('body link[rel="stylesheet"]')
    assert ".tweet" in site.linked(PAGE, str(link["href"])).read_text("utf-8")


def test_a_page_without_a_card_asks_for_no_style_sheet(stock: Environment, tmp_path: Path) -> None:
    page = stock.site(tmp_path, "", post("No tweet.")).built().page("t.html")
    assert not page.select('link[rel="stylesheet"]')


def test_a_themes_own_template_is_used_and_no_style_sheet_added(stock: Environment, tmp_path: Path) -> None:
    site = stock.site(tmp_path, "", {**TWEETING, "own/templates/tweet.html": OWN}, "own").built()
    assert [card.get_text() for card in site.page(PAGE).select("section.mine")] == ["Nobody Much", "Sara Example"]
    assert not site.page(PAGE).select("figure.tweet, link[rel=stylesheet]")


def test_the_feed_has_the_words_and_no_script(full: Full) -> None:
    feed = (full("simple").output / "feeds/all.atom.xml").read_text("utf-8")
    assert "Bring a pen." in feed
    assert "Ask one good question." in feed
    assert "widgets.js" not in feed


def test_the_archive_itself_is_not_published(full: Full) -> None:
    site = full("simple")
    assert [path.name for path in written(site) if path.suffix == ".json"] == []


def test_a_tweet_that_nobody_kept_is_told_and_nothing_is_written(stock: Environment, tmp_path: Path) -> None:
    site = stock.site(tmp_path, ALONE, post("Words.\n\nhttps://x.com/nobody/status/999"))
    told = site.refused()
    assert "content/post.md:6:1: tweet 999 is not in content/tweets/; " in told
    assert "[missing-tweet]" in told
    assert "make tweets" not in told
    assert written(site) == []


def test_a_broken_archive_is_told_with_file_and_line(stock: Environment, tmp_path: Path) -> None:
    site = stock.site(tmp_path, ALONE, {**TWEETING, "content/tweets/700.json": '{\n"id": "700"\n}\n'})
    told = site.refused()
    assert "content/tweets/700.json:" in told
    assert "[bad-archive]" in told


def test_the_archive_is_filled_by_a_command(stock: Environment, tmp_path: Path) -> None:
    site = stock.site(tmp_path, "", TWEETING)
    for path in (site.folder / "content/tweets").glob("*.json"):
        path.unlink()
    run = stock.run(site.folder, "pelican-tweets")
    assert "content/tweets/" in run.output, run.output + run.errors
    assert [*(site.folder / "content/tweets").glob("*.json")]
