"""A preview of a small folder, and clients that talk to it byte by byte."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from plugins.commands.preview.server import preview_server

PATIENCE = 60
"""Seconds after which a client that waits was forgotten."""
VIDEO = bytes(range(256)) * 20_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status, or 0 where nothing did; the headers by their names in lower case; the body."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Served:
    """A folder, and the port it is served on."""

    folder: Path
    port: int

    def connect(self) -> socket.socket:
        """Return a connection to the preview."""
        return socket.create_connection(("127.0.0.1", self.port), PATIENCE)

    def send(self, request: bytes) -> Answer:
        """Send bytes and nothing after them, and return what comes back until the preview ends it."""
        with self.connect() as client:
            client.sendall(request)
            client.shutdown(socket.SHUT_WR)
            return received(client)

    def ask(self, path: str, method: str = "GET", host: str = "localhost", **headers: str) -> Answer:
        """Ask for a path; a header's name is written with underscores."""
        lines = [f"{name.replace('_', '-')}: {value}" for name, value in {"Host": host, **headers}.items()]
        return self.send("\r\n".join([f"{method} {path} HTTP/1.1", *lines, "", ""]).encode())


def received(client: socket.socket) -> Answer:
    """Return all that a client is sent until the connection ends."""
    sent = b""
    while piece := client.recv(1_000_000):
        sent += piece
    head, _, body = sent.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
    return Answer(int(first.split()[1]) if first else 0, headers, body)


@contextmanager
def serving(folder: Path) -> Iterator[Served]:
    """Serve a folder with a page, a missing page, and a video of 5 MB."""
    (folder / "blog").mkdir(parents=True)
    (folder / "blog/index.html").write_text("<h1>Blog</h1>", encoding="utf-8")
    (folder / "404.html").write_text("<h1>Not here</h1>", encoding="utf-8")
    (folder / "empty").mkdir()
    (folder / "talk.mp4").write_bytes(VIDEO)
    with preview_server(folder, 0) as server:
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield Served(folder, server.server_port)
        server.shutdown()
