"""Compress each text of the site once, so that the host need not at every request."""

import gzip
from pathlib import Path

import brotli

from ..foundation.workers import share

_TEXTS = frozenset((".css", ".csv", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml"))
_MINIMUM = 256
"""Bytes below which a file fits into one packet, compressed or not."""


def compress_texts(folder: Path) -> None:
    """Put a .br and a .gz beside every text below a folder, on all cores; the same text gives the same bytes."""
    texts = (path for path in sorted(folder.rglob("*")) if path.suffix in _TEXTS and path.is_file())
    share(_compress, [path for path in texts if path.stat().st_size >= _MINIMUM])


def _compress(path: Path) -> None:
    content = path.read_bytes()
    path.with_name(f"{path.name}.br").write_bytes(brotli.compress(content))
    path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(content, mtime=0))
