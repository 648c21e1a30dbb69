"""What is kept from build to build, in `.cache/`: folders of files, named by what they are made from.

Anything may have happened to a folder since: a disk that filled up, a stop half-way, a hand. So a digest of each file
is kept with it, and what is taken is what was put there, or is made anew.
"""

import errno
import hashlib
import os
import re
import secrets
import shutil
import stat
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from pydantic import BaseModel, ValidationError

from .files import FileError, read_file
from .workers import share

_UNUSED = 30 * 24 * 3600
"""Seconds after which what no build has used is deleted."""
_UNFINISHED = 3600
"""The same for what a build was stopped at."""
_OURS = re.compile(r"[0-9a-f]{32}|\.[0-9a-f]{32}-[0-9a-f]{16}")
"""What `key` and `_aside` call things; what is called otherwise somebody else has put there."""
_FACTS = "facts"
_MOST_FACTS = 65_536


class Fact(BaseModel):
    """What is noted of a file: its bytes and their SHA-256."""

    size: int
    digest: str


class Facts(BaseModel):
    """What is noted beside files: of each its fact, by its name, and numbers that their maker wants to know again."""

    files: Mapping[str, Fact]
    numbers: Mapping[str, int]


def makers_digest(libraries: Iterable[str], files: Iterable[Path]) -> str:
    """Return a digest of what something is made with: libraries in their versions, files of code and drawings."""
    digest = hashlib.sha256(" ".join(map(version, libraries)).encode())
    for path in files:
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def key(makers: str, source: object) -> str:
    """Return the name under which to keep what these makers make of a source, which is told by its `repr`."""
    return _digest(f"{makers}{source!r}".encode())[:32]


def find(folder: Path, names: Collection[str]) -> Facts | None:
    """Return what is noted of the files in a folder; None where one of them is plainly not what was put there.

    What they hold is looked at when they are taken.
    """
    facts = _facts(folder)
    if facts is None or not facts.files.keys() >= {*names}:
        return None
    return facts if all(_size(folder / name) == facts.files[name].size for name in names) else None


def load(file: Path) -> bytes | None:
    """Return what a kept file holds; where that is not what was put there, throw its folder away and return None."""
    facts = _facts(file.parent)
    fact = facts.files.get(file.name) if facts else None
    with suppress(FileError):
        if fact and _digest(content := read_file(file, fact.size)) == fact.digest:
            return content
    _discard(file.parent)
    return None


def publish(files: Mapping[Path, Path], make: Callable[[frozenset[Path]], object]) -> None:
    """Write kept files to where they are published, on all cores; `files` has them by their targets.

    `make` is called with the folders of those that are not what was put there, to make all in them anew. Raises
    FileNotFoundError where what was just made is gone.
    """
    damaged = _write(files)
    if damaged:
        make(damaged)
        gone = _write({target: file for target, file in files.items() if file.parent in damaged})
        if gone:
            raise FileNotFoundError(errno.ENOENT, "files that were just made are gone", str(min(gone)))


def store(folder: Path, files: Mapping[str, bytes], numbers: Mapping[str, int] | None = None) -> None:
    """Put files, and numbers to be noted with them, into a folder; a whole one that another build put there stays."""
    facts = Facts(
        files={name: Fact(size=len(content), digest=_digest(content)) for name, content in files.items()},
        numbers=numbers or {},
    )
    noted = facts.model_dump_json().encode()
    unfinished = _aside(folder)
    try:
        unfinished.mkdir(parents=True)
        for name, content in (*files.items(), (_FACTS, f"{_digest(noted)}\n".encode() + noted)):
            (unfinished / name).write_bytes(content)
        try:
            unfinished.rename(folder)
        except OSError:  # there is something of that name
            if any(load(folder / name) is None for name in files):
                unfinished.rename(folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def prune(folder: Path, used: Iterable[Path]) -> None:
    """Delete what no build has used for a month from a folder; another build may be at it, too."""
    for path in used:
        with suppress(OSError):
            os.utime(path)
    now = time.time()
    for path in filter(_is_ours, folder.glob("*")):
        with suppress(OSError):
            limit = _UNFINISHED if path.name.startswith(".") else _UNUSED
            if path.lstat().st_mtime < now - limit:
                _delete(path)


def _write(files: Mapping[Path, Path]) -> frozenset[Path]:
    """Write what can be taken to its targets, and return the folders of the rest."""

    def write(pair: tuple[Path, Path]) -> Path | None:
        target, file = pair
        content = load(file)
        if content is None:
            return file.parent
        target.write_bytes(content)
        return None

    return frozenset(filter(None, share(write, list(files.items()))))


def _is_ours(path: Path) -> bool:
    return _OURS.fullmatch(path.name) is not None


def _facts(folder: Path) -> Facts | None:
    """Return what is noted in a folder; None where that has been changed, or is no folder, but leads to one."""
    try:
        digest, _, noted = read_file(folder / _FACTS, _MOST_FACTS).partition(b"\n")
        is_own = not folder.is_symlink() and digest.decode("latin-1") == _digest(noted)
        return Facts.model_validate_json(noted) if is_own else None
    except (FileError, ValidationError):
        return None


def _size(file: Path) -> int | None:
    """Return the bytes of a file; None where it is none, or cannot be looked at."""
    with suppress(OSError):
        status = file.lstat()
        return status.st_size if stat.S_ISREG(status.st_mode) else None
    return None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _aside(path: Path) -> Path:
    """Return a name beside a path that nobody else has: a number of a process may come back."""
    return path.with_name(f".{path.name}-{secrets.token_hex(8)}")


def _discard(path: Path) -> None:
    """Free a name of whatever has it, at once."""
    aside = _aside(path)
    with suppress(OSError):
        path.rename(aside)
        _delete(aside)


def _delete(path: Path) -> None:
    """Delete a file, a link as such, or a folder with all that is in it."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink()
