"""A web server for a folder, on this machine only."""

import socket
import sys
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer

from .handler import PreviewHandler

CLIENTS = 200
"""Connections at a time; the next ones wait until another ends."""


class PreviewServer(ThreadingHTTPServer):
    """Serve each client in a thread of its own, on the loopback address."""

    request_queue_size = 128

    def __init__(self, folder: Path, port: int) -> None:
        """Listen; raise OSError where the port is taken, OverflowError where there is none of that number."""
        self._free = threading.Semaphore(CLIENTS)
        super().__init__(("127.0.0.1", port), partial(PreviewHandler, directory=str(folder)))

    def server_bind(self) -> None:
        """Take the port, and do not ask a name server for this machine's name, as the base class does."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = "localhost", self.server_address[1]

    def process_request(self, request: socket.socket | tuple[bytes, socket.socket], client_address: object) -> None:
        """Wait until there are not too many clients."""
        self._free.acquire()
        super().process_request(request, client_address)

    def shutdown_request(self, request: socket.socket | tuple[bytes, socket.socket]) -> None:
        """Make room for the next client."""
        super().shutdown_request(request)
        self._free.release()

    def handle_error(self, request: object, client_address: object) -> None:
        """Tell a fault of our own in one line."""
        del request, client_address
        error = sys.exception()
        sys.stderr.write(f"The preview could not answer: {type(error).__name__}: {error}\n")


def preview_server(folder: Path, port: int) -> PreviewServer:
    """Return a server of `folder` on the loopback address; raise OSError where the port is taken."""
    return PreviewServer(folder, port)
