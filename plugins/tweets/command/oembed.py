"""X's oEmbed service, which gives the embed code of a tweet (https://docs.x.com/x-for-websites/oembed-api)."""

import json
import re
import socket
import ssl
from contextlib import suppress
from email.message import Message
from enum import StrEnum
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection, IncompleteRead
from threading import Thread
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import AbstractHTTPHandler, OpenerDirector, ProxyHandler, Request

from msgspec import Struct

from ...foundation.text import without_control_characters
from ..model import Tweet
from ..parse import EmbedError, read_embed

ENDPOINT = "https://publish.x.com/oembed"
_LONGEST = 1_000_000
"""Bytes of an answer that are read."""
_LATER = "try again later, or paste the embed code"


class Refusal(StrEnum):
    """Why X gives no embed code."""

    DELETED = "deleted"
    PROTECTED = "protected"
    RATE_LIMITED = "rate limited"
    OUTAGE = "outage"


class OembedError(Exception):
    """A tweet that X does not give, with what is wrong and what to do."""

    def __init__(self, refusal: Refusal, problem: str, remedy: str = _LATER) -> None:
        """Say why."""
        super().__init__(problem)
        self.refusal, self.problem, self.remedy = refusal, problem, remedy


class _Answer(Struct, frozen=True):
    """What the server said: a status, the headers, and the body if all is well, as much of it as is read."""

    status: int
    reason: str
    headers: Message
    body: bytes


class Oembed(Struct, frozen=True):
    """The service at an address; `seconds` is the longest that it may take to answer."""

    endpoint: str = ENDPOINT
    seconds: float = 10

    def tweet(self, url: str, number: str) -> Tweet:
        """Ask for the tweet with this number, at this address; raise OembedError where there is none to be had."""
        query = urlencode({"url": url, "omit_script": "true", "dnt": "true", "lang": "en"})
        html = _html(self._ask(f"{self.endpoint}?{query}"))
        try:
            pasted = read_embed(html, html.index("<blockquote"), len(html))
        except EmbedError as error:
            raise _outage(f"answered with embed code that cannot be read: {error.problem}") from None
        if not pasted or not pasted.tweet or pasted.tweet.id != number:
            raise _outage("answered with something else than this tweet")
        return pasted.tweet

    def _ask(self, url: str) -> _Answer:
        """Return the answer of the server, whatever it is; a redirect is one, and is not followed."""
        try:
            return _Question(url, self.seconds).answer()
        except (OSError, HTTPException, ValueError) as error:
            cause = error.reason if isinstance(error, URLError) else error
            if isinstance(cause, TimeoutError):
                raise _outage(f"did not answer within {self.seconds:g} seconds") from None
            if isinstance(error, URLError) and not isinstance(cause, ssl.SSLError):
                problem, remedy = f"X could not be reached ({cause})", "check your connection, or paste the embed code"
                raise OembedError(Refusal.OUTAGE, problem, remedy) from None
            raise _outage(f"did not answer in full ({str(cause) or type(cause).__name__})") from None


class _Question(Thread):
    """Ask a server aside: no client of the standard library has a time for the whole, from the name's address on.

    What is not answered in time is left behind, and hinders nobody from ending.
    """

    def __init__(self, url: str, seconds: float) -> None:
        super().__init__(daemon=True)
        self._url, self._seconds = url, seconds
        self._connections: list[_Connection] = []
        self._outcome: _Answer | Exception = TimeoutError()

    def answer(self) -> _Answer:
        """Return the answer; raise TimeoutError where it takes too long, or what went wrong."""
        self.start()
        self.join(self._seconds)
        if self.is_alive():
            for each in self._connections:
                each.hang_up()
            raise TimeoutError
        if isinstance(self._outcome, Exception):
            raise self._outcome
        return self._outcome

    def run(self) -> None:
        """Ask, by the proxy that the environment names, if any; without more handlers no redirect is followed."""
        opener = OpenerDirector()
        opener.add_handler(ProxyHandler())
        opener.add_handler(_Handler(self._connections))
        headers = {"Accept": "application/json", "User-Agent": "over-coffee"}
        try:
            with opener.open(Request(self._url, headers=headers), timeout=self._seconds) as response:  # noqa: S310 - our own address
                self._outcome = _read(response)
        except Exception as error:  # noqa: BLE001 - it is raised where the answer is waited for
            self._outcome = error
        finally:
            for each in self._connections:
                each.let_go()


class _Handler(AbstractHTTPHandler):
    """Open connections that can be hung up from outside, and remember them."""

    def __init__(self, connections: "list[_Connection]") -> None:
        super().__init__()
        self._connections = connections

    http_request = https_request = AbstractHTTPHandler.do_request_

    def http_open(self, request: Request) -> HTTPResponse:
        return self.do_open(self._plain, request)  # type: ignore[arg-type]  # it is called with these two

    def https_open(self, request: Request) -> HTTPResponse:
        return self.do_open(self._secure, request)  # type: ignore[arg-type]  # it is called with these two

    def _plain(self, host: str, *, timeout: float) -> HTTPConnection:
        self._connections.append(_Connection(host, timeout=timeout))
        return self._connections[-1]

    def _secure(self, host: str, *, timeout: float) -> HTTPConnection:
        self._connections.append(_SecureConnection(host, timeout=timeout, context=ssl.create_default_context()))
        return self._connections[-1]


class _Connection(HTTPConnection):
    """A connection that another thread can hang up, by a second descriptor: the first goes over to TLS."""

    _twin: socket.socket | None = None
    _is_over = False

    def connect(self) -> None:
        """Connect; raise TimeoutError if nobody waits any more."""
        super().connect()
        self._twin = self.sock.dup()
        if self._is_over:
            raise TimeoutError

    def hang_up(self) -> None:
        """Have whatever waits for the server fail."""
        self._is_over = True
        for each in filter(None, (self._twin, self.sock)):
            with suppress(OSError):  # the server may have been faster
                each.shutdown(socket.SHUT_RDWR)

    def let_go(self) -> None:
        """Close the second descriptor; the first is closed with the answer, or before that."""
        if self._twin:
            self._twin.close()


class _SecureConnection(HTTPSConnection, _Connection):
    """The same over TLS, which begins when the second descriptor is there."""


def _read(response: HTTPResponse) -> _Answer:
    """Read an answer; raise HTTPException where some of it is missing."""
    body = b""
    if response.status == HTTPStatus.OK:
        body = response.read(_LONGEST + 1)
        if response.length and len(body) <= _LONGEST:
            raise IncompleteRead(body, response.length)
    return _Answer(response.status, response.reason, response.headers, body)


def _refused(answer: _Answer) -> OembedError:
    if answer.status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        problem, remedy = "X has this tweet no longer", "take it out, or say in your own words what it said"
        return OembedError(Refusal.DELETED, problem, remedy)
    if answer.status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        problem, remedy = "its author shows it to followers only", "take it out, or ask the author"
        return OembedError(Refusal.PROTECTED, problem, remedy)
    if answer.status == HTTPStatus.TOO_MANY_REQUESTS:
        wait = re.fullmatch(r"[0-9]{1,5}", answer.headers.get("Retry-After", ""))
        remedy = f"try again in {wait[0]} seconds" if wait else "try again in a quarter of an hour"
        return OembedError(Refusal.RATE_LIMITED, "X has been asked too often", remedy)
    if answer.status // 100 == 3:  # noqa: PLR2004 - 3xx: redirects
        return _outage("sent us to another address, where we do not go")
    return _outage(f"answered {answer.status} {answer.reason}".rstrip())


def _html(answer: _Answer) -> str:
    """Return the embed code in an answer; raise OembedError where there is none."""
    if answer.status != HTTPStatus.OK:
        raise _refused(answer)
    if len(answer.body) > _LONGEST:
        raise _outage("answered with more than 1 MB")
    try:
        content = json.loads(answer.body)
    except (ValueError, RecursionError):
        raise _outage("answered with something that is no JSON") from None
    html = content.get("html") if isinstance(content, dict) else None
    if not isinstance(html, str) or "<blockquote" not in html:
        raise _outage("answered without embed code")
    return without_control_characters(html)


def _outage(what: str) -> OembedError:
    return OembedError(Refusal.OUTAGE, f"X {what}")
