"""What all commands have in common."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT

INTERRUPTED = """
import os, runpy, signal, sys
import importlib.abc

class Key(importlib.abc.MetaPathFinder):
    # Presses Ctrl+C when the module is looked for.
    def find_spec(self, name, path, target=None):
        if name == {imported!r}:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Key())
sys.argv = ["-m"]
runpy.run_module({command!r}, run_name="__main__", alter_sys=True)
"""


@pytest.mark.parametrize(
    ("command", "imported"),
    [
        ("plugins.build", "pelican"),
        ("plugins.build", "pydantic"),
        ("plugins.preview", "watchfiles"),
        ("plugins.tweets.command", "pydantic"),
        ("plugins.commands.new", "unidecode"),
    ],
)
def test_ctrl_c_while_a_command_starts_leaves_no_trace(command: str, imported: str) -> None:
    program = INTERRUPTED.format(command=command, imported=imported)
    command_line = [sys.executable, "-c", program]
    run = subprocess.run(command_line, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert run.returncode == -2
    assert run.stderr == ""
