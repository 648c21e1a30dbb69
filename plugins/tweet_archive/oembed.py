"""X's oEmbed service, which gives the embed code of a tweet (https://docs.x.com/x-for-websites/oembed-api)."""

import json
import re
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from email.message import Message
from enum import StrEnum
from http import HTTPStatus
from http.client import HTTP_PORT, HTTPS_PORT, HTTPConnection, HTTPException, HTTPResponse, IncompleteRead
from threading import Event, Timer
from urllib.parse import urlencode, urlsplit

from plugins.text import printing
from plugins.tweets.model import Tweet
from plugins.tweets.parse import EmbedError, read_embed

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


@dataclass(frozen=True, slots=True)
class _Answer:
    """What the server said: a status, the headers, and the body if all is well, as much of it as is read."""

    status: int
    reason: str
    headers: Message
    body: bytes


@dataclass(frozen=True, slots=True)
class Oembed:
    """The service at an address; `seconds` is the longest that it may take to answer."""

    endpoint: str = ENDPOINT
    seconds: float = 10

    def tweet(self, url: str, number: str) -> Tweet:
        """Ask for the tweet with this number, at this address; raise OembedError where there is none to be had."""
        query = urlencode({"url": url, "omit_script": "true", "dnt": "true", "lang": "en"})
        html = _html(self._ask(f"{self.endpoint}?{query}"))
        try:
            pasted = read_embed(html, html.index("<blockquote"))
        except EmbedError as error:
            raise _outage(f"answered with embed code that cannot be read: {error.problem}") from None
        if not pasted or not pasted.tweet or pasted.tweet.id != number:
            raise _outage("answered with something else than this tweet")
        return pasted.tweet

    def _ask(self, url: str) -> _Answer:
        """Return the answer of the server, whatever it is; a redirect is one, and is not followed."""
        parts = urlsplit(url)
        is_secure = parts.scheme == "https"
        address = (parts.hostname or "", parts.port or (HTTPS_PORT if is_secure else HTTP_PORT))
        late = Event()
        end = time.monotonic() + self.seconds
        try:
            plain = socket.create_connection(address, self.seconds)
        except TimeoutError:
            raise _outage(f"did not answer within {self.seconds:g} seconds") from None
        except OSError as error:
            problem, remedy = f"X could not be reached ({error})", "check your connection, or paste the embed code"
            raise OembedError(Refusal.OUTAGE, problem, remedy) from None
        try:
            with plain, _deadline(plain, end - time.monotonic(), late):
                connection = HTTPConnection(*address)
                connection.sock = (
                    ssl.create_default_context().wrap_socket(plain, server_hostname=address[0]) if is_secure else plain
                )
                with closing(connection):
                    connection.request("GET", f"{parts.path}?{parts.query}", headers={"Accept": "application/json"})
                    with closing(connection.getresponse()) as response:
                        answer = _read(response)
        except (OSError, HTTPException, ValueError) as error:
            is_late = late.is_set() or isinstance(error, TimeoutError)
            why = f"within {self.seconds:g} seconds" if is_late else f"in full ({str(error) or type(error).__name__})"
            raise _outage(f"did not answer {why}") from None
        if late.is_set():
            raise _outage(f"did not answer within {self.seconds:g} seconds")
        return answer


@contextmanager
def _deadline(connection: socket.socket, seconds: float, late: Event) -> Iterator[None]:
    """Hang up when the time is over: a socket's own timeout begins anew with every byte.

    It does so by a second descriptor, since the first goes over to TLS.
    """
    with connection.dup() as twin:

        def hang_up() -> None:
            late.set()
            with suppress(OSError):  # the server may have been faster
                twin.shutdown(socket.SHUT_RDWR)

        timer = Timer(max(0, seconds), hang_up)
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()


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
    return printing(html)


def _outage(what: str) -> OembedError:
    return OembedError(Refusal.OUTAGE, f"X {what}")
