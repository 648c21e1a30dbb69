"""What our client makes of an answer, good or bad, that a real server gives."""

import json

import pytest

from plugins.tweets.command.oembed import ENDPOINT, Oembed, OembedError, Refusal
from plugins.tweets.model import Link
from tests.tweet_archive.server import (
    EXAMPLE,
    NUMBER,
    OTHER,
    Service,
    answer_with,
    embed_code,
    good,
    reply,
    service,
)

URL = f"https://x.com/nobody/status/{NUMBER}"
LATER = "try again later, or paste the embed code"
MEGABYTE = 1_000_000


def refused(oembed: Oembed) -> tuple[Refusal, str, str]:
    """Return why there is no tweet to be had, and what is said of it."""
    with pytest.raises(OembedError) as caught:
        oembed.tweet(URL, NUMBER)
    return caught.value.refusal, caught.value.problem, caught.value.remedy


def padded(length: int) -> bytes:
    """Return a good body of so many bytes."""
    values = {"html": embed_code(), "more": ""}
    return json.dumps({**values, "more": "a" * (length - len(json.dumps(values)))}).encode()


def test_x_is_asked_at_its_documented_address() -> None:
    assert ENDPOINT == "https://publish.x.com/oembed"
    assert Oembed() == Oembed("https://publish.x.com/oembed", 10)


def test_a_tweet_is_asked_for_once_without_scripts_or_tracking(x: Service) -> None:
    x.answers[NUMBER] = good()
    x.oembed.tweet(URL, NUMBER)
    (request,) = x.requests
    assert request.path == "/oembed"
    assert request.parameters == {"url": URL, "omit_script": "true", "dnt": "true", "lang": "en"}
    assert request.headers["Accept"] == "application/json"
    assert {"Cookie", "Authorization", "Referer"}.isdisjoint(request.headers.keys())


@pytest.mark.parametrize("host", ["x.com", "twitter.com", "mobile.twitter.com", "www.x.com"])
def test_a_good_answer_is_a_tweet_whichever_host_its_links_are_on(x: Service, host: str) -> None:
    link = f'<a href="https://{host}/hashtag/coffee?src=hash">#coffee</a>'
    x.answers[NUMBER] = good(text=f"First {link}", host=host)
    tweet = x.oembed.tweet(URL, NUMBER)
    assert (tweet.id, tweet.handle, tweet.name, f"{tweet.date}") == (NUMBER, "nobody", "No Body", "2016-10-31")
    assert tweet.text == ("First ", Link("#coffee", f"https://{host}/hashtag/coffee"))
    assert tweet.url == URL


@pytest.mark.parametrize("age", ["3153600000", 3153600000, None, [], float("nan")])
def test_keys_that_nobody_needs_may_hold_anything(x: Service, age: object) -> None:
    x.answers[NUMBER] = answer_with(embed_code(), cache_age=age, new={"deep": [1]}, url="https://elsewhere.example/")
    assert x.oembed.tweet(URL, NUMBER).text == (EXAMPLE,)


def test_an_answer_without_any_other_key_is_good(x: Service) -> None:
    x.answers[NUMBER] = reply(body=json.dumps({"html": embed_code()}).encode())
    assert x.oembed.tweet(URL, NUMBER).text == (EXAMPLE,)


def test_an_answer_in_chunks_is_good(x: Service) -> None:
    body = json.dumps({"html": embed_code()}).encode()
    chunks = b"".join(b"%x\r\n%b\r\n" % (len(body[i : i + 9]), body[i : i + 9]) for i in range(0, len(body), 9))
    x.answers[NUMBER] = reply(body=chunks + b"0\r\n\r\n", Transfer_Encoding="chunked")
    assert x.oembed.tweet(URL, NUMBER).text == (EXAMPLE,)


def test_an_answer_that_ends_with_the_connection_is_good(x: Service) -> None:
    x.answers[NUMBER] = reply(body=json.dumps({"html": embed_code()}).encode(), Connection="close")
    assert x.oembed.tweet(URL, NUMBER).text == (EXAMPLE,)


@pytest.mark.parametrize("status", [404, 410])
def test_a_deleted_tweet_is_told(x: Service, status: int) -> None:
    x.answers[NUMBER] = reply(status, b'{"error": "Sorry, that page does not exist"}')
    remedy = "take it out, or say in your own words what it said"
    assert refused(x.oembed) == (Refusal.DELETED, "X has this tweet no longer", remedy)


@pytest.mark.parametrize("status", [401, 403])
def test_a_protected_tweet_is_told(x: Service, status: int) -> None:
    x.answers[NUMBER] = reply(status, b'{"error": "Not authorized"}')
    problem = "its author shows it to followers only"
    assert refused(x.oembed) == (Refusal.PROTECTED, problem, "take it out, or ask the author")


def test_a_rate_limit_says_how_long_to_wait(x: Service) -> None:
    x.answers[NUMBER] = reply(429, Retry_After="90")
    assert refused(x.oembed) == (Refusal.RATE_LIMITED, "X has been asked too often", "try again in 90 seconds")


@pytest.mark.parametrize(
    "answer",
    [
        reply(429),
        reply(429, Retry_After="Wed, 21 Oct 2026 07:28:00 GMT"),
        reply(429, Retry_After="-1"),
        reply(429, Retry_After="soon\x1b[31m"),
        reply(429, Retry_After="9" * 5000),
    ],
    ids=["none", "a date", "negative", "no number", "endless"],
)
def test_a_rate_limit_without_a_number_of_seconds_has_a_remedy_too(x: Service, answer: bytes) -> None:
    x.answers[NUMBER] = answer
    problem, remedy = "X has been asked too often", "try again in a quarter of an hour"
    assert refused(x.oembed) == (Refusal.RATE_LIMITED, problem, remedy)


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (500, "500 Internal Server Error"),
        (502, "502 Bad Gateway"),
        (503, "503 Service Unavailable"),
        (204, "204 No Content"),
        (400, "400 Bad Request"),
        (418, "418 I'm a Teapot"),
    ],
)
def test_any_other_status_is_told_as_it_came(x: Service, status: int, said: str) -> None:
    x.answers[NUMBER] = reply(status, b"" if status == 204 else b"<h1>Over capacity</h1>")
    assert refused(x.oembed) == (Refusal.OUTAGE, f"X answered {said}", LATER)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(x: Service, status: int) -> None:
    with service() as elsewhere:
        elsewhere.answers[NUMBER] = good()
        x.answers[NUMBER] = reply(status, Location=f"{elsewhere.url}?url={URL}")
        told = refused(x.oembed)
    assert told == (Refusal.OUTAGE, "X sent us to another address, where we do not go", LATER)
    assert elsewhere.requests == []
    assert len(x.requests) == 1


@pytest.mark.parametrize(
    "body",
    [
        b"<!DOCTYPE html><title>Something went wrong</title>",
        json.dumps({"html": embed_code()}).encode()[:-9],
        b"",
        b"\xff\xfe\xfd",
        b'{"html": "caf\xe9"}',
        b"[" * 100_000,
        b'{"a": ' * 100_000,
        b'{"cache_age": ' + b"9" * 5000 + b"}",
    ],
    ids=["HTML", "truncated", "empty", "no text", "Latin-1", "deep lists", "deep objects", "endless number"],
)
def test_what_is_no_json_is_an_outage(x: Service, body: bytes) -> None:
    x.answers[NUMBER] = reply(body=body)
    assert refused(x.oembed) == (Refusal.OUTAGE, "X answered with something that is no JSON", LATER)


@pytest.mark.parametrize(
    "body", ["{}", "[]", '""', "null", "NaN", "1", '{"html": null}', '{"html": 1}', '{"html": ""}', '{"html": ["a"]}']
)
def test_json_without_embed_code_is_an_outage(x: Service, body: str) -> None:
    x.answers[NUMBER] = reply(body=body.encode())
    assert refused(x.oembed) == (Refusal.OUTAGE, "X answered without embed code", LATER)


@pytest.mark.parametrize("html", [embed_code(OTHER), embed_code(text=""), "<blockquote>Words</blockquote>"])
def test_another_tweet_or_none_is_an_outage(x: Service, html: str) -> None:
    x.answers[NUMBER] = answer_with(html)
    assert refused(x.oembed) == (Refusal.OUTAGE, "X answered with something else than this tweet", LATER)


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (embed_code().partition("&mdash;")[0], "this embed is cut off: it has no </blockquote>"),
        (
            '<blockquote class="twitter-tweet"><p>Words</p></blockquote>',
            "this embed has no link to its tweet, like https://x.com/NAME/status/NUMBER",
        ),
    ],
)
def test_embed_code_that_is_broken_is_told_with_what_is_wrong(x: Service, html: str, said: str) -> None:
    x.answers[NUMBER] = answer_with(html)
    assert refused(x.oembed) == (Refusal.OUTAGE, f"X answered with embed code that cannot be read: {said}", LATER)


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<img src="https://evil.example/x.gif" onerror="alert(1)">',
        '<iframe src="https://evil.example/"></iframe>',
        "<style>* { display: none }</style>",
        '<b onclick="alert(1)" style="color: red"></b>',
        '<a href="javascript:alert(1)"></a>',
        "<!-- a comment -->",
        "<?php a ?>",
        "<svg><![CDATA[a]]></svg>",
    ],
)
def test_of_hostile_code_only_words_and_links_are_left(x: Service, hostile: str) -> None:
    link = '<a href="javascript:alert(1)">one</a> <a href="https://evil.example/">two</a> <a href="//t.co/a">three</a>'
    x.answers[NUMBER] = answer_with(f"{hostile}{embed_code(text=f'Words {hostile}{link} &lt;script&gt;')}{hostile}")
    text = x.oembed.tweet(URL, NUMBER).text
    assert text == ("Words one two ", Link("three", "https://t.co/a"), " <script>")


def test_an_answer_of_just_a_megabyte_is_read(x: Service) -> None:
    x.answers[NUMBER] = reply(body=padded(MEGABYTE))
    assert x.oembed.tweet(URL, NUMBER).text == (EXAMPLE,)


@pytest.mark.parametrize(
    "answer",
    [reply(body=padded(MEGABYTE + 1)), reply(body=padded(MEGABYTE + 1), Connection="close")],
    ids=["with its length", "without its length"],
)
def test_an_answer_of_more_than_a_megabyte_is_not_read(x: Service, answer: bytes) -> None:
    x.answers[NUMBER] = answer
    assert refused(x.oembed) == (Refusal.OUTAGE, "X answered with more than 1 MB", LATER)
