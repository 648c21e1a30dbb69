"""The hosts themselves: nginx and Caddy, set up as docs/hosting.md says, on the loopback address."""

import os
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPResponse
from pathlib import Path

import trustme

from tests.conftest import ROOT
from tests.docs.reading import fences

PROGRAMS = ROOT / ".venv" / "hosts"
GUIDE = "docs/hosting.md"
_NGINX = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log stderr warn;
load_module {programs}/usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
events {{ }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {example}
}}
"""
_CADDY = """
{{
    admin off
    auto_https off
    storage file_system {folder}
}}
{example}
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Host:
    """A running host: its port, that of plain HTTP, which only nginx has, and the certificate that it shows."""

    port: int
    plain: int
    certificate: Path

    @property
    def url(self) -> str:
        """Return its address."""
        return f"https://127.0.0.1:{self.port}"

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a path; `accept_encoding` and the like are headers to send."""
        return self.ask("GET", path, **headers)

    def ask(self, method: str, path: str, **headers: str) -> Answer:
        """Ask in another way than by GET."""
        lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", "Connection: close"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        return self.send("\r\n".join([*lines, "", ""]).encode(), method)

    def send(self, request: bytes, method: str = "GET") -> Answer:
        """Send bytes, which need not be a request, and return the answer; a header that came twice has both values."""
        context = ssl.create_default_context(cafile=str(self.certificate))
        plain = socket.create_connection(("127.0.0.1", self.port), timeout=10)
        with context.wrap_socket(plain, server_hostname="127.0.0.1") as connection:
            connection.sendall(request)
            return _answer(connection, method)

    def send_without_tls(self, request: bytes, port: int | None = None) -> Answer:
        """Send bytes as they are, to the port that expects TLS or to another."""
        with socket.create_connection(("127.0.0.1", port or self.port), timeout=10) as connection:
            connection.sendall(request)
            return _answer(connection, "GET")


def _answer(connection: socket.socket, method: str) -> Answer:
    with HTTPResponse(connection, method=method) as response:
        response.begin()
        headers = {name.lower(): ", ".join(response.headers.get_all(name, ())) for name in response.headers}
        return Answer(response.status, headers, response.read())


@contextmanager
def nginx(folder: Path, root: Path, site: Path) -> Iterator[Host]:
    """Run nginx from a folder of its own, with `root` for its root and the site at `site` in it."""
    command = [str(PROGRAMS / "usr/sbin/nginx"), "-e", "stderr", "-p", str(folder), "-c", str(folder / "configuration")]
    with _running(command, "nginx", folder, root, site) as host:
        yield host


@contextmanager
def caddy(folder: Path, root: Path, site: Path) -> Iterator[Host]:
    """Run Caddy in the same way."""
    command = [str(PROGRAMS / "usr/bin/caddy"), "run", "--adapter=caddyfile", f"--config={folder / 'configuration'}"]
    with _running(command, "caddy", folder, root, site) as host:
        yield host


@contextmanager
def _running(command: list[str], language: str, folder: Path, root: Path, site: Path) -> Iterator[Host]:
    authority = trustme.CA()
    issued, certificate, key = authority.issue_cert("127.0.0.1"), folder / "certificate.pem", folder / "key.pem"
    issued.private_key_pem.write_to_path(key)
    issued.cert_chain_pems[0].write_to_path(certificate)
    authority.cert_pem.write_to_path(folder / "authority.pem")
    port, plain = _free_ports()
    example = _example(
        language,
        {
            "listen 80": f"listen 127.0.0.1:{plain}",
            "listen 443": f"listen 127.0.0.1:{port}",
            "https://$host": f"https://$host:{port}",
            "example.org {": f"https://127.0.0.1:{port} {{\nbind 127.0.0.1\ntls {certificate} {key}",
            "/etc/ssl/example.org.pem": str(certificate),
            "/etc/ssl/example.org.key": str(key),
            "/srv/over-coffee/_hosting": f"{folder}/_hosting",  # without the signs that the site's path may hold
            "/srv/over-coffee": str(root),
        },
    )
    (folder / "_hosting").symlink_to(site / "_hosting")
    text = {"nginx": _NGINX, "caddy": _CADDY}[language].format(folder=folder, programs=PROGRAMS, example=example)
    (folder / "configuration").write_text(text, encoding="utf-8")
    log = folder / "log"
    environment = {**os.environ, "HOME": str(folder)}
    with log.open("wb") as errors, subprocess.Popen(command, stderr=errors, stdout=errors, env=environment) as process:
        try:
            _wait(port, process, log)
            yield Host(port, plain, folder / "authority.pem")
        finally:
            process.terminate()


def _example(language: str, places: Mapping[str, str]) -> str:
    """Return the configuration that the guide shows, with what it says of the host replaced by what is so here."""
    (fence,) = fences(GUIDE, language)
    text = fence.text
    for there, here in places.items():
        text = text.replace(there, here)
    return text


def _free_ports() -> tuple[int, int]:
    with socket.create_server(("127.0.0.1", 0)) as one, socket.create_server(("127.0.0.1", 0)) as other:
        return int(one.getsockname()[1]), int(other.getsockname()[1])


def _wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the host listens; fail with its own words where it ends instead."""
    for _ in range(500):
        assert process.poll() is None, log.read_text("utf-8")
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError(log.read_text("utf-8"))
