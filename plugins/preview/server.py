"""A web server for a folder, on this machine only."""

from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from plugins.hosting.model import SECURITY, TYPES


class PreviewHandler(SimpleHTTPRequestHandler):
    """Serve files as a web host would: nothing is cached, a missing page is answered with 404.html."""

    extensions_map = {  # noqa: RUF012 - as the base class has it
        **SimpleHTTPRequestHandler.extensions_map,
        **{f".{ending}": media_type for ending, media_type in TYPES.items()},
    }

    def end_headers(self) -> None:
        """Send what keeps readers safe, so that an author sees what it breaks; have browsers ask again for every page.

        The Content-Security-Policy stands in the page itself.
        """
        for name, value in SECURITY.items():
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page with the site's own."""
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def list_directory(self, path: str | object) -> None:
        """Answer a folder without a page as missing."""
        del path
        self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Keep the terminal for what the author did."""


def preview_server(folder: Path, port: int) -> ThreadingHTTPServer:
    """Return a server of `folder` on the loopback address; raise OSError where the port is taken."""
    return ThreadingHTTPServer(("127.0.0.1", port), partial(PreviewHandler, directory=str(folder)))
