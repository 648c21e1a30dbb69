"""Behind a proxy, as many an office is, X is asked by it: as the usual variables of the environment say."""

import ssl
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import trustme

from plugins.tweets.command.oembed import Oembed, OembedError
from tests.tweet_archive.proxy import Proxy, proxy
from tests.tweet_archive.server import EXAMPLE, NUMBER, Service, good, service

URL = f"https://x.com/nobody/status/{NUMBER}"


@pytest.fixture
def between() -> Iterator[Proxy]:
    with proxy() as running:
        yield running


@pytest.fixture
def secure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """Run a server in the place of X whose certificate is trusted."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with service(context) as running:
        yield running


@pytest.mark.parametrize("name", ["http_proxy", "HTTP_PROXY"])
def test_http_goes_by_its_proxy(x: Service, between: Proxy, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, f"http://{between.address}")
    x.answers[NUMBER] = good()
    assert x.oembed.tweet(URL, NUMBER).text == (EXAMPLE,)
    assert between.asked == [f"GET {x.url}"]


@pytest.mark.parametrize("name", ["https_proxy", "HTTPS_PROXY"])
def test_https_goes_through_its_proxy_and_is_read_by_nobody(
    secure: Service, between: Proxy, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, f"http://{between.address}")
    secure.answers[NUMBER] = good()
    assert secure.oembed.tweet(URL, NUMBER).text == (EXAMPLE,)
    assert between.asked == [f"CONNECT {urlsplit(secure.url).netloc}"]


def test_a_proxy_is_told_who_asks(x: Service, between: Proxy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://me:secret@{between.address}")
    x.answers[NUMBER] = good()
    assert x.oembed.tweet(URL, NUMBER).text == (EXAMPLE,)
    assert between.authorizations == ["Basic bWU6c2VjcmV0"]


def test_where_no_proxy_is_wanted_none_is_asked(x: Service, between: Proxy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://{between.address}")
    monkeypatch.setenv("NO_PROXY", "example.org,127.0.0.1")
    x.answers[NUMBER] = good()
    assert x.oembed.tweet(URL, NUMBER).text == (EXAMPLE,)
    assert between.asked == []


def test_a_proxy_that_lets_nobody_through_is_told(x: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", x.url.removesuffix("/oembed"))
    with pytest.raises(OembedError) as caught:
        Oembed("https://publish.invalid/oembed").tweet(URL, NUMBER)
    assert (
        caught.value.problem == "X could not be reached (Tunnel connection failed: 501 Unsupported method ('CONNECT'))"
    )
    assert caught.value.remedy == "check your connection, or paste the embed code"


def test_a_proxy_that_is_not_there_is_told(x: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    with pytest.raises(OembedError, match="could not be reached"):
        x.oembed.tweet(URL, NUMBER)
    assert x.requests == []
