"""Markdown on a stock site is what it is on GitHub."""

from pathlib import Path

import pytest
from bs4 import Tag

from tests.stock.site import Environment, Site

ALONE = 'PLUGINS = ["commonmark"]'


def site_of(stock: Environment, folder: Path, text: str, settings: str = ALONE) -> Site:
    head = "Title: T\nDate: 2016-10-31\n\n"
    other = {"content/other.md": "Title: Other\nDate: 2016-10-30\n\nWords.\n"}
    return stock.site(folder, settings, {"content/t.md": f"{head}{text}\n", **other}).built()


def body_of(stock: Environment, folder: Path, text: str, settings: str = ALONE) -> Tag:
    (article,) = site_of(stock, folder, text, settings).page("t.html").select("main > article")
    return article


@pytest.mark.parametrize("settings", ["", ALONE])
def test_what_pythons_markdown_reads_otherwise_is_read_as_commonmark_says(
    stock: Environment, tmp_path: Path, settings: str
) -> None:
    text = "Words:\n- one\n  - two\n\n  ```python\n  print(1)\n  ```\n\n7) seven\n\nsnake_case_word and ~~gone~~"
    body = body_of(stock, tmp_path, text, settings)
    assert [item.get_text(strip=True) for item in body.select("ul ul > li")] == ["two"]
    assert [block.get_text().strip() for block in body.select("li pre")] == ["print(1)"]
    assert [str(each.get("start")) for each in body.select("ol")] == ["7"]
    assert [each.get_text() for each in body.select("del")] == ["gone"]
    assert "snake_case_word" in body.get_text()


def test_githubs_additions_are_there(stock: Environment, tmp_path: Path) -> None:
    table = "| a | b |\n|:--|--:|\n| 1 | 2 |"
    text = f"{table}\n\n- [x] done\n- [ ] open\n\nSee https://example.org/a_b and a note[^1].\n\n[^1]: The note."
    body = body_of(stock, tmp_path, text)
    assert len(body.select("table td")) == 2
    assert len(body.select('li input[type="checkbox"]')) == 2
    assert body.select_one('a[href="https://example.org/a_b"]')
    assert "The note." in body.get_text()
    assert "[^1]" not in body.get_text()


@pytest.mark.parametrize(
    "link",
    [
        "[o]({filename}other.md)",
        "[o](<{filename}other.md>)",
        "[o]({filename}/other.md)",
        "[o](|filename|other.md)",
        "[o][r]\n\n[r]: {filename}other.md",
        '<a href="{filename}other.md">o</a>',
        '<div>\n<a href="{filename}other.md">o</a>\n</div>',
    ],
)
def test_links_of_pelican_are_followed_however_they_are_written(stock: Environment, tmp_path: Path, link: str) -> None:
    links = body_of(stock, tmp_path, link).select('a[href="/other.html"]')
    assert [each.get_text() for each in links] == ["o"]


def test_braces_in_words_code_and_addresses_stay(stock: Environment, tmp_path: Path) -> None:
    text = "Write `{filename}other.md` or {filename}other.md.\n\n    {static}x\n\n[q](https://example.org/?a={b})"
    body = body_of(stock, tmp_path, text)
    assert body.get_text().count("{filename}other.md") == 2
    assert "{static}x" in body.get_text()
    assert body.select_one('a[href^="https://example.org/?a="]')


@pytest.mark.parametrize("fence", ["```python\ndef f(): pass\n```", "~~~ python\ndef f(): pass\n~~~"])
def test_fenced_code_is_coloured_as_pelican_does(stock: Environment, tmp_path: Path, fence: str) -> None:
    body = body_of(stock, tmp_path, fence)
    assert [span.get_text() for span in body.select(".highlight pre span.k")] == ["def", "pass"]


def test_code_without_a_language_is_shown_as_it_is(stock: Environment, tmp_path: Path) -> None:
    body = body_of(stock, tmp_path, "```\n<b> & :tada:\n```")
    assert [block.get_text().strip() for block in body.select("pre")] == ["<b> & :tada:"]


def test_a_list_of_contents_that_a_user_has_switched_on_is_made(stock: Environment, tmp_path: Path) -> None:
    settings = (
        f'{ALONE}\nMARKDOWN = {{"extension_configs": {{"markdown.extensions.toc": {{}}}}, "output_format": "html5"}}'
    )
    body = body_of(stock, tmp_path, "[TOC]\n\n## One\n\n## Two", settings)
    assert [link["href"] for link in body.select(".toc a")] == ["#one", "#two"]


def test_attribute_lists_go_on_working(stock: Environment, tmp_path: Path) -> None:
    body = body_of(stock, tmp_path, "## One {: #first .big }\n\nWords.\n{: .lead }")
    assert body.select_one("h2#first.big")
    assert body.select_one("p.lead")


def test_metadata_with_markdown_in_it_is_read_by_the_same_rules(stock: Environment, tmp_path: Path) -> None:
    head = "Title: T\nDate: 2016-10-31\nSummary: Some *emphasis*.\n\nWords.\n"
    site = stock.site(tmp_path, ALONE, {"content/t.md": head}).built()
    assert [each.get_text() for each in site.page("index.html").select("em")] == ["emphasis"]


def test_text_as_long_as_it_likes_and_brackets_that_never_close_are_read(stock: Environment, tmp_path: Path) -> None:
    assert "[[[[" in body_of(stock, tmp_path, "[" * 20_000).get_text()


def test_a_text_that_is_nested_too_deeply_is_told(stock: Environment, tmp_path: Path) -> None:
    files = {"content/deep.md": f"Title: Deep\nDate: 2016-10-31\n\n{'> ' * 200}Here.\n"}
    run = stock.site(tmp_path, "", files).build()
    assert run.status == 1
    assert run.errors.startswith("content/deep.md:4:"), run.errors
    assert "nested too deeply" in run.errors
