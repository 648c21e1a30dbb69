"""One way to build a blog, and what it takes."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Contender:
    """One way to build a folder: the command, where it runs, and the word before where it writes to."""

    name: str
    command: Sequence[str]
    folder: Path = ROOT
    output: str = "--output"


@dataclass(frozen=True, slots=True)
class Measure:
    """What one build took; memory is the most that all its processes held at once, shared pages counted once."""

    seconds: float
    megabytes: float


def measure(contender: Contender, output: Path) -> Measure:
    """Run a build and watch it; end the benchmark where it fails.

    Python may keep what it compiles, as it does where nobody forbids it: the packages of all contenders are compiled.
    """
    command = [*contender.command, contender.output, str(output)]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    with subprocess.Popen(command, cwd=contender.folder, env=environment, stdout=subprocess.DEVNULL) as process:
        peak = 0.0
        while process.poll() is None:
            peak = max(peak, _megabytes(psutil.Process(process.pid)))
            time.sleep(0.05)
    if process.returncode:
        sys.exit(f"{contender.name} failed with exit status {process.returncode}")
    return Measure(time.perf_counter() - start, peak)


def _megabytes(process: psutil.Process) -> float:
    total = 0
    try:
        for each in (process, *process.children(recursive=True)):
            memory = each.memory_full_info()
            total += getattr(memory, "pss", memory.rss)
    except psutil.Error:  # it ended meanwhile
        pass
    return total / 1e6
