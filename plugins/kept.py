"""What is kept from build to build, in `.cache/`: files and folders named by what they are made from."""

import hashlib
import os
import shutil
import time
from collections.abc import Iterable
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

_UNUSED = 30 * 24 * 3600
"""Seconds after which what no build has used is deleted."""
_UNFINISHED = 3600
"""The same for what a build was stopped at."""


def makers_digest(libraries: Iterable[str], files: Iterable[Path]) -> str:
    """Return a digest of what something is made with: libraries in their versions, files of code and drawings."""
    digest = hashlib.sha256(" ".join(map(version, libraries)).encode())
    for path in files:
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def key(makers: str, source: object) -> str:
    """Return the name under which to keep what these makers make of a source, which is told by its `repr`."""
    return hashlib.sha256(f"{makers}{source!r}".encode()).hexdigest()[:32]


def aside(path: Path) -> Path:
    """Return where to write what is put into its place when it is whole; no other build writes there."""
    return path.with_name(f".{path.name}-{os.getpid()}")


def tidy(folder: Path, used: Iterable[Path]) -> None:
    """Delete what no build has used for a month from a folder; another build may be at it, too."""
    for path in used:
        with suppress(OSError):
            os.utime(path)
    now = time.time()
    for path in folder.glob("*"):
        with suppress(OSError):
            limit = _UNFINISHED if path.name.startswith(".") else _UNUSED
            if path.stat().st_mtime < now - limit:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
