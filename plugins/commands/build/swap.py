"""Replace a folder by a new one: whole or not at all, and without losing what no build has made.

Beside `output/`, a build makes `.output-PID/`, and has the two change places. Each bears a mark (mark.py) that says
what of it may be deleted, so that what a killed build has left can be put right by looking at it.
"""

import fcntl
import os
import re
import shutil
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from .exchange import PREVIOUS, can_be_renamed, exchange
from .mark import MARK, State, mark_unfinished, mark_whole, state_of, unmade
from .stopping import held_back

_REPOSITORY = ".git"
_SHOWN = 5
"""How many of the files that no build has made are named."""

Tell = Callable[[str], object]


class OutputError(Exception):
    """A folder that no build may replace: `problem` names it, `remedy` says what to do."""

    def __init__(self, problem: str, remedy: str) -> None:
        """Carry both halves of the message."""
        super().__init__(problem, remedy)
        self.problem, self.remedy = problem, remedy


@contextmanager
def staged(output: Path, retained: Collection[str], tell: Tell) -> Iterator[Path]:
    """Lend an empty folder beside `output`, and have it take the place of `output` when the block ends well.

    When the block raises, the folder is thrown away and `output` stays as it was. What no build has made in `output`,
    or what lies in it by one of the names `retained`, is in the new one, too. `tell` is called with lines for whoever
    runs the build. Raises OutputError where `output` is none that a build may replace, before the block begins, or
    where something that no build has made stands in the way of the new site.
    """
    output = _real(output)
    output.parent.mkdir(parents=True, exist_ok=True)
    with _alone(output, tell):
        _recover(output, retained)
        _check(output)
        staging = output.with_name(f"{_prefix(output)}{os.getpid()}")
        try:
            staging.mkdir()
            mark_unfinished(staging)
            _check_can_be_renamed(output, staging)
            yield staging
            mark_whole(staging)
            with held_back():
                _replace(output, staging, retained, tell)
        finally:
            with held_back():
                _retire(staging, output, retained)


def recover(output: Path, retained: Collection[str], tell: Tell) -> None:
    """Put right what builds that were killed have left: `output` is a whole site again, and theirs is gone."""
    output = _real(output)
    if _leftovers(output):
        with _alone(output, tell), held_back():
            _recover(output, retained)


def clear(output: Path, tell: Tell) -> None:
    """Delete what builds have made of a folder; what no build has made stays."""
    output = _real(output)
    if output.parent.is_dir():
        recover(output, (), tell)
    if state_of(output) is State.WHOLE:
        staging = output.with_name(f"{_prefix(output)}{os.getpid()}")
        with _alone(output, tell), held_back():
            staging.mkdir()
            exchange(staging, output)
            _retire(staging, output, ())
            with suppress(OSError):  # it is not empty, if somebody else has files there
                output.rmdir()


@contextmanager
def _alone(output: Path, tell: Tell) -> Iterator[None]:
    """Wait until no other build is at work in the folder of `output`, and have others wait."""
    descriptor = os.open(output.parent, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            tell(f"Another build is at work beside {output.name}/; waiting for it to end.\n")
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        except OSError:
            pass  # a file system without locks
        yield
    finally:
        os.close(descriptor)


def _check(output: Path) -> None:
    """Raise OutputError for a folder that holds anything, but no site of ours."""
    name = output.name
    if output.exists() and not output.is_dir():
        raise OutputError(f"{name} is a file", "name a folder of its own")
    if output.is_dir() and state_of(output) is not State.WHOLE and any(output.iterdir()):
        remedy = "name a folder of its own, or delete this one if nothing in it is needed"
        raise OutputError(f"{name} holds no built site", remedy)


def _check_can_be_renamed(output: Path, occupied: Path) -> None:
    """Raise OutputError for a folder that cannot change places with another, or holds what cannot be moved there."""
    if not output.exists():
        return
    kept = [output / name for name in unmade(output)]
    for folder in [output, *(inner for each in kept for inner in _folders(each))]:
        if not can_be_renamed(folder, occupied):
            name = folder.relative_to(output.parent).as_posix()
            remedy = f"name a folder inside it, such as {output.name}/site"
            raise OutputError(f"{name} is a mount point, or comes with a container's image: it cannot be moved", remedy)


def _replace(output: Path, staging: Path, retained: Collection[str], tell: Tell) -> None:
    _check(output)
    if not output.exists():
        staging.rename(output)
        return
    kept = unmade(output, retained)
    for name in unmade(output):
        _check_way(output / name, staging / name, output)
    for name in kept:
        _lend(output / name, staging / name)
    exchange(staging, output)
    if strangers := [name for name in kept if name.partition("/")[0] not in retained]:
        tell(f"Kept in {output.name}/, though no build made it: {_listed(strangers)}.\n")


def _check_way(kept: Path, place: Path, output: Path) -> None:
    """Raise OutputError where the new site has something at the place of what no build has made."""
    try:
        place.lstat()
    except FileNotFoundError:
        return
    except NotADirectoryError:
        is_folder = False
    else:
        is_folder = _is_real_folder(kept) and _is_real_folder(place)
    if not is_folder:
        name = kept.relative_to(output.parent).as_posix()
        raise OutputError(f"{name} is kept, and the site now has a file there, too", "move it away")
    for each in kept.iterdir():
        _check_way(each, place / each.name, output)


def _lend(kept: Path, place: Path) -> None:
    """Have what is kept in the new site, too, before it is shown, so that no reader misses it for a moment.

    A repository is moved afterwards, as a whole: no reader looks for it, and a program may be writing into it.
    """
    if kept.name == _REPOSITORY:
        return
    with suppress(OSError):  # a file system without hard links: readers miss it for a moment
        place.parent.mkdir(parents=True, exist_ok=True)
        if _is_real_folder(kept):
            shutil.copytree(kept, place, symlinks=True, copy_function=_link, dirs_exist_ok=True)
        else:
            _link(kept, place)


def _folders(kept: Path) -> Iterator[Path]:
    """Go through the folders that are moved one by one."""
    if _is_real_folder(kept):
        yield kept
        for each in kept.iterdir() if kept.name != _REPOSITORY else ():
            yield from _folders(each)


def _link(source: str | Path, target: str | Path) -> None:
    os.link(source, target, follow_symlinks=False)


def _recover(output: Path, retained: Collection[str]) -> None:
    leftovers = _leftovers(output)
    away = [each for each in leftovers if each.name.endswith(PREVIOUS)]
    if away and not output.exists():
        away[0].rename(output)
    for folder in leftovers:
        _retire(folder, output, retained)


def _leftovers(output: Path) -> Sequence[Path]:
    """Return the folders beside `output` that builds of it are named for."""
    pattern = re.compile(rf"{re.escape(_prefix(output))}\d+(?:{PREVIOUS})?")
    siblings = output.parent.iterdir() if output.parent.is_dir() else ()
    return sorted(each for each in siblings if pattern.fullmatch(each.name) and _is_real_folder(each))


def _real(output: Path) -> Path:
    return Path(os.path.realpath(output))  # Path.resolve would raise for links that lead in a circle


def _prefix(output: Path) -> str:
    return f".{output.name.lstrip('.')}-"


def _retire(folder: Path, output: Path, retained: Collection[str]) -> None:
    """Move what no build has made from a folder to `output`, and delete the rest, if it is a build's at all."""
    state = state_of(folder)
    if state is State.WHOLE:
        for name in unmade(folder, retained):
            _hand_over(folder / name, output / name)
    if state is not State.UNMARKED:
        _delete(folder)
    elif folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()


def _hand_over(kept: Path, place: Path) -> None:
    """Move a file or folder to its place; of two files for one place the younger stays."""
    if _is_real_folder(kept) and _is_real_folder(place):
        for each in list(kept.iterdir()):
            _hand_over(each, place / each.name)
    elif not os.path.lexists(place) or _is_younger(kept, place):
        place.parent.mkdir(parents=True, exist_ok=True)
        kept.replace(place)


def _is_younger(file: Path, other: Path) -> bool:
    is_folder = _is_real_folder(file) or _is_real_folder(other)
    return not is_folder and file.lstat().st_mtime_ns > other.lstat().st_mtime_ns


def _is_real_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _delete(folder: Path) -> None:
    """Delete a folder, its mark last: as long as anything is in it, it can be told what it is."""
    mark_unfinished(folder)
    for entry in list(os.scandir(folder)):
        if entry.is_dir(follow_symlinks=False):
            _delete_tree(Path(entry.path))
        elif entry.name != MARK:
            Path(entry.path).unlink()
    (folder / MARK).unlink()
    folder.rmdir()


def _delete_tree(folder: Path) -> None:
    try:
        shutil.rmtree(folder)
    except PermissionError:
        for path, _, _ in os.walk(folder):
            os.chmod(path, 0o700)  # noqa: PTH101 - of a path as os.walk gives it
        shutil.rmtree(folder)


def _listed(names: Sequence[str]) -> str:
    rest = [f"and {len(names) - _SHOWN} more"] if len(names) > _SHOWN else []
    return ", ".join([*names[:_SHOWN], *rest])
