"""X's oEmbed service, which gives the embed code of a tweet (https://docs.x.com/x-for-websites/oembed-api)."""

import json
import socket
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection, IncompleteRead
from threading import Timer
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
class Oembed:
    """The service at an address; `seconds` is the longest that it may take to answer."""

    endpoint: str = ENDPOINT
    seconds: float = 10

    def tweet(self, url: str, number: str) -> Tweet:
        """Ask for the tweet with this number, at this address; raise OembedError where there is none to be had."""
        query = urlencode({"url": url, "omit_script": "true", "dnt": "true", "lang": "en"})
        html = _html(self._get(f"{self.endpoint}?{query}"))
        try:
            pasted = read_embed(html, max(0, html.find("<blockquote")))
        except EmbedError as error:
            raise _outage(f"answered with embed code that cannot be read: {error.problem}") from None
        if not pasted or not pasted.tweet or pasted.tweet.id != number:
            raise _outage("answered with something else than this tweet")
        return pasted.tweet

    def _get(self, url: str) -> bytes:
        """Return what the server answers. A redirect is no answer: it is not followed."""
        parts = urlsplit(url)
        connect = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        connection = connect(parts.netloc, timeout=self.seconds)
        # A socket's own timeout begins anew with every byte.
        deadline = Timer(self.seconds, _hang_up, [connection])
        deadline.start()
        try:
            connection.request("GET", f"{parts.path}?{parts.query}", headers={"Accept": "application/json"})
            return _body(connection.getresponse())
        except (OSError, HTTPException) as error:
            is_late = isinstance(error, TimeoutError) or not deadline.is_alive()
            why = f"within {self.seconds:g} seconds" if is_late else f"in full ({str(error) or type(error).__name__})"
            raise _outage(f"did not answer {why}") from None
        finally:
            deadline.cancel()
            connection.close()


def _hang_up(connection: HTTPConnection) -> None:
    """End a connection that another thread waits for."""
    with suppress(OSError, AttributeError):  # it may be closed, or not open yet
        socket.socket.shutdown(connection.sock, socket.SHUT_RDWR)


def _body(response: HTTPResponse) -> bytes:
    """Return the body of a good answer; raise OembedError for another, HTTPException where some of it is missing."""
    if response.status != HTTPStatus.OK:
        raise _refused(response)
    body = response.read(_LONGEST + 1)
    if len(body) > _LONGEST:
        raise _outage("answered with more than 1 MB")
    if response.length:
        raise IncompleteRead(body, response.length)
    return body


def _refused(response: HTTPResponse) -> OembedError:
    if response.status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        problem, remedy = "X has this tweet no longer", "take it out, or say in your own words what it said"
        return OembedError(Refusal.DELETED, problem, remedy)
    if response.status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        problem, remedy = "its author shows it to followers only", "take it out, or ask the author"
        return OembedError(Refusal.PROTECTED, problem, remedy)
    if response.status == HTTPStatus.TOO_MANY_REQUESTS:
        wait = response.headers.get("Retry-After", "")
        remedy = f"try again in {wait} seconds" if wait.isdecimal() else "try again in a quarter of an hour"
        return OembedError(Refusal.RATE_LIMITED, "X has been asked too often", remedy)
    if response.status // 100 == 3:  # noqa: PLR2004 - 3xx: redirects
        return _outage("sent us to another address, where we do not go")
    return _outage(f"answered {response.status} {response.reason}".rstrip())


def _html(body: bytes) -> str:
    """Return the embed code in an answer."""
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        raise _outage("answered with something that is no JSON") from None
    html = answer.get("html") if isinstance(answer, dict) else None
    if not isinstance(html, str) or not html:
        raise _outage("answered without embed code")
    return printing(html)


def _outage(what: str) -> OembedError:
    return OembedError(Refusal.OUTAGE, f"X {what}")
