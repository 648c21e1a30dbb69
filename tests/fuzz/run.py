"""Build made-up sites for some minutes: `make fuzz MINUTES=5`.

Each is of real and hostile texts, put together and spoilt by Hypothesis, and goes through the real readers, renderers
and templates. No build may end in a traceback, hang, or say what is no finding at a place in a file; and what it writes
is valid, with no script or handler in it that its author was not told of. What is wrong is made as small as it can be,
printed, and kept: the next run tries it first.
"""

import faulthandler
import shlex
import signal
import sys
import time
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.database import DirectoryBasedExampleDatabase

from tests.conftest import ROOT
from tests.fuzz.texts import SITES
from tests.fuzz.trial import Trial, check

FOLDER = ROOT / ".hypothesis" / "fuzz"
"""Where each site is written to be built; that of a failure stays there."""
NAMES = ("strict", "lenient")
"""Of the settings with which a site is built."""
PATIENCE = 30
"""Seconds after which a build hangs; code that cannot be interrupted has twice as many."""
STDERR = 2
"""Where a traceback goes that nothing can catch."""
AT_A_TIME = 50
"""Sites to a round, after which the clock is looked at."""
ALL = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example, HealthCheck.filter_too_much]


class HangError(BaseException):
    """Stop a build that hangs. No code that is tried catches it, and Hypothesis does not try it again."""


@contextmanager
def no_hang() -> Iterator[None]:
    """Raise HangError where the block takes too long, or end the process with a traceback where that is not heard."""

    def stop(_: int, __: FrameType | None) -> NoReturn:
        raise HangError

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(PATIENCE)
    faulthandler.dump_traceback_later(2 * PATIENCE, exit=True, file=STDERR)
    try:
        yield
    finally:
        signal.alarm(0)
        faulthandler.cancel_dump_traceback_later()


def main(minutes: float) -> int:
    """Try sites until the time is over; return the exit status: 1 where a site was built wrongly."""
    trial = Trial(FOLDER)
    trial.start()
    tried: list[str] = []

    @settings(
        max_examples=AT_A_TIME,
        deadline=None,
        derandomize=False,
        database=DirectoryBasedExampleDatabase(ROOT / ".hypothesis" / "examples"),
        phases=[Phase.reuse, Phase.generate, Phase.shrink],
        suppress_health_check=ALL,
        report_multiple_bugs=False,
    )
    @given(SITES, st.sampled_from(NAMES))
    def build_one(files: Mapping[str, bytes], name: str) -> None:
        tried.append(name)
        trial.write(files)
        with no_hang():
            check(trial.build(name), files)

    sys.stdout.write(f"Each site is written to {FOLDER}, and built there.\n")
    sys.stdout.flush()
    end = time.monotonic() + minutes * 60
    while time.monotonic() < end:
        try:
            build_one()
        except (Exception, HangError):  # noqa: BLE001 - whatever it is, a build must not raise it
            sys.stdout.write(f"{traceback.format_exc()}\n{shown(trial, tried[-1])}")
            return 1
    sys.stdout.write(f"{len(tried)} sites, nothing wrong with how they were built.\n")
    return 0


def shown(trial: Trial, name: str) -> str:
    """Return the files that were built last, and how to build them again with the settings of a name."""
    files = sorted(file for file in (trial.folder / "content").rglob("*") if file.is_file())
    texts = [f"{file.relative_to(trial.folder)}:\n{file.read_bytes()!a}\n" for file in files]
    command = shlex.join([".venv/bin/python", "-m", "plugins.build", *trial.command(name)])
    return "\n".join([*texts, f"To build it again: {command}; make fuzz tries it first.\n"])


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1])))
