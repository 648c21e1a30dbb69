"""Over TLS nothing is asked of who cannot show that he is X, and a slow handshake is given up like any slow answer."""

import socket
import ssl
from pathlib import Path
from threading import Event, Thread

import pytest
import trustme

from plugins.tweets.command.oembed import Oembed
from tests.tweet_archive.outages import LATE, URL, problem
from tests.tweet_archive.server import DEADLINE, EXAMPLE, NUMBER, PATIENCE, Service, dripping, good, reply, service


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def secured(authority: trustme.CA, name: str) -> ssl.SSLContext:
    """Return what a server needs that shows a certificate for this name."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


def test_a_certificate_that_nobody_trusts_is_refused(authority: trustme.CA) -> None:
    with service(secured(authority, "127.0.0.1")) as x:
        x.answers[NUMBER] = good()
        assert "CERTIFICATE_VERIFY_FAILED" in problem(x.oembed)
    assert x.requests == []


@pytest.mark.parametrize(("name", "count"), [("127.0.0.1", 1), ("publish.example", 0)])
def test_a_trusted_certificate_is_good_for_its_own_host_only(
    authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, count: int
) -> None:
    authority.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    with service(secured(authority, name)) as x:
        x.answers[NUMBER] = good()
        if count:
            assert x.oembed.tweet(URL, NUMBER).text == (EXAMPLE,)
        else:
            assert "Hostname mismatch" in problem(x.oembed) or "IP address mismatch" in problem(x.oembed)
    assert len(x.requests) == count


def test_an_answer_over_tls_that_does_not_come_in_time_is_given_up(
    authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    with service(secured(authority, "127.0.0.1")) as x:
        x.answers[NUMBER] = dripping(reply(Content_Length="1000"))
        assert problem(x.hasty) == LATE


def test_a_server_that_never_shakes_hands_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert problem(Oembed(f"https://127.0.0.1:{server.getsockname()[1]}/oembed", DEADLINE)) == LATE


def test_a_server_that_shakes_hands_bit_by_bit_is_given_up_and_hung_up_on() -> None:
    hung_up = Event()

    def shake(server: socket.socket) -> None:
        connection, _ = server.accept()
        with connection:
            try:
                dripping(b"\x16\x03\x03\x40\x00", b"\x02")(connection)  # the head of a record of 16 kB
            except ConnectionError:
                hung_up.set()

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = Thread(target=shake, args=(server,))
        thread.start()
        assert problem(Oembed(f"https://127.0.0.1:{server.getsockname()[1]}/oembed", DEADLINE)) == LATE
        assert hung_up.wait(PATIENCE)
        thread.join()


def test_a_server_that_speaks_no_tls_is_an_outage(x: Service) -> None:
    assert problem(Oembed(x.url.replace("http:", "https:"))).startswith("X did not answer in full (")
