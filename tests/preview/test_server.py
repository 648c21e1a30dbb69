from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread

import pytest

from plugins.hosting.model import SECURITY
from plugins.preview.server import preview_server


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[HTTPConnection]:
    (tmp_path / "404.html").write_text("<h1>Not here</h1>", encoding="utf-8")
    (tmp_path / "blog").mkdir()
    (tmp_path / "blog/index.html").write_text("<h1>Blog</h1>", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    with preview_server(tmp_path, 0) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield HTTPConnection("127.0.0.1", server.server_port, timeout=10)
        server.shutdown()


def get(connection: HTTPConnection, path: str) -> tuple[HTTPResponse, str]:
    connection.request("GET", path)
    response = connection.getresponse()
    return response, response.read().decode()


def test_a_page_is_served_and_never_cached(connection: HTTPConnection) -> None:
    response, body = get(connection, "/blog/")
    assert (response.status, body) == (200, "<h1>Blog</h1>")
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/nowhere/", "/empty/", "/../secret", "/%2e%2e/secret"])
def test_a_missing_page_is_answered_with_the_sites_own(connection: HTTPConnection, path: str) -> None:
    response, body = get(connection, path)
    assert (response.status, body) == (404, "<h1>Not here</h1>")


def test_only_this_machine_is_served(tmp_path: Path) -> None:
    with preview_server(tmp_path, 0) as server:
        assert server.server_address[0] == "127.0.0.1"


@pytest.mark.parametrize("path", ["/blog/", "/nowhere/"])
def test_an_author_sees_what_a_host_would_forbid(connection: HTTPConnection, path: str) -> None:
    response, _ = get(connection, path)
    assert {name: response.headers[name] for name in SECURITY} == SECURITY
