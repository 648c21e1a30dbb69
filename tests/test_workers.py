import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest

from plugins.foundation.workers import AT_A_TIME, WORTH_FORKING, share

ROOT = Path(__file__).parents[1]
WORTH = WORTH_FORKING * AT_A_TIME
MANY = range(WORTH * 3 + 1)
PATIENCE = 120
"""Seconds after which something hangs."""
CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def alone(function: Callable[[], None]) -> list[str]:
    """Return the command that runs a test module's function without the threads that other tests may have left here."""
    return [sys.executable, "-c", f"from {function.__module__} import {function.__name__} as run; run()"]


def run_alone(function: Callable[[], None]) -> str:
    run = subprocess.run(alone(function), cwd=ROOT, capture_output=True, text=True, check=False, timeout=PATIENCE)
    return run.stdout + run.stderr


@pytest.mark.parametrize("count", [0, 1, WORTH - 1, WORTH, WORTH + 1, 1_000])
def test_results_come_in_the_order_of_their_items(count: int) -> None:
    assert share(lambda number: number * number, range(count)) == [number * number for number in range(count)]


def print_order() -> None:
    sys.stdout.write(str(share(str, MANY) == [str(number) for number in MANY]))


def test_results_of_several_processes_come_in_order() -> None:
    assert run_alone(print_order) == "True"


def slow_process(_: int) -> int:
    """Take long enough for every process to have begun before the first has done it all."""
    time.sleep(0.005)
    return os.getpid()


def print_processes() -> None:
    sys.stdout.write(str(len(set(share(slow_process, MANY)))))


def test_every_core_has_a_share_of_many_items() -> None:
    assert run_alone(print_processes) == str(CORES)


def test_few_items_are_worked_on_here() -> None:
    assert set(share(lambda _: os.getpid(), range(WORTH - 1))) == {os.getpid()}


def test_nothing_is_shared_while_other_threads_run() -> None:
    done = Event()
    thread = Thread(target=done.wait)
    thread.start()
    processes = set(share(lambda _: os.getpid(), MANY))
    done.set()
    thread.join()
    assert processes == {os.getpid()}


def refuse_last(number: int) -> int:
    if number == MANY[-1]:
        message = f"number {number} is not welcome"
        raise LookupError(message)
    return number


def print_error() -> None:
    for items in (MANY, range(MANY[-1] + 2), [*MANY[::-1], 0]):
        try:
            share(refuse_last, items)
        except LookupError as error:
            sys.stdout.write(f"{error}\n")


def test_what_the_work_raises_in_any_process_is_raised_here() -> None:
    assert run_alone(print_error) == f"number {MANY[-1]} is not welcome\n" * 3


def print_size() -> None:
    sys.stdout.write(str(sum(map(len, share(lambda _: "x" * 1_000_000, MANY)))))


def test_results_larger_than_a_pipe_holds_come_back() -> None:
    assert run_alone(print_size) == f"{len(MANY)}000000"


def print_whether_apart() -> None:
    processes = [set(share(slow_process, range(count), is_apart=True)) for count in (1, WORTH_FORKING * 24)]
    sys.stdout.write(str([len(each) for each in processes] + [os.getpid() in each for each in processes]))


def test_work_that_is_to_be_done_apart_is_never_done_here() -> None:
    in_children = str([1, CORES, False, False])
    assert run_alone(print_whether_apart) == (in_children if CORES > 1 else "[1, 1, True, True]")


def print_processes_of_few() -> None:
    sys.stdout.write(str(len(set(share(slow_process, range(WORTH_FORKING * 24), at_a_time=1)))))


def test_few_items_are_shared_where_each_is_much_work() -> None:
    assert run_alone(print_processes_of_few) == str(CORES)


def very_slow_process(_: int) -> int:
    """Take longer than a process needs to begin."""
    time.sleep(0.5)
    return os.getpid()


def print_processes_of_two() -> None:
    sys.stdout.write(str(len(set(share(very_slow_process, range(2), at_a_time=1, worth_forking=2)))))


def test_two_items_are_shared_where_each_takes_seconds() -> None:
    assert run_alone(print_processes_of_two) == str(min(2, CORES))
