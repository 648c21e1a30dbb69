"""Typesetting on all cores. Each test runs in a process of its own, with a time limit: what goes wrong here hangs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.test_workers import CORES

SHARING = """
import os, sys, threading
from pathlib import Path
from plugins.foundation.typeset.compiler import Typesetter
from plugins.foundation.typeset.share import share_typesetting

typesetter = Typesetter(Path(sys.argv[1]))

def typeset(name):
    typesetter.png("note.typ", {})
    Path(sys.argv[1], name).write_text(str(os.getpid()))

"""
TWICE = """
for names in (["a"], [f"b{number}" for number in range(20)]):
    share_typesetting(typeset, names)
"""
WHILE_A_THREAD_RUNS = """
done = threading.Event()
thread = threading.Thread(target=done.wait)
thread.start()
share_typesetting(typeset, ["a"])
done.set()
thread.join()
share_typesetting(typeset, [f"b{number}" for number in range(20)])
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "note.typ").write_text("A note", encoding="utf-8")
    return tmp_path


def run(folder: Path, calls: str) -> str:
    """Share typesetting, and return whether Typst runs in the process that did."""
    command = [sys.executable, "-c", f"{SHARING}{calls}print(Typesetter.is_running, os.getpid())", str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)
    return done.stdout


def processes(folder: Path) -> list[str]:
    return [path.read_text("utf-8") for path in folder.iterdir() if path.suffix != ".typ"]


def test_what_was_typeset_hinders_no_later_sharing(folder: Path) -> None:
    is_running, parent = run(folder, TWICE).split()
    found = processes(folder)
    assert len(found) == 21
    assert (parent in found) is (is_running == "True") is (CORES == 1)


def test_a_process_in_which_typst_runs_works_alone_and_to_the_end(folder: Path) -> None:
    is_running, parent = run(folder, WHILE_A_THREAD_RUNS).split()
    assert is_running == "True"
    assert processes(folder) == [parent] * 21
