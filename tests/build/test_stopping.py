import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BEGIN = "import os, signal, sys; from plugins.commands.build.stopping import exit_when_asked, held_back; "


def run(code: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", BEGIN + code]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("name", "status"), [("SIGHUP", 129), ("SIGINT", 130), ("SIGQUIT", 131), ("SIGTERM", 143)])
def test_who_is_asked_to_stop_puts_things_in_order_and_ends_without_a_trace(name: str, status: int) -> None:
    ended = run(f"exit_when_asked()\ntry: os.kill(os.getpid(), signal.{name})\nfinally: print('in order')")
    assert (ended.returncode, ended.stdout, ended.stderr) == (status, "in order\n", "")


def test_asking_again_does_not_cut_that_off() -> None:
    again = "os.kill(os.getpid(), signal.SIGTERM); print('in order')"
    ended = run(f"exit_when_asked()\ntry: os.kill(os.getpid(), signal.SIGINT)\nfinally: {again}")
    assert (ended.returncode, ended.stdout) == (130, "in order\n")


def test_who_was_told_to_ignore_a_signal_goes_on_doing_so() -> None:
    ignore = "signal.signal(signal.SIGHUP, signal.SIG_IGN); exit_when_asked()"
    ended = run(f"{ignore}; os.kill(os.getpid(), signal.SIGHUP); print('still here')")
    assert (ended.returncode, ended.stdout) == (0, "still here\n")


def test_a_signal_waits_until_the_block_that_holds_it_back_has_ended() -> None:
    block = "with held_back():\n os.kill(os.getpid(), signal.SIGTERM)\n print('all of it')\nprint('too late')"
    ended = run(f"exit_when_asked()\n{block}")
    assert (ended.returncode, ended.stdout) == (143, "all of it\n")


def test_signals_come_through_again_when_the_block_fails() -> None:
    block = "try:\n with held_back(): 1 / 0\nexcept ZeroDivisionError: print('failed')"
    ended = run(f"exit_when_asked()\n{block}\nos.kill(os.getpid(), signal.SIGTERM)\nprint('too late')")
    assert (ended.returncode, ended.stdout) == (143, "failed\n")
