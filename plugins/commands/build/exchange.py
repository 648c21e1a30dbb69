"""Have two folders change places."""

import ctypes
import errno
import os
import sys
from pathlib import Path

PREVIOUS = "-previous"
"""How the name of a folder goes on that is out of the way between two renames."""
_HERE = -100
"""AT_FDCWD of <fcntl.h>: paths are relative to the folder that the process is in."""
_RENAME_EXCHANGE = 1 << 1
"""Of renameat2: https://man7.org/linux/man-pages/man2/rename.2.html."""
_RENAME_SWAP = 1 << 1
"""Of renamex_np, in <sys/stdio.h> of macOS."""
_UNKNOWN = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})
"""What a system or file system says that cannot do it in one step."""


def exchange(one: Path, other: Path) -> None:
    """Have two folders change places: in one step where the system can, else by renaming one after the other.

    Raises OSError, and both are where they were. Only a kill between two renames leaves `other` away, as `one` with
    PREVIOUS behind its name.
    """
    try:
        _exchange_at_once(one, other)
    except OSError as error:
        if error.errno not in _UNKNOWN:
            raise
        _exchange_by_renames(one, other)


def can_be_renamed(folder: Path, occupied: Path) -> bool:
    """Tell whether a folder can be renamed at all, by trying to give it the name of an occupied one, which must fail.

    A mount point cannot, nor can a folder of a container's image that its file system would have to copy. Nothing
    happens to either. Raises OSError for any other reason against it.
    """
    try:
        folder.rename(occupied)
    except OSError as error:
        if error.errno in {errno.EBUSY, errno.EXDEV}:
            return False
        if error.errno not in {errno.ENOTEMPTY, errno.EEXIST}:
            raise
    return True


def _exchange_at_once(one: Path, other: Path) -> None:
    system = ctypes.CDLL(None, use_errno=True)
    paths = os.fsencode(one), os.fsencode(other)
    if sys.platform == "darwin" and hasattr(system, "renamex_np"):
        failed = system.renamex_np(*paths, _RENAME_SWAP)
    elif hasattr(system, "renameat2"):
        failed = system.renameat2(_HERE, paths[0], _HERE, paths[1], _RENAME_EXCHANGE)
    else:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(other))
    if failed:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(other))


def _exchange_by_renames(one: Path, other: Path) -> None:
    previous = one.with_name(one.name + PREVIOUS)
    other.rename(previous)
    try:
        one.rename(other)
    except BaseException:
        previous.rename(other)
        raise
    previous.rename(one)
