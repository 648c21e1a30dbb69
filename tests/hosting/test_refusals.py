"""What nginx and Caddy answer to requests that are none for a page."""

import re
from collections.abc import Iterator

import pytest

from plugins.hosting.model import REFUSAL, SECURITY
from tests.hosting.conftest import Hosted
from tests.hosting.hosts import Answer

METHODS = ("POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "COFFEE")
CONDITIONS = ({"range": "bytes=99999999-"}, {"range": "bytes=9-2"}, {"if_match": '"x"'})
UNREADABLE = {
    b"coffee\r\n\r\n": 400,
    b"GET /%zz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n": 400,
    b"GET / HTTP/1.1\r\n\r\n": 400,
    b"GET / HTTP/1.1\r\nHost: a/b\r\n\r\n": 400,
    b"GET / HTTP/9.9\r\nHost: 127.0.0.1\r\n\r\n": 505,
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: coffee\r\n\r\n": 501,
}
"""What is so wrong that a host answers it before it knows for which site it is."""
TOO_LONG = {
    b"GET /" + 9_000 * b"x" + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n": 414,
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: " + 9_000 * b"x" + b"\r\n\r\n": 431,
    b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99999999\r\n\r\n": 413,
}
"""What is more than nginx takes."""

CADDY_ITSELF = {
    b"OPTIONS * HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n": 200,
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nExpect: coffee\r\nConnection: close\r\n\r\n": 417,
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: " + 1_060_000 * b"x" + b"\r\n\r\n": 431,
}
"""What Caddy's library answers in its place."""


def refused(hosted: Hosted) -> Iterator[tuple[str, Answer]]:
    """Go through what a host refuses although it knows what is meant."""
    script = hosted.theme_file("css/site.*.css")
    for path in ("/", script, "/nowhere/"):
        yield from ((f"{method} {path}", hosted.ask(method, path)) for method in METHODS)
    for path in ("/", "/feed.xml", script):
        yield from ((f"{path} {asked}", hosted.get(path, **asked)) for asked in CONDITIONS)
    yield "a null", hosted.get("/a%00b")


def names_a_version(answer: Answer) -> bool:
    said = f"{answer.headers}{answer.body!r}"
    return bool(re.search(r"(nginx|caddy|openssl|debian|go)[/ ]?v?\d", said, re.IGNORECASE))


def assert_bears_the_headers(answer: Answer, case: object) -> None:
    assert {name: answer.headers.get(name.lower()) for name in SECURITY} == SECURITY, case
    assert answer.headers["content-security-policy"].count("frame-ancestors 'none'") == 1, case
    assert answer.headers["cache-control"] == "no-cache", case
    assert not names_a_version(answer), case


def test_what_is_refused_bears_the_headers_and_is_not_kept(hosted: Hosted) -> None:
    statuses = set()
    for case, answer in refused(hosted):
        assert_bears_the_headers(answer, case)
        statuses.add(answer.status)
    assert statuses == {400, 405, 412, 416}


def test_no_method_but_those_that_read_is_answered_with_a_page(hosted: Hosted) -> None:
    for method in METHODS:
        answer = hosted.ask(method, "/")
        assert (answer.status, answer.headers["allow"], answer.body.decode()) == (405, "GET, HEAD", REFUSAL)


def test_no_answer_tells_the_version_of_the_host(hosted: Hosted) -> None:
    for path in ("/", "/blog", "/nowhere/", "/over-coffee-refused"):
        answer = hosted.get(path)
        assert answer.headers.get("server", "nginx") == "nginx"
        assert not names_a_version(answer), path


@pytest.mark.parametrize("hosted", ["nginx"], indirect=True)
def test_what_nginx_cannot_read_is_refused_with_the_headers_all_the_same(hosted: Hosted) -> None:
    for request, status in {**UNREADABLE, **TOO_LONG}.items():
        answer = hosted.host.send(request)
        assert (answer.status, answer.body.decode()) == (status, REFUSAL)
        assert_bears_the_headers(answer, request[:80])
    assert_bears_the_headers(hosted.host.send_without_tls(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"), "no TLS")


@pytest.mark.parametrize("hosted", ["Caddy"], indirect=True)
def test_what_caddy_cannot_read_it_answers_before_it_has_headers_and_says_no_more_than_the_status(
    hosted: Hosted,
) -> None:
    answers = {request: hosted.host.send(request) for request in (*UNREADABLE, *CADDY_ITSELF)}
    assert [answer.status for answer in answers.values()] == [*UNREADABLE.values(), *CADDY_ITSELF.values()]
    for answer in (*answers.values(), hosted.host.send_without_tls(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")):
        assert set(answer.headers) <= {"content-type", "content-length", "connection", "date"}
        assert len(answer.body.splitlines()) <= 1
        assert not names_a_version(answer)
