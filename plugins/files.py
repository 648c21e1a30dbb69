"""Files as they are read: once, whole, and only such as hold a text or picture."""

import os
import stat
from pathlib import Path
from typing import BinaryIO

LARGEST = 100_000_000
"""Bytes of a file that is published: GitHub Pages, for one, takes no larger one."""
_BINARY = getattr(os, "O_BINARY", 0)
_NO_WAITING = getattr(os, "O_NONBLOCK", 0)
"""A pipe would be waited for until somebody writes to it."""


class FileError(Exception):
    """A file that cannot be read: `problem` goes on from its name, `remedy` says what to do."""

    def __init__(self, problem: str, remedy: str = "check the file and its permissions") -> None:
        """Carry both halves of the message, in a form that pickles."""
        super().__init__(problem, remedy)
        self.problem, self.remedy = problem, remedy


def read_file(path: Path, most: int = LARGEST) -> bytes:
    """Return what a file holds; raise FileError as `open_file` does, and where it cannot be read to its end."""
    with open_file(path, most) as file:
        try:
            content = file.read(most + 1)
        except OSError as error:
            raise _unreadable(error) from None
    if len(content) > most:  # it grew, or is one of those that tell no size
        raise _too_large(len(content), most)
    return content


def open_file(path: Path, most: int = LARGEST) -> BinaryIO:
    """Open a file for reading; raise FileError for a folder, pipe or device, and for one of more than `most` bytes.

    What was looked at is what is open: whatever takes its name meanwhile.
    """
    try:
        _check(path.stat(), most)  # opening a device can do something already
        file = open(path, "rb", opener=_open)  # noqa: SIM115 - it is handed on
    except (OSError, ValueError) as error:  # a name with a NUL is a ValueError
        raise _unreadable(error) from None
    try:
        _check(os.fstat(file.fileno()), most)
    except BaseException:
        file.close()
        raise
    return file


def _open(path: str, flags: int) -> int:
    return os.open(path, flags | _BINARY | _NO_WAITING)


def _check(status: os.stat_result, most: int) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise FileError("is a folder", "name a file")
    if not stat.S_ISREG(status.st_mode):
        raise FileError("is a pipe, socket or device", "put a file in its place")
    if status.st_size > most:
        raise _too_large(status.st_size, most)


def _too_large(size: int, most: int) -> FileError:
    return FileError(f"holds {size / 1e6:.0f} MB, and {most / 1e6:g} MB are the most", "make it smaller")


def _unreadable(error: OSError | ValueError) -> FileError:
    reason = (error.strerror if isinstance(error, OSError) else "") or str(error)
    return FileError(f"cannot be read: {reason.lower()}")
