"""What is kept from build to build, in `.cache/`: files and folders named by what they are made from, and whole."""

import hashlib
import json
import os
import shutil
import time
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from pydantic import BaseModel, ValidationError

_UNUSED = 30 * 24 * 3600
"""Seconds after which what no build has used is deleted."""
_UNFINISHED = 3600
"""The same for what a build was stopped at."""
_FACTS = "files.json"


class _Facts(BaseModel):
    """What is noted beside the files: the size of each in bytes, and what their maker wants to know of them again."""

    sizes: Mapping[str, int]
    numbers: Mapping[str, int]


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


def read_folder(folder: Path, names: Collection[str]) -> Mapping[str, int] | None:
    """Return the numbers noted with the files of a folder; None where one of the files is missing or damaged."""
    try:
        facts = _Facts.model_validate_json((folder / _FACTS).read_bytes())
        is_whole = all((folder / name).stat().st_size == facts.sizes[name] for name in names)
    except (OSError, ValidationError, KeyError):
        return None
    return facts.numbers if is_whole else None


def write_folder(folder: Path, files: Mapping[str, bytes], numbers: Mapping[str, int] | None = None) -> None:
    """Put files, and numbers to be noted with them, into a folder; one that another build has put there stays."""
    unfinished = aside(folder)
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    try:
        for name, content in files.items():
            (unfinished / name).write_bytes(content)
        facts = {"sizes": {name: len(content) for name, content in files.items()}, "numbers": numbers or {}}
        (unfinished / _FACTS).write_text(json.dumps(facts), encoding="utf-8")
        if folder.exists() and read_folder(folder, files) is None:
            shutil.rmtree(folder)
        unfinished.rename(folder)
    except OSError:
        if read_folder(folder, files) is None:
            raise
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


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
