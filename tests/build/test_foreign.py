"""Folders of posts written for other generators build as they are."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.build.project import Project, make_project
from tests.tweets.variants import ID, VARIANTS, Variant

COUNT = 100


def jekyll() -> Iterator[tuple[str, str]]:
    for n in range(COUNT):
        header = (
            f'layout: post\ntitle:  "Post {n}: a tale"\ndate:   2015-03-{n % 28 + 1:02} 10:00:00 +0200\n'
            f"categories: [life, office]\ntags: one, two\npermalink: /{n}/tale.html\ncomments: true\n"
        )
        yield f"2015-03-{n % 28 + 1:02}-post-{n}.markdown", f"---\n{header}---\nText.\n\n<!--more-->\n\nMore.\n"


def hugo() -> Iterator[tuple[str, str]]:
    for n in range(COUNT):
        header = (
            f'title: "Post {n}"\ndate: 2019-01-01T00:00:00Z\nlastmod: 2020-01-01\ndraft: false\nweight: {n}\n'
            f'aliases:\n  - /old/{n}/\nseries: ["A series"]\nsummary: "In short."\nShowToc: true\n'
        )
        yield f"post-{n}/index.md", f"---\n{header}---\n\n# Title in the text\n\n## Part\n\nText.\n"


def gatsby() -> Iterator[tuple[str, str]]:
    for n in range(COUNT):
        header = f'title: Post {n}\ndate: "2018-05-01T22:12:03.284Z"\ndescription: "Words"\nfeaturedImage: ./a.png\n'
        yield f"post-{n}/index.md", f"\ufeff---\r\n{header}---  \r\n\r\nText.\r\n".replace("\n", "\r\n")


def pelican() -> Iterator[tuple[str, str]]:
    for n in range(COUNT):
        header = f"Title: Post {n}\nDate: 2010-12-03 10:20\nModified: 2010-12-05 19:30\nCategory: Python\n"
        link = f"[next]({{filename}}post-{(n + 1) % COUNT}.md)"
        yield f"post-{n}.md", f"{header}Tags: a, b\nSlug: my-post-{n}\nSummary: Short\n\nText, {link}.\n"


def write(project: Project, posts: Iterator[tuple[str, str]]) -> None:
    for name, text in posts:
        project.write(f"blog/{name}", text)


@pytest.mark.parametrize("posts", [jekyll, hugo, gatsby, pelican], ids=lambda posts: posts.__name__)
def test_a_folder_of_posts_of_another_generator_builds(tmp_path: Path, posts: type[Iterator[tuple[str, str]]]) -> None:
    project = make_project(tmp_path)
    write(project, posts())
    run = project.build()
    assert (run.status, run.errors) == (0, "")
    assert f"{COUNT + 1} posts" in project.page("/blog/")


def test_old_jekyll_addresses_stay(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    write(project, jekyll())
    project.build()
    page = (project.output / "7/tale.html").read_text("utf-8")
    assert "<h1>Post 7: a tale</h1>" in page
    assert 'href="/topics/life/"' in page
    assert 'href="/tags/office/"' in page


def test_a_hugo_post_keeps_one_h1_and_its_old_address(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    write(project, hugo())
    project.build()
    page = project.page("/blog/post-3/")
    assert page.count("<h1") == 1
    assert '<h2 id="title-in-the-text">' in page
    assert '<h3 id="part">' in page
    assert "/blog/post-3/" in project.page("/old/3/")


def test_posts_with_dozens_of_pasted_embeds_show_every_quote(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    for number, variant in enumerate(VARIANTS.values()):
        # The archive is empty, and each tweet its own, so that each shows the words that were pasted.
        code = variant.code.replace(ID, str(int(ID) + number))
        project.write(
            f"blog/alone-{number}.md", f"---\ntitle: T\ndate: 2020-01-01\n---\n\nBefore.\n\n{code}\n\nAfter.\n"
        )
    together = "\n\n".join(f"Tweet {number}:\n\n{variant.code}" for number, variant in enumerate(VARIANTS.values()))
    project.write("blog/together.md", f"---\ntitle: T\ndate: 2020-01-01\n---\n\n{together}\n")
    assert project.build().errors == ""
    shown = [_quotes(project.page(f"/blog/alone-{number}/")) for number in range(len(VARIANTS))]
    expected = [_words(variant) for variant in VARIANTS.values()]
    assert shown == [[words] for words in expected]
    assert _quotes(project.page("/blog/together/")) == expected


def _words(variant: Variant) -> str:
    return "".join(piece if isinstance(piece, str) else piece.text for piece in variant.text)


def _quotes(page: str) -> list[str]:
    """Return the text of each tweet on a page, its line breaks as such."""
    quotes = BeautifulSoup(page, "html5lib").select("figure.tweet blockquote p")
    for quote in quotes:
        for line_break in quote.find_all("br"):
            line_break.replace_with("\n")
    return [quote.get_text() for quote in quotes]
