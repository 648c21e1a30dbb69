"""Tie hosting to Pelican: when all is written, say how it is to be served."""

from pathlib import Path
from urllib.parse import urlsplit

from pelican import Pelican
from pelican.plugins import signals

from .caddy import render_caddy
from .compress import compress_texts
from .headers import site_headers
from .headers_file import render_headers_file
from .nginx import render_nginx

_FILES = {
    "_headers": render_headers_file,
    "_hosting/nginx.conf": render_nginx,
    "_hosting/Caddyfile": render_caddy,
}


def prepare(pelican: Pelican) -> None:
    """Compress the texts, then write what hosts read; they do not read that compressed."""
    output = Path(pelican.output_path)
    compress_texts(output)
    base = urlsplit(pelican.settings["SITEURL"]).path
    site = pelican.site
    headers = site_headers(base, site.assets, site.project.features, site.outputs.values())
    for name, render in _FILES.items():
        path = output / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(render(headers), encoding="utf-8")


def register() -> None:
    """Connect to Pelican's signals."""
    signals.finalized.connect(prepare)
