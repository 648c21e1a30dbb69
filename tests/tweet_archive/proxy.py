"""A real HTTP proxy on the loopback address, which remembers what it was asked to fetch, or to reach."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

from tests.tweet_archive.server import PATIENCE, answering


@dataclass(frozen=True, slots=True)
class Proxy:
    """A running proxy: its address, the lines that asked it for something, and who they said that they were."""

    address: str
    asked: list[str] = field(default_factory=list)
    authorizations: list[str | None] = field(default_factory=list)


@contextmanager
def proxy() -> Iterator[Proxy]:
    """Run a proxy."""

    class Handler(BaseHTTPRequestHandler):
        timeout = PATIENCE

        def do_GET(self) -> None:
            self._note()
            parts = urlsplit(self.path)
            there = HTTPConnection(parts.netloc, timeout=PATIENCE)
            try:
                there.request("GET", f"{parts.path}?{parts.query}", headers=dict(self.headers))
                answer = there.getresponse()
                self.send_response_only(answer.status, answer.reason)
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(answer.read())
            finally:
                there.close()

        def do_CONNECT(self) -> None:
            self._note()
            host, _, port = self.path.rpartition(":")
            with socket.create_connection((host, int(port)), PATIENCE) as there:
                self.send_response_only(HTTPStatus.OK)
                self.end_headers()
                back = Thread(target=_pass_on, args=(there, self.connection))
                back.start()
                _pass_on(self.connection, there)
                back.join()

        def _note(self) -> None:
            running.asked.append(f"{self.command} {self.path.partition('?')[0]}")
            running.authorizations.append(self.headers["Proxy-Authorization"])

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = False

    with Server(("127.0.0.1", 0), Handler) as server:
        running = Proxy(f"127.0.0.1:{server.server_port}")
        with answering(server):
            yield running


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):  # whoever hangs up first
        while piece := source.recv(4096):
            target.sendall(piece)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)
