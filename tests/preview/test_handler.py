"""What the preview answers, and that nothing a client does leaves a trace in the terminal."""

import os
import socket
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.commands.preview.handler import PreviewHandler
from plugins.foundation.files import FileError, open_file
from plugins.hosting.model import SECURITY
from tests.preview.serving import VIDEO, Served, received, serving

BLOG = b"<h1>Blog</h1>"
MISSING = b"<h1>Not here</h1>"
LINE = b"GET /blog/ HTTP/1.1\r\n"
HOST = b"Host: localhost\r\n"


@pytest.fixture
def served(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Iterator[Served]:
    """Serve a folder, and see that nothing is said in the terminal."""
    with serving(tmp_path / "site") as running:
        yield running
        assert running.ask("/blog/").body == BLOG
    assert capfd.readouterr() == ("", "")


def test_a_page_is_served_and_never_cached(served: Served) -> None:
    answer = served.ask("/blog/")
    assert (answer.status, answer.body) == (200, BLOG)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["connection"] == "close"


@pytest.mark.parametrize("path", ["/blog/", "/nowhere/", "/blog"])
def test_an_author_sees_what_a_host_would_forbid(served: Served, path: str) -> None:
    headers = served.ask(path).headers
    assert {name: headers[name.lower()] for name in SECURITY} == SECURITY


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere/",
        "/empty/",
        "/empty",
        "/..",
        "/../secret",
        "/%2e%2e/secret",
        "/blog/%2e%2e/%2e%2e/secret",
        "/%2e%2e%2fsecret",
        "/%00",
        "/blog/\0",
        "/%ff%fe",
        "/caf\xe9/",
        "/%F0%9F",
        "/" + "a" * 5_000,
        "/" + "a/" * 20_000,
        "/blog/index.html/",
        "/blog/index.html/more",
        "/pipe",
        "/pipe/",
        "/loop",
    ],
)
def test_whatever_is_not_there_is_answered_with_the_sites_own_page(served: Served, path: str) -> None:
    (served.folder.parent / "secret").write_text("Nobody is to read this.", encoding="utf-8")
    os.mkfifo(served.folder / "pipe")
    (served.folder / "loop").symlink_to("loop")
    answer = served.ask(path)
    assert (answer.status, answer.body) == (404, MISSING)


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"", 0),
        (b"\r\n\r\n", 0),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(500), 400),
        (b"hello\r\n\r\n", 400),
        (b"GET /blog/", 400),
        (b"GET /blog/\r\n", 400),
        (b"GET /blog/ HTTP/1.1", 400),
        (b"GET /blog/ HTTP/1.0\r\n\r\n", 400),
        (LINE + b"\r\n", 400),
        (LINE + b"Host\r\n\r\n", 400),
        (LINE + b"Host : localhost\r\n\r\n", 400),
        (LINE + HOST + HOST + b"\r\n", 400),
        (LINE + HOST + b"Host: evil.example\r\n\r\n", 400),
        (LINE + HOST + b" evil.example\r\n\r\n", 421),
        (b"GET blog/ HTTP/1.1\r\n" + HOST + b"\r\n", 400),
        (b"GET * HTTP/1.1\r\n" + HOST + b"\r\n", 400),
        (b"GET https://localhost/blog/ HTTP/1.1\r\n" + HOST + b"\r\n", 400),
        (b"CONNECT localhost:80 HTTP/1.1\r\n" + HOST + b"\r\n", 400),
        (b"BREW /blog/ HTTP/1.1\r\n" + HOST + b"\r\n", 501),
        (b"POST /blog/ HTTP/1.1\r\n" + HOST + b"Content-Length: 10000000\r\n\r\n" + bytes(10_000_000), 501),
        (b"GET /blog/ HTTP/2.0\r\n" + HOST + b"\r\n", 505),
        (b"GET /blog/ HTTP/1.1.1\r\n" + HOST + b"\r\n", 400),
        (b"GET /" + b"a" * 10_000_000, 414),
        (LINE + HOST + b"X: " + b"x" * 10_000_000 + b"\r\n\r\n", 431),
        (LINE + HOST + b"X: x\r\n" * 200 + b"\r\n", 431),
        (LINE + HOST + (b"X: " + b"x" * 2_000 + b"\r\n") * 90 + b"\r\n", 431),
        (LINE + HOST + b"Range: bytes=" + b"9" * 5_000 + b"-\r\n\r\n", 200),
        (LINE + HOST, 200),
        (b"\r\n" + LINE + HOST + b"\r\n", 200),
        (LINE.replace(b"\r", b"") + b"Host: localhost\n\n", 200),
        (LINE + HOST + b"\r\n" + LINE + HOST + b"\r\n", 200),
    ],
)
def test_a_request_that_is_none_is_refused(served: Served, request_: bytes, status: int) -> None:
    assert served.send(request_).status == status


@given(st.binary(max_size=200), st.sampled_from([b"", b"GET ", LINE, LINE + HOST]))
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_are_answered_with_anything_but_http(served: Served, rest: bytes, start: bytes) -> None:
    assert served.send(start + rest + b"\r\n\r\n").status in {0, 200, 400, 414, 421, 431, 501, 505}


@pytest.mark.parametrize(
    "host", ["localhost", " localhost\t", "localhost:8000", "LOCALHOST:1", "127.0.0.1:8000", "[::1]:8000", "[::1]"]
)
def test_this_machines_own_names_are_answered(served: Served, host: str) -> None:
    assert served.ask("/blog/", host=host).body == BLOG
    assert served.ask(f"http://{host.strip()}/blog/", host=host).body == BLOG


@pytest.mark.parametrize(
    "host",
    [
        "",
        "evil.example",
        "evil.example:8000",
        "localhost.evil.example",
        "localhost.",
        "notlocalhost",
        "user@localhost",
        "localhost:8000@evil.example",
        "localhost:80a",
        "localhost, evil.example",
        "127.0.0.1.nip.example",
        "127.0.0.2",
        "0.0.0.0",  # noqa: S104 - nothing is bound to it
        "2130706433",
        "[::2]",
        "::1",
        "localhost/",
    ],
)
@pytest.mark.parametrize("path", ["/blog/", "/nowhere/", "http://localhost/blog/"])
def test_a_page_of_the_web_cannot_read_the_preview_by_a_name_of_its_own(served: Served, host: str, path: str) -> None:
    answer = served.ask(path, host=host)
    assert answer.status == 421
    assert b"h1" not in answer.body


@pytest.mark.parametrize(
    "target", ["http://evil.example/blog/", "http://localhost@evil.example/blog/", "http:///blog/"]
)
def test_a_whole_address_is_held_to_the_same(served: Served, target: str) -> None:
    assert served.ask(target).status == 421


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/blog", "/blog/"),
        ("/blog?a=1&b=/x", "/blog/?a=1&b=/x"),
        ("//blog", "/blog/"),
        ("http://localhost/blog", "/blog/"),
        ("/%62log", "/blog/"),
        ("/caf%C3%A9", "/caf%C3%A9/"),
        ("/café", "/caf%C3%A9/"),
        ("/%5Cevil.example", "/%5Cevil.example/"),
        ("/\\evil.example", "/%5Cevil.example/"),
        ("/%0D%0ASet-Cookie:%20a=b", "/%0D%0ASet-Cookie%3A%20a%3Db/"),
    ],
)
def test_a_folder_without_its_slash_leads_to_itself_and_nowhere_else(served: Served, path: str, place: str) -> None:
    for name in ("café", "\\evil.example", "\r\nSet-Cookie: a=b"):
        (served.folder / name).mkdir()
        (served.folder / name / "index.html").touch()
    answer = served.ask(path)
    assert (answer.status, answer.headers["location"]) == (301, place)


@pytest.mark.parametrize(
    "path", ["//evil.example/%2e%2e/blog", "/\\evil.example/%2e%2e/blog", "/%5Cevil.example/../blog"]
)
def test_nobody_is_led_to_another_host(served: Served, path: str) -> None:
    assert "location" not in served.ask(path).headers


@pytest.mark.parametrize(
    ("asked", "status", "part", "told"),
    [
        ("bytes=0-1", 206, slice(0, 2), "bytes 0-1/5120000"),
        ("bytes=5000000-", 206, slice(5_000_000, None), "bytes 5000000-5119999/5120000"),
        ("bytes=-7", 206, slice(-7, None), "bytes 5119993-5119999/5120000"),
        ("bytes=5120000-", 416, slice(0), "bytes */5120000"),
        ("bytes=0-1,4-5", 200, slice(None), None),
        ("bytes=2-1", 200, slice(None), None),
    ],
)
def test_a_browser_gets_the_part_of_a_video_that_it_asks_for(
    served: Served, asked: str, status: int, part: slice, told: str | None
) -> None:
    answer = served.ask("/talk.mp4", Range=asked)
    assert (answer.status, answer.headers.get("content-range")) == (status, told)
    assert answer.body == VIDEO[part]
    assert answer.headers["content-length"] == str(len(VIDEO[part]))
    assert answer.headers["accept-ranges"] == "bytes"


@pytest.mark.parametrize("validator", ["etag", "last-modified"])
def test_a_part_is_sent_only_of_the_video_that_was_begun(served: Served, validator: str) -> None:
    begun = served.ask("/talk.mp4", "HEAD").headers[validator]
    assert served.ask("/talk.mp4", Range="bytes=0-1", If_Range=begun).status == 206
    (served.folder / "talk.mp4").write_bytes(b"another one")
    os.utime(served.folder / "talk.mp4", (1, 1))
    assert served.ask("/talk.mp4", Range="bytes=0-1", If_Range=begun).body == b"another one"


@pytest.mark.parametrize("path", ["/blog/", "/talk.mp4", "/nowhere/", "/blog"])
def test_a_head_tells_the_same_as_a_page_without_its_body(served: Served, path: str) -> None:
    head, page = served.ask(path, "HEAD", Range="bytes=0-1"), served.ask(path)
    assert (head.status, head.body) == (page.status, b"")
    assert {**head.headers, "date": ""} == {**page.headers, "date": ""}


def test_an_empty_file_is_served(served: Served) -> None:
    (served.folder / "empty.txt").touch()
    assert (served.ask("/empty.txt").status, served.ask("/empty.txt").body) == (200, b"")


@pytest.mark.parametrize("request_", [b"", b"GET /bl", b"GET /talk.mp4 HTTP/1.1\r\nHost: localhost\r\n\r\n"])
def test_a_client_may_break_off_at_any_time(served: Served, request_: bytes) -> None:
    for _ in range(20):
        client = served.connect()
        client.sendall(request_)
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # close means reset
        client.close()


def test_a_client_that_never_ends_its_request_is_sent_away(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PreviewHandler, "timeout", 0.5)
    with served.connect() as client:
        client.settimeout(0.05)
        client.sendall(LINE)
        assert served.ask("/blog/").body == BLOG
        for _ in range(1_000):
            client.sendall(b"X")
            try:
                received = client.recv(1)
            except TimeoutError:
                continue
            break
        assert received == b""


@pytest.mark.parametrize(("start", "status"), [(b"", 414), (LINE + HOST + b"X: ", 431)])
def test_a_request_that_is_too_large_is_refused_before_it_ends(served: Served, start: bytes, status: int) -> None:
    with served.connect() as client:
        client.sendall(start + b"a" * 1_000_000)
        assert received(client).status == status


def test_what_is_missing_is_told_at_once(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr("plugins.commands.preview.handler.time.sleep", slept.append)
    assert served.ask("/nowhere/").status == 404
    assert slept == []


def test_a_page_is_found_however_long_a_build_takes_to_put_the_new_folder_in_its_place(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    aside = served.folder.with_name("aside")
    served.folder.rename(aside)
    monkeypatch.setattr(
        "plugins.commands.preview.handler.time.sleep", lambda _: aside.exists() and aside.rename(served.folder)
    )
    assert served.ask("/blog/").body == BLOG


def test_a_page_is_found_when_a_build_puts_its_folder_in_place_at_that_moment(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new folder is in its place again when it is looked for: only that it is another one tells what happened."""
    new = served.folder.with_name("new")
    (new / "blog").mkdir(parents=True)
    (new / "blog/index.html").write_bytes(BLOG)

    def open_between(path: Path, most: int) -> object:
        if new.exists():
            served.folder.rename(served.folder.with_name("old"))
            new.rename(served.folder)
            raise FileError("cannot be read: no such file or directory")
        return open_file(path, most)

    monkeypatch.setattr("plugins.commands.preview.handler.open_file", open_between)
    assert served.ask("/blog/").body == BLOG


def test_a_download_goes_on_when_its_folder_is_deleted(served: Served) -> None:
    with served.connect() as client:
        client.sendall(b"GET /talk.mp4 HTTP/1.1\r\nHost: localhost\r\n\r\n")
        begun = client.recv(1_000)
        (served.folder / "talk.mp4").unlink()
        while piece := client.recv(1_000_000):
            begun += piece
    assert begun.endswith(VIDEO)
