"""What is written into the archive, and what never is."""

import json
from pathlib import Path

import pytest

from plugins.foundation.findings.model import Report
from plugins.tweets.archive import read_archive
from plugins.tweets.command.fill import check_archive
from plugins.tweets.command.oembed import Oembed
from tests.site.content import write
from tests.tweet_archive.posts import BARE, PASTED, archived, fill, told
from tests.tweet_archive.server import EXAMPLE, NUMBER, OTHER, THIRD, Service, answer_with, embed_code, good, reply

FILE = f"{NUMBER}.json"
FETCH = "run `make tweets FETCH=1`, or paste its embed code"
EXPECTED = f"""\
{{
  "date": "2016-10-31",
  "dir": "ltr",
  "handle": "nobody",
  "id": "{NUMBER}",
  "lang": "en",
  "name": "No Body",
  "status": "published",
  "text": [
    "{EXAMPLE}"
  ]
}}
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"></svg>'


def bare(number: str) -> str:
    """Return the address of a tweet."""
    return BARE.replace(NUMBER, number)


def faults(folder: Path) -> list[str]:
    """Return what is wrong in the archive."""
    report = Report()
    read_archive(folder / "content/tweets", folder, report)
    return told(report)


def test_a_pasted_tweet_is_written_with_sorted_keys(tmp_path: Path) -> None:
    assert fill(tmp_path, [PASTED]) == ([f"{FILE} for blog/a.md"], [])
    assert archived(tmp_path) == {FILE: EXPECTED}


def test_a_pasted_tweet_is_not_asked_for(tmp_path: Path, x: Service) -> None:
    assert fill(tmp_path, [f"{BARE}\n\n{PASTED}"], x.oembed) == ([f"{FILE} for blog/a.md"], [])
    assert x.requests == []


def test_a_bare_link_is_filled_from_x_to_the_same_bytes_as_from_paste(tmp_path: Path, x: Service) -> None:
    x.answers[NUMBER] = good()
    assert fill(tmp_path, [BARE], x.oembed) == ([f"{FILE} for blog/a.md"], [])
    assert archived(tmp_path) == {FILE: EXPECTED}


def test_a_bare_link_is_an_error_with_the_command_where_nobody_is_asked(tmp_path: Path) -> None:
    problem = f"blog/a.md:6:1 missing-tweet: tweet {NUMBER} is not in content/tweets/; {FETCH}"
    assert fill(tmp_path, [BARE]) == ([], [problem])
    assert not (tmp_path / "content/tweets").exists()


def test_a_tweet_that_several_posts_show_is_asked_for_once(tmp_path: Path, x: Service) -> None:
    x.answers[NUMBER] = good()
    assert fill(tmp_path, [f"{BARE}\n\n{BARE}", BARE], x.oembed) == ([f"{FILE} for blog/a.md"], [])
    assert x.numbers == [NUMBER]


def test_a_tweet_that_is_pasted_in_a_later_post_needs_no_asking_in_an_earlier(tmp_path: Path, x: Service) -> None:
    assert fill(tmp_path, [BARE, PASTED], x.oembed) == ([f"{FILE} for blog/a.md"], [])
    assert x.requests == []


@pytest.mark.parametrize("body", [BARE, PASTED, f"{BARE}\n\n{PASTED}"])
def test_an_archived_tweet_is_pinned(tmp_path: Path, x: Service, body: str) -> None:
    x.answers[NUMBER] = good(text="Changed since.")
    fill(tmp_path, [embed_code(text="As it was.")])
    file = tmp_path / "content/tweets" / FILE
    before = file.read_bytes(), file.stat()
    assert fill(tmp_path, [body], x.oembed) == ([], [])
    assert (file.read_bytes(), file.stat()) == before
    assert x.requests == []


def test_what_its_author_mended_by_hand_stays(tmp_path: Path, x: Service) -> None:
    mended = EXPECTED.replace("coffee", "COFFEE").replace("  ", "\t")
    write(tmp_path, {f"tweets/{FILE}": mended})
    assert fill(tmp_path, [PASTED, BARE], x.oembed) == ([], [])
    assert archived(tmp_path) == {FILE: mended}


def test_refreshing_takes_what_is_pasted_now(tmp_path: Path, x: Service) -> None:
    fill(tmp_path, [embed_code(text="As it was.")])
    assert fill(tmp_path, [PASTED], x.oembed, refresh=True) == ([f"{FILE} for blog/a.md"], [])
    assert archived(tmp_path) == {FILE: EXPECTED}
    assert x.requests == []


def test_refreshing_asks_x_where_nothing_is_pasted(tmp_path: Path, x: Service) -> None:
    fill(tmp_path, [embed_code(text="As it was.")])
    x.answers[NUMBER] = good()
    assert fill(tmp_path, [BARE], x.oembed, refresh=True) == ([f"{FILE} for blog/a.md"], [])
    assert archived(tmp_path) == {FILE: EXPECTED}


def test_refreshing_without_asking_leaves_what_is_only_linked(tmp_path: Path) -> None:
    fill(tmp_path, [embed_code(text="As it was.")])
    before = archived(tmp_path)
    assert fill(tmp_path, [BARE], refresh=True) == ([], [])
    assert archived(tmp_path) == before


@pytest.mark.parametrize("answer", [reply(404), reply(403), reply(503), reply(body=b"{}"), good(OTHER)])
def test_refreshing_in_vain_leaves_what_there_is_and_says_so(tmp_path: Path, x: Service, answer: bytes) -> None:
    fill(tmp_path, [PASTED])
    x.answers[NUMBER] = answer
    written, said = fill(tmp_path, [BARE], x.oembed, refresh=True)
    assert (written, len(said)) == ([], 1)
    assert said[0].startswith(f"blog/a.md:6:1 missing-tweet: tweet {NUMBER}: ")
    assert archived(tmp_path) == {FILE: EXPECTED}


def test_refreshing_touches_no_tweet_that_no_post_shows(tmp_path: Path, x: Service) -> None:
    fill(tmp_path, [embed_code(OTHER)])
    assert fill(tmp_path, ["Words."], x.oembed, refresh=True) == ([], [])
    assert x.requests == []


@pytest.mark.parametrize("refresh", [False, True])
@pytest.mark.parametrize("body", [BARE, PASTED])
def test_a_withdrawn_tweet_stays_withdrawn(tmp_path: Path, x: Service, body: str, *, refresh: bool) -> None:
    x.answers[NUMBER] = good()
    withdrawn = json.dumps({**json.loads(EXPECTED), "status": "withdrawn", "text": []})
    write(tmp_path, {f"tweets/{FILE}": withdrawn})
    assert fill(tmp_path, [body], x.oembed, refresh=refresh) == ([], [])
    assert archived(tmp_path) == {FILE: withdrawn}
    assert x.requests == []


@pytest.mark.parametrize("body", [BARE, PASTED])
def test_refreshing_keeps_the_pictures_that_were_put_there_by_hand(tmp_path: Path, x: Service, body: str) -> None:
    x.answers[NUMBER] = good()
    pictures = {"avatar": {"file": "n.svg", "alt": "N"}, "pictures": [{"file": "p.svg", "alt": "P"}]}
    text = json.dumps({**json.loads(EXPECTED), "text": ["As it was."], **pictures})
    write(tmp_path, {f"tweets/{FILE}": text, "tweets/n.svg": SVG, "tweets/p.svg": SVG})
    assert fill(tmp_path, [body], x.oembed, refresh=True) == ([f"{FILE} for blog/a.md"], [])
    assert json.loads(archived(tmp_path)[FILE]) == {**json.loads(EXPECTED), **pictures}


@pytest.mark.parametrize("refresh", [False, True])
@pytest.mark.parametrize("body", [BARE, PASTED])
@pytest.mark.parametrize(
    "faulty",
    ["", "{", "{}", "[" * 9999, EXPECTED.replace("2016-10-31", "soon"), EXPECTED.replace(NUMBER, OTHER)],
    ids=["empty", "cut off", "nothing in it", "too deep", "bad date", "another's"],
)
def test_a_faulty_file_is_told_and_never_written_over(
    tmp_path: Path, x: Service, body: str, faulty: str, *, refresh: bool
) -> None:
    x.answers[NUMBER] = good()
    write(tmp_path, {f"tweets/{FILE}": faulty})
    written, said = fill(tmp_path, [body], x.oembed, refresh=refresh)
    assert written == []
    assert said
    assert all(each.startswith(f"tweets/{FILE}:") and " bad-archive: " in each for each in said)
    assert archived(tmp_path) == {FILE: faulty}
    assert x.requests == []


def test_what_can_be_had_is_kept_whatever_the_rest_is(tmp_path: Path, x: Service) -> None:
    x.answers.update({OTHER: reply(500), NUMBER: good(), THIRD: reply(body=b"<h1>Sorry</h1>")})
    written, said = fill(tmp_path, [bare(OTHER), f"Words.\n\n{BARE}", bare(THIRD)], x.oembed)
    assert written == [f"{FILE} for blog/b.md"]
    later = "try again later, or paste the embed code"
    assert said == [
        f"blog/a.md:6:1 missing-tweet: tweet {OTHER}: X answered 500 Internal Server Error; {later}",
        f"blog/c.md:6:1 missing-tweet: tweet {THIRD}: X answered with something that is no JSON; {later}",
    ]
    assert archived(tmp_path) == {FILE: EXPECTED}


def test_a_rate_limit_ends_the_asking_and_is_told_for_the_rest(tmp_path: Path, x: Service) -> None:
    x.answers.update({OTHER: good(OTHER), NUMBER: reply(429, Retry_After="60"), THIRD: good(THIRD)})
    written, said = fill(tmp_path, [bare(OTHER), BARE, bare(THIRD), embed_code("900")], x.oembed)
    assert written == [f"{OTHER}.json for blog/a.md", "900.json for blog/d.md"]
    why = "X has been asked too often; try again in 60 seconds"
    assert said == [
        f"blog/b.md:6:1 missing-tweet: tweet {NUMBER}: {why}",
        f"blog/c.md:6:1 missing-tweet: tweet {THIRD}: {why}",
    ]
    assert x.numbers == [OTHER, NUMBER]


@pytest.mark.parametrize(
    "html",
    [
        embed_code(text="A \ud800 lone surrogate"),
        embed_code(text="A bell \x07, a zero \x00 and a line \x85\u2028 end"),
        embed_code(text='<a href="https://x.com/hashtag/a?src=\ud800">a</a>'),
        embed_code().replace("No Body", "No \ud800 Body"),
        embed_code().replace("No Body", "\x07"),
        embed_code(handle="n\u00f3body"),
        embed_code(handle="nobody_with_a_very_long_name"),
        embed_code().replace('lang="en"', 'lang="en-\u0661"'),
    ],
    ids=["surrogate", "controls", "link", "surrogate name", "control name", "\u00f3", "long handle", "language"],
)
def test_whatever_x_gives_is_an_error_or_a_file_that_can_be_read(tmp_path: Path, x: Service, html: str) -> None:
    x.answers.update({NUMBER: answer_with(html), OTHER: good(OTHER)})
    written, said = fill(tmp_path, [BARE, bare(OTHER)], x.oembed)
    assert written[-1] == f"{OTHER}.json for blog/b.md"
    assert len(written) + len(said) == 2
    assert faults(tmp_path) == []
    assert set(archived(tmp_path)) == {each.split()[0] for each in written}


@pytest.mark.parametrize("handle", ["n\u00f3body", "nobody_with_a_very_long_name"])
def test_whatever_is_pasted_is_an_error_or_a_file_that_can_be_read(tmp_path: Path, handle: str) -> None:
    written, said = fill(tmp_path, [embed_code(handle=handle)])
    assert len(written) + len(said) == 1
    assert faults(tmp_path) == []


def checked(folder: Path, oembed: Oembed) -> list[str]:
    """Look which archived tweets are gone; return what is told."""
    report = Report()
    check_archive(read_archive(folder / "content/tweets", folder, report), oembed, folder, report)
    return told(report)


def test_checking_tells_the_tweets_that_are_gone_and_writes_nothing(tmp_path: Path, x: Service) -> None:
    fill(tmp_path, [PASTED, embed_code(OTHER), embed_code(THIRD), embed_code("900")])
    before = archived(tmp_path)
    x.answers.update({NUMBER: good(text="Changed since."), OTHER: reply(404), THIRD: reply(403), "900": reply(503)})
    withdraw = 'keep it, or say "status": "withdrawn" here'
    later = "try again later, or paste the embed code"
    assert checked(tmp_path, x.oembed) == [
        f"tweets/{OTHER}.json:1:1 missing-tweet: X has this tweet no longer; {withdraw}",
        f"tweets/{THIRD}.json:1:1 missing-tweet: its author shows it to followers only; take it out, or ask the author",
        f"tweets/900.json:1:1 missing-tweet: X answered 503 Service Unavailable; {later}",
    ]
    assert archived(tmp_path) == before


def test_checking_asks_for_no_withdrawn_tweet(tmp_path: Path, x: Service) -> None:
    write(tmp_path, {f"tweets/{FILE}": EXPECTED.replace("published", "withdrawn")})
    assert checked(tmp_path, x.oembed) == []
    assert x.requests == []


def test_checking_ends_at_a_rate_limit(tmp_path: Path, x: Service) -> None:
    fill(tmp_path, [PASTED, embed_code(OTHER)])
    x.answers.update({NUMBER: reply(429), OTHER: reply(404)})
    why = "X has been asked too often to tell of this tweet and those after it; try again in a quarter of an hour"
    assert checked(tmp_path, x.oembed) == [f"tweets/{FILE}:1:1 missing-tweet: {why}"]
    assert x.numbers == [NUMBER]
