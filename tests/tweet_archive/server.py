"""A real HTTP server on the loopback address, in the place of X: it gives each tweet the answer that a test sets."""

import json
import socket
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.message import Message
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from urllib.parse import parse_qs, urlsplit

from plugins.tweets.command.oembed import Oembed

NUMBER = "793112909979222017"
"""The id of a tweet of 31 October 2016."""
OTHER = "793475298357841920"
"""The id of a tweet of 1 November 2016."""
THIRD = "793837686736461824"
"""The id of a tweet of 2 November 2016."""
EXAMPLE = "Coffee first, questions later."
"""The words of each tweet that is not given others."""
DEADLINE = 0.15
"""Seconds that the tests of slow answers wait."""
PATIENCE = 5
"""Seconds after which a client is given up that neither reads nor hangs up."""

Writer = Callable[[socket.socket], None]
Answer = bytes | Writer
"""What is sent for a tweet: bytes, status line and headers too, or what a function writes to the connection."""


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for."""

    path: str
    parameters: Mapping[str, str]
    headers: Message


@dataclass(frozen=True, slots=True)
class Service:
    """A running server: its address, its answers by the tweets' ids, and the requests that it got."""

    url: str
    answers: dict[str, Answer] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    asked: Event = field(default_factory=Event)

    @property
    def oembed(self) -> Oembed:
        """Return our client for this server, as patient as it is with X."""
        return Oembed(self.url)

    @property
    def hasty(self) -> Oembed:
        """Return our client for this server, with little patience."""
        return Oembed(self.url, DEADLINE)

    @property
    def numbers(self) -> list[str]:
        """Return the ids of the tweets that were asked for."""
        return [each.parameters["url"].rpartition("/")[2] for each in self.requests]


@contextmanager
def service(context: ssl.SSLContext | None = None) -> Iterator[Service]:
    """Run a server; with a context, over TLS. A tweet without an answer is not found."""

    class Handler(BaseHTTPRequestHandler):
        timeout = PATIENCE

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            parameters = {name: values[-1] for name, values in parse_qs(parts.query).items()}
            running.requests.append(Request(parts.path, parameters, self.headers))
            running.asked.set()
            answer = running.answers.get(parameters.get("url", "").rpartition("/")[2], reply(HTTPStatus.NOT_FOUND))
            with suppress(OSError):  # the client may hang up
                if isinstance(answer, bytes):
                    self.connection.sendall(answer)
                else:
                    answer(self.connection)

        def log_message(self, *_: object) -> None:
            pass

    with _Server(("127.0.0.1", 0), Handler) as server:
        if context:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        scheme = "https" if context else "http"
        running = Service(f"{scheme}://127.0.0.1:{server.server_port}/oembed")
        with answering(server):
            yield running


@contextmanager
def answering(server: ThreadingHTTPServer) -> Iterator[None]:
    """Have a server answer, in a thread of its own, until the block ends."""
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = False  # so that closing the server waits for its answers, and no socket is left open

    def handle_error(self, request: object, client_address: object) -> None:
        """Let a mistake in a test's own answer fail the test."""
        del request, client_address
        raise  # noqa: PLE0704 - socketserver calls this where it has caught something


def reply(status: int = 200, body: bytes = b"", **headers: str) -> bytes:
    """Return an answer with its length, unless the headers say otherwise; `_` in their names stands for `-`."""
    if not headers.keys() & {"Content_Length", "Transfer_Encoding", "Connection"}:
        headers["Content_Length"] = str(len(body))
    lines = [f"HTTP/1.1 {status} {HTTPStatus(status).phrase}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def embed_code(number: str = NUMBER, text: str = EXAMPLE, host: str = "x.com", handle: str = "nobody") -> str:
    """Return a tweet as X gives it."""
    address = f"https://{host}/{handle}/status/{number}?ref_src=twsrc%5Etfw"
    return (
        f'<blockquote class="twitter-tweet" data-dnt="true"><p lang="en" dir="ltr">{text}</p>'
        f'&mdash; No Body (@{handle}) <a href="{address}">October 31, 2016</a></blockquote>\n\n'
    )


def answer_with(html: object, **others: object) -> bytes:
    """Return an answer of X's service that holds this embed code."""
    return reply(body=json.dumps({**_OTHERS, "html": html, **others}).encode(), Content_Type="application/json")


def good(number: str = NUMBER, text: str = EXAMPLE, host: str = "x.com", handle: str = "nobody") -> bytes:
    """Return the answer of X's service for a tweet."""
    return answer_with(embed_code(number, text, host, handle), url=f"https://{host}/{handle}/status/{number}")


_OTHERS = {
    "author_name": "No Body",
    "author_url": "https://x.com/nobody",
    "cache_age": "3153600000",
    "height": None,
    "provider_name": "X",
    "provider_url": "https://x.com",
    "type": "rich",
    "version": "1.0",
    "width": 550,
}


def silent(connection: socket.socket) -> None:
    """Accept the request and never answer."""
    while connection.recv(100):
        pass


def dripping(head: bytes, drop: bytes = b"a") -> Writer:
    """Return an answer of which the head comes at once, and the rest for ten seconds, bit by bit."""

    def write(connection: socket.socket) -> None:
        connection.sendall(head)
        for _ in range(400):
            time.sleep(0.025)
            connection.sendall(drop)

    return write


def endless(head: bytes, piece: bytes, ends: list[str]) -> Answer:
    """Return an answer that ends after 64 MB, or when the client hangs up; `ends` gets which."""

    def write(connection: socket.socket) -> None:
        try:
            connection.sendall(head)
            for _ in range(64_000_000 // len(piece)):
                connection.sendall(piece)
            ends.append("sent to its end")
        except ConnectionError:
            ends.append("hung up")
        except TimeoutError:
            ends.append("never read, nor hung up")

    return write
