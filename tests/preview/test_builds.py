"""One build after another, each a program of the test's own in the place of `plugins.build`."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from plugins.commands.preview.builds import Builds

PATIENCE = 60
"""Seconds after which something that should have happened has not."""
BUILD = """
import os, signal, sys, time
print(os.getpid(), *sys.argv[1:], file=open("begun", "a"), flush=True)
"""
WRONG = f"{BUILD}sys.exit(1)\n"
KILLED = f"{BUILD}os.kill(os.getpid(), signal.SIGKILL)\n"
SLOW = f"{BUILD}while not os.path.exists('go'): time.sleep(0.01)\n"
DEAF = f"import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n{BUILD}time.sleep(1000)\n"
ARGUMENTS = "--drafts --output .preview --site-url http://localhost:8000"


@dataclass(frozen=True, slots=True)
class Bench:
    """A folder in which builds are made, and what they say."""

    folder: Path
    builds: Builds
    terminal: pytest.CaptureFixture[str]

    def build(self, program: str) -> None:
        """Have the next build be this program, and due."""
        (self.folder / "plugins/build.py").write_text(program, encoding="utf-8")
        self.builds.tend(is_due=True)

    def begun(self) -> list[tuple[int, str]]:
        """Return the process number and the arguments of each build that has begun."""
        file = self.folder / "begun"
        lines = file.read_text("utf-8").splitlines() if file.exists() else []
        return [(int(number), words) for number, _, words in (line.partition(" ") for line in lines)]

    def tend(self, begun: int, said: str = "") -> str:
        """Tend the builds until so many have begun and something was said; return all that was."""
        told, end = "", time.monotonic() + PATIENCE
        while len(self.begun()) < begun or said not in told:
            assert time.monotonic() < end, told
            self.builds.tend(is_due=False)
            told += "".join(self.terminal.readouterr())
            time.sleep(0.01)
        return told


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Iterator[Bench]:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plugins").mkdir()
    builds = Builds(Path(".preview"), "http://localhost:8000")
    yield Bench(tmp_path, builds, capfd)
    builds.stop()


def test_what_changes_during_a_build_is_built_once_after_it(bench: Bench) -> None:
    others = psutil.Process().children()  # a browser of other tests, say
    bench.build(SLOW)
    bench.tend(begun=1)
    for _ in range(5):
        bench.builds.tend(is_due=True)
    assert len(bench.begun()) == 1
    (bench.folder / "go").touch()
    bench.tend(begun=2)
    _, (last, _) = bench.begun()
    psutil.Process(last).wait(PATIENCE)
    bench.builds.tend(is_due=False)
    assert psutil.Process().children() == others
    assert len(bench.begun()) == 2


def test_a_build_that_is_killed_is_one_line_and_the_next_change_is_built(bench: Bench) -> None:
    bench.build(KILLED)
    told = bench.tend(begun=1, said="Serving the site at http://localhost:8000/ (Ctrl+C stops)\n")
    assert "The build was killed (signal 9); is there memory left? Save a file to try again.\n" in told
    bench.build(BUILD)
    bench.tend(begun=2)


@pytest.mark.parametrize(("name", "is_a_site"), [("index.html", True), ("notes.txt", False)])
def test_only_a_page_that_is_there_is_called_the_last_right_one(bench: Bench, name: str, *, is_a_site: bool) -> None:
    (bench.folder / ".preview").mkdir()
    (bench.folder / ".preview" / name).touch()
    bench.build(WRONG)
    told = bench.tend(begun=1, said="Serving")
    assert ("The page you see is the last one that was right.\n" in told) is is_a_site


@pytest.mark.parametrize("program", [SLOW, DEAF])
def test_a_build_that_runs_is_ended_with_the_preview(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    monkeypatch.setattr("plugins.commands.preview.builds.PATIENCE", 0.5)
    bench.build(program)
    bench.tend(begun=1)
    bench.builds.stop()
    assert not psutil.pid_exists(bench.begun()[0][0])


def test_a_build_that_hangs_gives_way_to_the_next_change(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plugins.commands.preview.builds.HANGING", 0)
    bench.build(SLOW)
    bench.tend(begun=1)
    bench.build(BUILD)
    bench.tend(begun=2)
    assert not psutil.pid_exists(bench.begun()[0][0])
