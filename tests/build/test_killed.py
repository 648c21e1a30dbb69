"""Whole builds are killed, and the next command puts right what they left."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.build.project import ROOT, Project, make_project


def kill(project: Project, moment: Callable[[Path], bool], number: int = signal.SIGKILL) -> int:
    """Begin a build, and send a signal to it alone when its folder looks as asked for."""
    command = [sys.executable, "-m", "plugins.build", "--settings", str(project.folder / "settings.py")]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None and not any(map(moment, project.folder.glob(".output-*"))):
            time.sleep(0.001)
        os.kill(process.pid, number)
    return process.returncode


MOMENTS: dict[str, Callable[[Path], bool]] = {
    "it begins": lambda _: True,
    "the first page is there": lambda folder: (folder / "index.html").exists(),
    "the search index is made": lambda folder: (folder / "search/index").exists(),
}


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
@pytest.mark.parametrize("then", [["--check"], []], ids=["check", "build"])
def test_a_killed_build_does_no_harm(tmp_path: Path, moment: Callable[[Path], bool], then: list[str]) -> None:
    project = make_project(tmp_path)
    project.build()
    (project.output / "CNAME").touch()
    before = project.files()
    assert kill(project, moment) == -signal.SIGKILL
    assert project.files() == before
    assert len(list(tmp_path.glob(".output-*"))) == 1
    project.write("blog/bad.md", "---\ntitle: A: b\n---\n")
    run = project.build(*then)
    assert run.status == 1
    assert "[bad-yaml]" in run.errors
    assert project.files() == before
    assert project.names() == [".cache", "content", "output", "settings.py"]


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGQUIT, signal.SIGTERM])
def test_a_build_that_is_asked_to_stop_leaves_nothing(tmp_path: Path, number: int) -> None:
    project = make_project(tmp_path)
    assert kill(project, MOMENTS["the first page is there"], number) == 128 + number
    assert not project.output.exists()
    assert not list(tmp_path.glob(".output-*"))
