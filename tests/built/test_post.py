"""What a reader finds on a post."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from tests.build.project import make_project


@pytest.fixture(scope="session")
def post(built: Path) -> BeautifulSoup:
    page = built / "blog/the-five-ps-of-a-good-coffee-chat/index.html"
    return BeautifulSoup(page.read_text("utf-8"), "html.parser")


def text(page: BeautifulSoup, selector: str) -> str:
    element = page.select_one(selector)
    assert element is not None, selector
    return " ".join(element.get_text(" ").split())


def test_a_post_says_who_wrote_it_when_and_how_long_it_takes(post: BeautifulSoup) -> None:
    said = "By The Over Coffee team · 14 November 2016 · updated 29 November 2026 · 5 min read"
    assert text(post, "article > header .meta").startswith(said)


def test_a_post_says_its_place_in_its_series(post: BeautifulSoup) -> None:
    assert "Part 3 of 14 of The coffee chat" in text(post, "article > header")


def test_a_post_has_its_picture_on_top(post: BeautifulSoup) -> None:
    image = post.select_one("article > header img")
    assert image is not None
    assert image["src"] == "/blog/the-five-ps-of-a-good-coffee-chat/header-five-ps.svg"
    assert (image["width"], image["height"]) == ("1200", "480")


def test_a_long_post_has_a_contents_list_of_its_headings(post: BeautifulSoup) -> None:
    listed = [link.get_text() for link in post.select(".contents a")]
    assert listed == [heading.get_text() for heading in post.select(".prose h2, .prose h3")]
    assert len(listed) >= 3


def test_a_post_with_two_headings_has_no_contents_list(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.write("blog/two.md", "---\ntitle: Two\ndate: 2020-01-01\n---\n\n## One\n\nText.\n\n## Two\n\nText.\n")
    project.build()
    assert "In this post" not in project.page("/blog/two/")


def test_a_post_leads_to_those_before_and_after_it(post: BeautifulSoup) -> None:
    assert text(post, "a[rel=prev]") == "The networking world’s best-kept secret"
    assert text(post, "a[rel=next]") == "They said yes. Now what?"


def test_related_posts_share_the_rarest_tags(post: BeautifulSoup) -> None:
    related = [heading.get_text() for heading in post.select(".related h3")]
    assert related[0] == "The networking world’s best-kept secret"
    assert len(related) == 3


def test_a_post_can_be_passed_on_and_answered_without_javascript(post: BeautifulSoup) -> None:
    address = "https://overcoffee.example/blog/the-five-ps-of-a-good-coffee-chat/"
    field = post.select_one(".copy-link input")
    assert field is not None
    assert field["value"] == address
    share, reply = [str(link["href"]) for link in post.select(".share li a")]
    assert share.startswith("mailto:?subject=The%20five%20Ps")
    assert "https%3A%2F%2Fovercoffee.example%2Fblog%2F" in share
    assert reply.startswith("mailto:hello@overcoffee.example?subject=Re%3A%20The%20five%20Ps")


def test_a_photograph_on_top_is_shown_in_its_size(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    header = "---\ntitle: A\ndate: 2020-01-01\nattachments: [header-a.png]\n---\n"
    project.write("blog/a/index.md", f"{header}\nText.\n")
    Image.new("RGB", (40, 20)).save(tmp_path / "content/blog/a/header-a.png")
    assert project.build().status == 0
    page = BeautifulSoup(project.page("/blog/a/"), "html.parser")
    assert page.select(".header-image")[0]["width"] == "40"


def test_an_updated_post_says_so(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.write("blog/new.md", "---\ntitle: New\ndate: 2020-01-01\nupdated: 2021-03-04\n---\n\nText.\n")
    project.build()
    assert 'updated <time datetime="2021-03-04">4 March 2021</time>' in project.page("/blog/new/")


def test_what_an_author_types_is_shown_as_typed(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    title = 'Cats & dogs <script>alert("1")</script> {{ SITENAME }}'
    project.write("blog/odd.md", f"---\ntitle: '{title}'\ntags: ['a<b']\ndate: 2020-01-01\n---\n\nText.\n")
    assert project.build().status == 0
    page = project.page("/blog/odd/")
    assert "<script>alert" not in page
    assert BeautifulSoup(page, "html.parser").select("h1")[0].get_text() == title
    assert "<script>alert" not in (project.output / "feed.xml").read_text("utf-8")


def test_listings_have_pages_of_twenty(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    for number in range(44):
        project.write(f"blog/p{number:02}.md", f"---\ntitle: P{number}\ndate: 2021-01-01\n---\n\nText.\n")
    project.build()
    counts = [project.page(path).count('class="card"') for path in ("/blog/", "/blog/page/2/", "/blog/page/3/")]
    assert counts == [20, 20, 5]
    assert 'rel="next" href="/blog/page/3/"' in project.page("/blog/page/2/")
    assert not (project.output / "blog/page/4").exists()


def test_the_first_post_quotes_its_tweet_word_for_word(built: Path) -> None:
    page = (built / "blog/the-networking-worlds-best-kept-secret/index.html").read_text("utf-8")
    card = BeautifulSoup(page, "html.parser").select_one("figure.tweet")
    assert card is not None
    address = "https://x.com/pareandflourish/status/793112909979222017"
    quote = card.select_one(f'blockquote[cite="{address}"][lang="en"][dir="ltr"]')
    assert quote is not None
    assert quote.get_text().strip() == (
        "https://t.co/dyYOPktG8H Networking should not be a superficial way to meet people. "
        "You’re looking for a genuine connection. #networking"
    )
    links = [(" ".join(link.get_text().split()), link["href"], link["rel"]) for link in card.select("a")]
    rel = ["noopener", "nofollow"]
    assert links == [
        ("PareandFlourish @pareandflourish", "https://x.com/pareandflourish", rel),
        ("https://t.co/dyYOPktG8H", "https://t.co/dyYOPktG8H", rel),
        ("#networking", "https://twitter.com/hashtag/networking", rel),
        ("31 October 2016", address, rel),
        ("View on X", address, rel),
    ]
