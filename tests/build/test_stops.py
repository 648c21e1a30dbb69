"""A build is stopped at each of its system calls that changes anything: the site stands whole, and nothing is lost.

strace strikes (https://strace.io): SIGKILL before the call, any other signal after it. With EVERY_CALL=1, it does so at
every call and with every signal, which takes half an hour.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.commands.build.mark import MARK
from plugins.commands.build.swap import recover
from tests.build.swapping import PAGES, PID, RETAINED

ROOT = Path(__file__).resolve().parents[2]
UNPACKED = ROOT / ".venv" / "strace" / "usr"
EVERY_CALL = "EVERY_CALL" in os.environ
CHANGING = {"mkdir", "write", "link", "linkat", "rename", "renameat2", "unlink", "unlinkat", "rmdir"}
STOPS = ["signal=SIGKILL", "signal=SIGTERM", "error=ENOSPC"]
MORE_STOPS = ["signal=SIGHUP", "signal=SIGINT", "signal=SIGQUIT", "error=EIO"] if EVERY_CALL else []
THEIRS = {".git/HEAD": "a", ".well-known/acme/x": "b", "CNAME": "c", "blog/notes.txt": "d"}
CALL = re.compile(r"^(?:\d+ +)?(\w+)\(", re.MULTILINE)


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a site in it, and files of its author's and host's in that."""
    folder = tmp_path_factory.mktemp("pristine") / "project"
    folder.mkdir()
    assert swap("build", folder, "old").returncode == 0
    for name, text in THEIRS.items():
        path = folder / "output" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def swap(
    command: str, folder: Path, text: str = "", *around: str, by_renames: bool = False
) -> subprocess.CompletedProcess[str]:
    """Run the swap alone, inside a command of ours where there is one."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **({"BY_RENAMES": "1"} if by_renames else {})}
    ours = [sys.executable, "-m", "tests.build.swapping", command, str(folder), text]
    return subprocess.run([*around, *ours], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def strace(folder: Path, *options: str) -> list[str]:
    """Return a command that traces another one, and looks at what it does with the files of the two sites only."""
    (libraries,) = {path.parent for path in UNPACKED.rglob("libunwind.so.*")}
    sites = [folder / "output", folder / f".output-{PID}", folder / f".output-{PID}-previous"]
    names = {*PAGES, *THEIRS, MARK, f"{MARK}-unfinished", ".git", ".well-known", ".well-known/acme", "blog"}
    paths = [folder, *sites, *(site / name for site in sites for name in sorted(names))]
    program = ["env", f"LD_LIBRARY_PATH={libraries}", str(UNPACKED / "bin" / "strace"), "-E", "LD_LIBRARY_PATH"]
    watched = [word for path in paths for word in ("-P", str(path))]
    return [*program, "-f", "-o", str(folder.with_name("trace")), *watched, *options]


def calls(pristine: Path, *, by_renames: bool) -> Iterator[tuple[str, int]]:
    """Go through the system calls of a swap: the name of each, and the how manieth of that name it is."""
    folder = fresh(pristine)
    assert swap("build", folder, "new", *strace(folder), by_renames=by_renames).returncode == 0
    counts = Counter(CALL.findall(folder.with_name("trace").read_text()))
    assert counts["rename" if by_renames else "renameat2"]
    tried = counts.keys() if EVERY_CALL else {"rename"} if by_renames else CHANGING
    return ((name, number) for name in sorted(tried) for number in range(1, counts[name] + 1))


def fresh(pristine: Path) -> Path:
    folder = pristine.with_name("tried")
    shutil.rmtree(folder, ignore_errors=True)
    return shutil.copytree(pristine, folder, symlinks=True)


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def pages(folder: Path) -> set[str]:
    return {(folder / "output" / name).read_text() for name in PAGES}


def theirs(folder: Path) -> dict[str, str]:
    return {name: path.read_text() for name in THEIRS if (path := folder / "output" / name).is_file()}


@pytest.mark.parametrize("by_renames", [False, True], ids=["at once", "by renames"])
@pytest.mark.parametrize("stop", [*STOPS, *MORE_STOPS])
def test_a_stop_at_any_call_leaves_one_whole_site_and_loses_nothing(
    pristine: Path, stop: str, *, by_renames: bool
) -> None:
    for name, number in calls(pristine, by_renames=by_renames):
        folder = fresh(pristine)
        run = swap(
            "build", folder, "new", *strace(folder, "-e", f"inject={name}:{stop}:when={number}"), by_renames=by_renames
        )
        moment = f"{stop} at {name} {number}: {run.returncode}, {run.stderr}"
        if stop != "signal=SIGKILL":  # nobody can do anything about that one before the next command
            assert pages(folder) in ({"old"}, {"new"}), moment
        if stop.startswith("signal=SIG") and stop != "signal=SIGKILL":
            assert theirs(folder) == THEIRS, moment
            assert names(folder) == ["output"], moment
            assert "Traceback" not in run.stderr, moment
        recover(folder / "output", RETAINED, print)
        assert pages(folder) in ({"old"}, {"new"}), moment
        assert theirs(folder) == THEIRS, moment
        assert names(folder) == ["output"], moment


def test_who_reads_while_the_folders_change_places_misses_nothing(pristine: Path) -> None:
    folder = fresh(pristine)
    slowly = ["-e", f"inject={','.join(sorted(CHANGING))}:delay_exit=20000"]
    ours = [*strace(folder, *slowly), sys.executable, "-m", "tests.build.swapping", "build", str(folder), "new"]
    seen = set[str]()
    with subprocess.Popen(ours, cwd=ROOT) as process:
        while process.poll() is None:
            seen |= {(folder / "output" / PAGES[0]).read_text(), (folder / "output/CNAME").read_text()}
            assert (folder / "output/.well-known/acme/x").read_text() == "b"
    assert process.returncode == 0
    assert seen == {"old", "new", "c"}


def test_of_two_builds_into_one_folder_one_waits_and_says_so(pristine: Path) -> None:
    folder = fresh(pristine)
    slowly = ["-e", "inject=renameat2:delay_enter=1500000"]
    ours = [*strace(folder, *slowly), sys.executable, "-m", "tests.build.swapping", "build", str(folder), "first"]
    with subprocess.Popen(ours, cwd=ROOT) as process:
        while not (folder / f".output-{PID}").exists():
            time.sleep(0.01)
        second = swap("build", folder, "second")
    assert (process.returncode, second.returncode) == (0, 0)
    assert second.stderr.startswith("Another build is at work beside output/; waiting for it to end.\n")
    assert pages(folder) == {"second"}
    assert theirs(folder) == THEIRS
    assert names(folder) == ["output"]
