"""One request to the preview, and what is answered."""

import os
import re
import socket
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote, unquote_to_bytes

from ...foundation.files import FileError, open_file
from ...hosting.model import SECURITY, TYPES
from .ranges import part_of

LARGEST_HEAD = 131_072
"""Bytes of a request without its body."""
SWAP = 2
"""Seconds that a build may take at most to put the new folder in the place of the old one."""
_HOST = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:\d*)?", re.ASCII | re.IGNORECASE)
_TARGET = re.compile(r"(?:http://(?P<host>[^/?#]*)|(?=/))(?P<path>[^?#]*)(?P<query>\?[^#]*)?(?:#.*)?", re.IGNORECASE)
"""The two forms of RFC 9112, section 3.2, that ask for a page."""


class PreviewHandler(SimpleHTTPRequestHandler):
    """Serve files as a web host would: nothing is cached, a missing page is answered with 404.html."""

    protocol_version = "HTTP/1.1"
    default_request_version = "HTTP/1.0"
    timeout = 10
    """Seconds in which a request must have come, however slowly it does."""
    patience = 60
    """Seconds without any progress after which an answer is broken off."""
    extensions_map = {  # noqa: RUF012 - as the base class has it
        **SimpleHTTPRequestHandler.extensions_map,
        **{f".{ending}": media_type for ending, media_type in TYPES.items()},
    }

    def handle(self) -> None:
        """Answer one request."""
        with suppress(OSError):  # the client is gone, or was waited for in vain: nobody is there to be told
            self._head = self._receive()
            self.rfile = BytesIO(self._head)
            self.connection.settimeout(self.patience)
            self.handle_one_request()
            self._see_off()

    def _receive(self) -> bytes:
        """Return a request up to its empty line."""
        head, end = b"", time.monotonic() + self.timeout
        while b"\n\r\n" not in head and b"\n\n" not in head and len(head) < LARGEST_HEAD:
            self.connection.settimeout(max(end - time.monotonic(), 0.001))
            if not (piece := self.connection.recv(65536)):
                break
            head = (head + piece).lstrip(b"\r\n")
        return head

    def _see_off(self) -> None:
        """Take what the client still sends: a connection that is closed on unread bytes may lose its answer."""
        self.connection.shutdown(socket.SHUT_WR)
        end = time.monotonic() + SWAP
        self.connection.settimeout(SWAP)
        while time.monotonic() < end and self.connection.recv(65536):
            pass

    def parse_request(self) -> bool:
        """Refuse what is no request, and whoever has come by another name than this machine's.

        A page on the web can have its own name lead to this machine, and would read drafts by it.
        """
        if not super().parse_request():
            return False
        hosts, target = self.headers.get_all("Host", []), _TARGET.fullmatch(self.path)
        if len(self._head) >= LARGEST_HEAD:
            self.send_error(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
        elif not target or len(hosts) != 1:
            self.send_error(HTTPStatus.BAD_REQUEST)
        elif not all(_HOST.fullmatch(host.strip(" \t")) for host in (*hosts, target["host"]) if host is not None):
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
        else:
            self._path = os.fsdecode(unquote_to_bytes(target["path"].encode("latin-1"))) or "/"
            self._query = target["query"] or ""
            return True
        return False

    def do_GET(self) -> None:
        """Answer with a file, with the part of it that is asked for, or with where it is."""
        names = [name for name in self._path.split("/") if name]
        page = [*names, "index.html"]
        if file := self._open(page if self._path.endswith("/") else names):
            with file:
                self._send(file)
        elif not self._path.endswith("/") and (file := self._open(page)):
            file.close()
            # Made from names, for a path as it came could lead to another host.
            place = quote("/".join(["", *names, ""]), encoding=sys.getfilesystemencoding(), errors="surrogateescape")
            self._begin(HTTPStatus.MOVED_PERMANENTLY, {"Location": place + self._query, "Content-Length": "0"})
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def do_HEAD(self) -> None:
        """Answer as to GET, and send no file."""
        self.do_GET()

    def _open(self, names: Sequence[str]) -> BinaryIO | None:
        """Open a file, as it is before a build is put in its place or after that, never between."""
        if any(name == ".." or Path(name).name != name for name in names):  # a name may hold a drive on Windows
            return None
        end = time.monotonic() + SWAP
        while True:
            before = self._identity()
            with suppress(FileError):
                return open_file(Path(self.directory, *names), sys.maxsize)
            if (before and before == self._identity()) or time.monotonic() > end:
                return None
            time.sleep(0.01)

    def _identity(self) -> tuple[int, int] | None:
        """Return what tells the folder from the next one of its name, or nothing while there is none."""
        try:
            status = Path(self.directory).stat()
        except OSError:
            return None
        return status.st_dev, status.st_ino

    def _send(self, file: BinaryIO) -> None:
        """Send a file, or the part that is asked for: without that, some browsers play no video."""
        status = os.fstat(file.fileno())
        size, modified = status.st_size, self.date_time_string(int(status.st_mtime))
        tag = f'"{status.st_mtime_ns:x}-{size:x}"'
        headers = {
            "Content-Type": self.guess_type(file.name),
            "Accept-Ranges": "bytes",
            "ETag": tag,
            "Last-Modified": modified,
        }
        part = None
        # RFC 9110, section 14.2: only to GET a range means something.
        if self.command == "GET" and self.headers.get("If-Range", tag) in {tag, modified}:
            part = part_of(size, self.headers.get("Range", ""))
        if part is None:
            code, part = HTTPStatus.OK, range(size)
        elif part:
            code = HTTPStatus.PARTIAL_CONTENT
            headers["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{size}"
        else:
            code = HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE
            headers["Content-Range"] = f"bytes */{size}"
        self._begin(code, {**headers, "Content-Length": str(len(part))})
        if self.command == "GET" and part:
            self.connection.sendfile(file, part.start, len(part))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page with the site's own, and what else is wrong with its name."""
        del message, explain
        body, media_type = f"{code} {HTTPStatus(code).phrase}\n".encode(), "text/plain; charset=utf-8"
        if code == HTTPStatus.NOT_FOUND and (page := self._open(["404.html"])):
            with page:
                body, media_type = page.read(), "text/html; charset=utf-8"
        self._begin(code, {"Content-Type": media_type, "Content-Length": str(len(body))})
        if self.command != "HEAD":
            self.wfile.write(body)

    def _begin(self, code: int, headers: Mapping[str, str]) -> None:
        """Send the head of an answer, with what keeps readers safe, so that an author sees what it breaks.

        The Content-Security-Policy stands in the page itself. Browsers are to ask again for every page.
        """
        self.send_response(code)
        for name, value in {**headers, **SECURITY, "Cache-Control": "no-store", "Connection": "close"}.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Keep the terminal for what the author did."""
