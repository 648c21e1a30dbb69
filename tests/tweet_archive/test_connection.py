"""Connections that are refused, cut, slow or endless: each is an error that says so, in time."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from threading import Event

import pytest

from plugins.tweets.command.oembed import Oembed, OembedError
from tests.conftest import ROOT
from tests.tweet_archive.outages import LATE, URL, problem
from tests.tweet_archive.server import (
    DEADLINE,
    EXAMPLE,
    NUMBER,
    Answer,
    Service,
    dripping,
    endless,
    good,
    reply,
    service,
    silent,
)

CHUNKED = reply(Transfer_Encoding="chunked")
MORE = b" " * 4096


@pytest.mark.parametrize(
    "answer",
    [
        good()[:-10],
        reply(Content_Length="100"),
        CHUNKED + b"9\r\n{",
        CHUNKED + b"9\r\n{        \r\n",
        CHUNKED + b"9\r\n{        \r\n0",
        CHUNKED,
        b"",
        b"HTTP/1.1 200",
        b"HTTP/1.1 200 OK\r\nContent-Le",
    ],
    ids=[
        "short body",
        "no body",
        "short chunk",
        "no last chunk",
        "half a last chunk",
        "no chunk",
        "nothing",
        "half a status line",
        "half a header",
    ],
)
def test_an_answer_that_is_cut_off_is_an_outage(x: Service, answer: bytes) -> None:
    x.answers[NUMBER] = answer
    assert problem(x.oembed).startswith(("X did not answer in full (", "X answered with something that is no JSON"))


@pytest.mark.parametrize(
    "answer",
    [
        b"\r\n",
        b"Hello\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.9\r\n",
        b"HTTP/1.1 abc OK\r\n\r\n",
        b"HTTP/1.1 0 OK\r\n\r\n",
        b"HTTP/1.1 99999 OK\r\n\r\n",
        b"HTTP/7.0 200 OK\r\n\r\n",
        b"\x16\x03\x01\x00\xff\xfe\x00",
        b"HTTP/1.1 200 " + b"O" * 70_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nA: " + b"a" * 70_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"A: a\r\n" * 101 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nno header\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n\xff\xfe: \xff\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: " + b"9" * 5000 + b"\r\n\r\n",
        CHUNKED + b"what\r\n",
        CHUNKED + b"\r\n",
        CHUNKED + b"-5\r\n",
        CHUNKED + b"-1\r\n",
        CHUNKED + b"1" * 70_000,
        CHUNKED + b"\xff\xfe\r\n",
        CHUNKED + b"2\r\n{}\r\n0\r\n" + b"a" * 70_000,
        reply(Transfer_Encoding="gzip, chunked"),
    ],
)
def test_an_answer_that_is_no_http_is_an_outage(x: Service, answer: bytes) -> None:
    x.answers[NUMBER] = answer
    assert problem(x.oembed).startswith("X ")


def test_interim_answers_are_passed_over(x: Service) -> None:
    x.answers[NUMBER] = b"HTTP/1.1 100 Continue\r\n\r\n" * 3 + good()
    assert x.oembed.tweet(URL, NUMBER).text == (EXAMPLE,)


@pytest.mark.parametrize(
    "answer",
    [
        silent,
        dripping(b""),
        dripping(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        dripping(b"HTTP/1.1 200 OK\r\nA: "),
        dripping(b"HTTP/1.1 200 OK\r\n", b"A: a\r\n"),
        dripping(reply(Content_Length="1000")),
        dripping(CHUNKED + b"3e8\r\n"),
        dripping(CHUNKED, b"1\r\na\r\n"),
        dripping(CHUNKED + b"0\r\n", b"A: a\r\n"),
        dripping(reply(Connection="close")),
        dripping(reply(Content_Length="1000", Connection="close")),
        dripping(b"HTTP/1.0 200 OK\r\n\r\n"),
    ],
    ids=[
        "silence",
        "status line",
        "interim answers",
        "header",
        "headers",
        "body",
        "chunk",
        "chunks",
        "trailer",
        "body to the end of the connection",
        "body with its length, to the end of the connection",
        "HTTP/1.0",
    ],
)
def test_an_answer_that_does_not_come_in_time_is_given_up(x: Service, answer: Answer) -> None:
    x.answers[NUMBER] = answer
    assert problem(x.hasty) == LATE


@pytest.mark.parametrize("_again", range(6))
def test_lateness_is_called_lateness_every_time(x: Service, _again: int) -> None:
    x.answers[NUMBER] = dripping(b"")
    assert problem(Oembed(x.url, 0.05)) == "X did not answer within 0.05 seconds"


@pytest.mark.parametrize("seconds", [0.0005, 0.001, 0.002, 0.004])
def test_a_deadline_at_any_moment_gives_a_tweet_or_an_error(x: Service, seconds: float) -> None:
    x.answers[NUMBER] = good()
    for _ in range(25):
        try:
            assert Oembed(x.url, seconds).tweet(URL, NUMBER).text == (EXAMPLE,)
        except OembedError as error:
            assert error.problem == f"X did not answer within {seconds:g} seconds"  # noqa: PT017 - either will do


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (reply(Connection="close"), MORE),
        (reply(Content_Length="999999999999999999999999"), MORE),
        (CHUNKED, b"1000\r\n%b\r\n" % MORE),
        (CHUNKED + b"ffffffffffffffffffff\r\n", MORE),
        (reply(500, Connection="close"), MORE),
    ],
    ids=[
        "to its end",
        "of great length",
        "in chunks",
        "in a great chunk",
        "of an error",
    ],
)
def test_of_an_endless_answer_a_megabyte_is_read(head: bytes, piece: bytes) -> None:
    ends: list[str] = []
    with service() as x:
        x.answers[NUMBER] = endless(head, piece, ends)
        problem(x.oembed)
    assert ends == ["hung up"]


@pytest.mark.parametrize("answer", [reply(500, Connection="close"), reply(429), reply(301, Location="/"), good()[:-1]])
def test_the_connection_is_closed_while_the_error_is_told(x: Service, answer: bytes) -> None:
    closed = Event()

    def write(connection: socket.socket) -> None:
        connection.sendall(answer)
        connection.shutdown(socket.SHUT_WR)
        if not connection.recv(1):
            closed.set()

    x.answers[NUMBER] = write
    with pytest.raises(OembedError) as caught:
        x.oembed.tweet(URL, NUMBER)
    assert closed.wait(2)
    assert caught.value.problem


def test_a_connection_that_is_refused_is_an_outage() -> None:
    with socket.create_server(("127.0.0.1", 0)) as once:
        url = f"http://127.0.0.1:{once.getsockname()[1]}/oembed"
    assert "Connection refused" in problem(Oembed(url))


def test_a_host_that_does_not_exist_is_an_outage() -> None:
    assert problem(Oembed("https://publish.invalid/oembed")).startswith("X could not be reached (")


@contextmanager
def crowded() -> Iterator[str]:
    """Run a server that has no room for another connection: it never says so, and never takes one."""
    with ExitStack() as stack:
        server = stack.enter_context(socket.create_server(("127.0.0.1", 0), backlog=0))
        guests = [stack.enter_context(socket.socket()) for _ in range(3)]
        for guest in guests:
            guest.setblocking(False)  # noqa: FBT003 - its only parameter
            guest.connect_ex(server.getsockname())
        yield f"http://127.0.0.1:{server.getsockname()[1]}/oembed"


def test_a_server_that_takes_no_connection_is_given_up() -> None:
    with crowded() as url:
        assert problem(Oembed(url, DEADLINE)) == LATE


STUCK = """
import socket, sys, time
from plugins.tweets.command.oembed import Oembed, OembedError

socket.getaddrinfo = lambda *_: time.sleep(3600)
try:
    Oembed("http://x.invalid/oembed", 0.1).tweet("https://x.com/nobody/status/1", "1")
except OembedError as error:
    print(error.problem)
"""


def test_a_name_that_nobody_looks_up_is_given_up_and_keeps_no_command_from_ending() -> None:
    command = [sys.executable, "-W", "error", "-c", STUCK]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    assert (run.stdout, run.stderr) == ("X did not answer within 0.1 seconds\n", "")
