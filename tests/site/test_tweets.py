"""Tweets in the site that is read from content/."""

from pathlib import Path

from PIL import Image

from tests.site.content import owners, post, read, read_faulty

CODE = (
    '<blockquote class="twitter-tweet"><p lang="en" dir="ltr">Bring a pen.</p>&mdash; Nobody (@nobody) '
    '<a href="https://twitter.com/nobody/status/12">January 5, 2009</a></blockquote>'
)
ARCHIVED = """{
  "id": "12", "handle": "nobody", "name": "Nobody", "date": "2009-01-05", "text": ["Bring two pens."]%s
}"""


def test_a_pasted_tweet_is_shown_without_an_archive(tmp_path: Path) -> None:
    site = read(tmp_path, {"blog/a.md": post(f"Text.\n\n{CODE}")})
    assert "Bring a pen." in site.documents["blog/a.md"].prose.html


def test_the_archive_is_shown_rather_than_what_was_pasted(tmp_path: Path) -> None:
    site = read(tmp_path, {"blog/a.md": post(f"Text.\n\n{CODE}"), "tweets/12.json": ARCHIVED % ""})
    prose = site.documents["blog/a.md"].prose
    assert "Bring two pens." in prose.html
    assert "Bring a pen." not in prose.html + prose.feed_html


def test_an_address_alone_needs_nothing_but_the_archive(tmp_path: Path) -> None:
    files = {"blog/a.md": post("https://x.com/i/status/12"), "tweets/12.json": ARCHIVED % ""}
    assert "Bring two pens." in read(tmp_path, files).documents["blog/a.md"].prose.html


def test_an_address_that_nobody_archived_is_told_with_the_command_to_run(tmp_path: Path) -> None:
    _, told = read_faulty(tmp_path, {"blog/a.md": post("See https://x.com/a/status/12\n\nhttps://x.com/a/status/12")})
    remedy = "run `make tweets FETCH=1`, or paste its embed code"
    assert told == [f"blog/a.md:8:1 missing-tweet: tweet 12 is not in content/tweets/; {remedy}"]


def test_a_faulty_file_is_told_and_not_that_its_tweet_is_missing(tmp_path: Path) -> None:
    files = {"blog/a.md": post("https://x.com/a/status/12"), "tweets/12.json": ARCHIVED % ', "colour": "red"'}
    _, told = read_faulty(tmp_path, files)
    remedy = "correct it, or delete the file and run `make tweets`"
    assert told == [f"tweets/12.json:2:114 bad-archive: colour: is no key of a tweet; {remedy}"]


def test_the_pictures_of_a_tweet_are_published_once_however_many_posts_show_it(tmp_path: Path) -> None:
    (tmp_path / "content/tweets").mkdir(parents=True)
    Image.new("RGB", (40, 30)).save(tmp_path / "content/tweets/pen.png")
    pictures = ', "avatar": {"file": "pen.png", "alt": "A pen"}, "pictures": [{"file": "pen.png", "alt": "A pen"}]'
    link = post("https://x.com/a/status/12")
    site = read(tmp_path, {"blog/a.md": link, "blog/b.md": link, "tweets/12.json": ARCHIVED % pictures})
    assert owners(site)["/tweets/pen.png"] == "content/blog/a.md"
    for document in site.documents.values():
        assert list(document.attachments) == ["/tweets/pen.png"]
        assert 'src="/tweets/pen.png" width="40" height="30" alt="A pen"' in document.prose.html


def test_nothing_of_a_withdrawn_tweet_is_published(tmp_path: Path) -> None:
    (tmp_path / "content/tweets").mkdir(parents=True)
    Image.new("RGB", (40, 30)).save(tmp_path / "content/tweets/pen.png")
    extra = ', "pictures": [{"file": "pen.png", "alt": "A pen"}], "status": "withdrawn"'
    site = read(tmp_path, {"blog/a.md": post("https://x.com/a/status/12"), "tweets/12.json": ARCHIVED % extra})
    document = site.documents["blog/a.md"]
    assert document.attachments == {}
    for html in (document.prose.html, document.prose.feed_html):
        assert "Nobody</bdi> (@nobody) has deleted this post of 5 January 2009" in html
        assert "Bring" not in html
        assert "href" not in html


def test_a_picture_is_served_below_the_path_of_the_site(tmp_path: Path) -> None:
    (tmp_path / "content/tweets").mkdir(parents=True)
    Image.new("RGB", (40, 30)).save(tmp_path / "content/tweets/pen.png")
    files = {
        "blog/a.md": post("https://x.com/a/status/12"),
        "tweets/12.json": ARCHIVED % ', "avatar": {"file": "pen.png", "alt": "A pen"}',
    }
    site = read(tmp_path, files, {"SITEURL": "https://example.org/coffee"})
    assert 'src="/coffee/tweets/pen.png"' in site.documents["blog/a.md"].prose.html


def test_a_tweet_is_not_in_the_excerpt(tmp_path: Path) -> None:
    site = read(tmp_path, {"blog/a.md": post(f"{CODE}\n\nThe first words.")})
    assert site.documents["blog/a.md"].summary == "The first words."
    assert site.documents["blog/a.md"].prose.words == 3
