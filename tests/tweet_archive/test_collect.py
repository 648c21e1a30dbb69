"""Which tweets the posts and pages show."""

from pathlib import Path

import pytest

from plugins.foundation.findings.model import Report
from plugins.tweets.command.oembed import OembedError, Refusal
from tests.site.content import post
from tests.tweet_archive.posts import BARE, PASTED, mentions_in, told
from tests.tweet_archive.server import EXAMPLE, NUMBER, OTHER, THIRD, embed_code

PAGE = f"---\ntitle: A page\n---\n\n{BARE}\n"
MISSING = f"missing-tweet: tweet {NUMBER} is not in content/tweets/; run `make tweets FETCH=1`, or paste its embed code"


def test_a_pasted_tweet_comes_with_its_words(tmp_path: Path) -> None:
    (mention,) = mentions_in(tmp_path, {"blog/a.md": post(PASTED)})
    assert (mention.manuscript.name, mention.address.id) == ("blog/a.md", NUMBER)
    assert mention.pasted
    assert mention.pasted.text == (EXAMPLE,)


@pytest.mark.parametrize(
    "body",
    [
        BARE,
        f"<{BARE}>",
        f"> {BARE}",
        BARE.replace("x.com", "twitter.com"),
        BARE.replace("x.com", "mobile.twitter.com") + "?s=20",
        embed_code(text=""),
    ],
)
def test_a_lone_link_comes_without_words_by_the_address_of_today(tmp_path: Path, body: str) -> None:
    (mention,) = mentions_in(tmp_path, {"blog/a.md": post(body)})
    assert mention.pasted is None
    assert mention.address.url == BARE


def test_a_link_that_names_nobody_is_asked_for_by_its_number(tmp_path: Path) -> None:
    (mention,) = mentions_in(tmp_path, {"blog/a.md": post(f"https://x.com/i/web/status/{NUMBER}")})
    assert mention.address.url == f"https://x.com/i/status/{NUMBER}"


@pytest.mark.parametrize(
    "body",
    [
        f"[A tweet]({BARE})",
        f"See {BARE} and more.",
        f"- {BARE}",
        f"`{PASTED}`",
        f"```\n{PASTED}\n```",
        f"```\n{BARE}\n```",
        f"    {BARE}",
        f"<!-- {PASTED} -->",
        "https://x.com/nobody",
        "https://elsewhere.example/nobody/status/1",
        "https://x.com/nobody/status/one",
        "<blockquote>Words</blockquote>",
    ],
)
def test_what_shows_no_tweet_is_none(tmp_path: Path, body: str) -> None:
    report = Report()
    assert mentions_in(tmp_path, {"blog/a.md": post(body)}, report) == []
    assert told(report) == []


def test_tweets_come_in_the_order_of_posts_and_lines_each_time_they_are_shown(tmp_path: Path) -> None:
    files = {
        "pages/c.md": PAGE,
        "blog/b.md": post(f"{BARE}\n\n{embed_code(OTHER)}\n\n{BARE}"),
        "blog/a.md": post(embed_code(THIRD)),
    }
    found = [(each.manuscript.name, each.address.id) for each in mentions_in(tmp_path, files)]
    assert found == [
        ("blog/a.md", THIRD),
        ("blog/b.md", NUMBER),
        ("blog/b.md", OTHER),
        ("blog/b.md", NUMBER),
        ("pages/c.md", NUMBER),
    ]


def test_drafts_and_posts_that_are_held_back_are_looked_through(tmp_path: Path) -> None:
    future = f"---\ntitle: B\ndate: 2030-01-01\n---\n\n{BARE}\n"
    files = {"blog/a.md": post(PASTED, "status: draft"), "blog/b.md": future}
    assert [each.manuscript.name for each in mentions_in(tmp_path, files)] == ["blog/a.md", "blog/b.md"]


def test_broken_embed_code_is_told_where_it_stands_and_the_rest_is_found(tmp_path: Path) -> None:
    report = Report()
    cut = embed_code(OTHER).partition("&mdash;")[0]
    mentions = mentions_in(
        tmp_path, {"blog/a.md": post(f"Words\n\n{cut}\n\n{PASTED}"), "blog/b.md": post(BARE)}, report
    )
    assert [each.manuscript.name for each in mentions] == ["blog/a.md", "blog/b.md"]
    problem, remedy = "this embed is cut off: it has no </blockquote>", "copy the embed code from X again, whole"
    assert told(report) == [f"blog/a.md:8:1 bad-tweet: {problem}; {remedy}"]


def test_a_missing_tweet_is_told_where_its_link_stands(tmp_path: Path) -> None:
    report = Report()
    for mention in mentions_in(tmp_path, {"blog/a.md": post(f"Words, see {BARE} here.\n\n  {BARE}")}):
        mention.report_missing(report)
    assert told(report) == [f"blog/a.md:8:3 {MISSING}"]


def test_what_x_says_takes_the_place_of_the_general_remedy(tmp_path: Path) -> None:
    report = Report()
    for mention in mentions_in(tmp_path, {"blog/a.md": post(BARE)}):
        mention.report_missing(report, OembedError(Refusal.OUTAGE, "X is tired", "wait"))
    assert told(report) == [f"blog/a.md:6:1 missing-tweet: tweet {NUMBER}: X is tired; wait"]


def test_a_pasted_tweet_is_never_missing(tmp_path: Path) -> None:
    report = Report()
    for mention in mentions_in(tmp_path, {"blog/a.md": post(PASTED)}):
        mention.report_missing(report)
    assert told(report) == []
