"""Files as they are read: once, whole, and only such as hold a text or picture."""

import math
import os
import stat
from pathlib import Path
from typing import BinaryIO

LARGEST = 100_000_000
"""Bytes of a file that is published: GitHub Pages, for one, takes no larger one."""
LARGEST_TEXT = 2_000_000
"""Bytes of a text that somebody wrote: a novel has one."""
_BINARY = getattr(os, "O_BINARY", 0)
_NO_WAITING = getattr(os, "O_NONBLOCK", 0)
"""A pipe would be waited for until somebody writes to it."""


class FileError(Exception):
    """A file that cannot be read: `problem` goes on from its name, `remedy` says what to do."""

    def __init__(
        self, problem: str, remedy: str = "check the file and its permissions", file: Path | None = None
    ) -> None:
        """Carry the message and the file, in a form that pickles."""
        super().__init__(problem, remedy, file)
        self.problem, self.remedy, self.file = problem, remedy, file

    def __str__(self) -> str:
        """Return the whole message, for where nobody knows a better name of the file."""
        return f"{self.file}: {self.problem}; {self.remedy}"


def read_file(path: Path, most: int = LARGEST) -> bytes:
    """Return what a file holds; raise FileError as `open_file` does, and where it cannot be read to its end."""
    with open_file(path, most) as file:
        try:
            size = os.fstat(file.fileno()).st_size
            content = file.read(size + 1)
            if len(content) > size:  # it grew, or is one of those that tell no size
                content += file.read(most - size)
        except OSError as error:
            raise _unreadable(path, error) from None
    if len(content) > most:
        raise _too_large(path, len(content), most)
    return content


def open_file(path: Path, most: int = LARGEST) -> BinaryIO:
    """Open a file for reading; raise FileError for a folder, pipe or device, and for one of more than `most` bytes.

    What was looked at is what is open: whatever takes its name meanwhile.
    """
    try:
        _check(path, path.stat(), most)  # opening a device can do something already
        file = open(path, "rb", opener=_open)  # noqa: SIM115 - it is handed on
    except (OSError, ValueError) as error:  # a name with a NUL is a ValueError
        raise _unreadable(path, error) from None
    try:
        _check(path, os.fstat(file.fileno()), most)
    except BaseException:
        file.close()
        raise
    return file


def _open(path: str, flags: int) -> int:
    return os.open(path, flags | _BINARY | _NO_WAITING)


def _check(path: Path, status: os.stat_result, most: int) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise FileError("is a folder", "put a file in its place", path)
    if not stat.S_ISREG(status.st_mode):
        raise FileError("is a pipe, socket or device", "put a file in its place", path)
    if status.st_size > most:
        raise _too_large(path, status.st_size, most)


def _too_large(path: Path, size: int, most: int) -> FileError:
    return FileError(
        f"holds {math.ceil(size / 1e5) / 10:g} MB, and {most / 1e6:g} MB are the most", "make it smaller", path
    )


def _unreadable(path: Path, error: OSError | ValueError) -> FileError:
    reason = (error.strerror if isinstance(error, OSError) else "") or str(error)
    return FileError(f"cannot be read: {reason.lower()}", file=path)
