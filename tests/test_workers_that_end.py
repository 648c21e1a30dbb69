"""Workers that are killed, stopped or refused: each in a process of its own, with a guard, for what is wrong hangs."""

import errno
import os
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from io import FileIO
from multiprocessing.connection import Connection

import psutil
import pytest

from plugins.foundation import workers
from plugins.foundation.workers import WorkerError, share
from tests.test_workers import MANY, PATIENCE, ROOT, alone, run_alone


def with_cores(count: int) -> None:
    """Have this process believe in so many cores, for what is not shared on one."""
    os.sched_getaffinity = lambda _: set(range(count))


def print_what_is_raised(work: Callable[[int], object] = str) -> None:
    """Print what comes of work that children do."""
    with_cores(4)
    try:
        share(work, MANY, is_apart=True)
    except (WorkerError, SystemExit) as error:
        sys.stdout.write(f"{type(error).__name__}: {error}\n")


def kill_itself(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_at_work() -> None:
    print_what_is_raised(kill_itself)


def die_before_it_begins() -> None:
    os.register_at_fork(after_in_child=kill_itself)
    print_what_is_raised()


class Deadly(FileIO):
    """A pile that kills who takes from it, at the moment between the taking and the working."""

    def read(self, size: int | None = -1, /) -> bytes:
        record = super().read(size)
        kill_itself()
        return record


def die_as_it_takes() -> None:
    vars(workers)["FileIO"] = Deadly
    print_what_is_raised()


def die_as_it_sends() -> None:
    def send_half(self: Connection, _: object) -> None:
        os.write(self.fileno(), struct.pack("!i", 2_000) + bytes(1_000))
        kill_itself()

    Connection.send = send_half  # type: ignore[method-assign, assignment]  # in place of the real one
    print_what_is_raised()


@pytest.mark.parametrize("death", [die_before_it_begins, die_as_it_takes, die_at_work, die_as_it_sends])
def test_a_worker_that_is_killed_is_told_in_one_line(death: Callable[[], None]) -> None:
    problem = "a worker process was killed (signal 9) before its work was done"
    assert run_alone(death) == f"WorkerError: {problem}; is there memory left? Build again\n"


class UnreadableError(Exception):
    """An error that pickles, and cannot be made again from what was pickled."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(first + second)


def raise_unreadable(_: int) -> None:
    raise UnreadableError("half ", "told")


def raise_unpicklable(_: int) -> None:
    raise LookupError("a reason", lambda: None)


def print_unreadable() -> None:
    print_what_is_raised(raise_unreadable)


def print_unpicklable() -> None:
    print_what_is_raised(raise_unpicklable)


def print_exit() -> None:
    print_what_is_raised(sys.exit)


@pytest.mark.parametrize(
    ("function", "told"),
    [
        (print_unreadable, "WorkerError: UnreadableError in a worker process: half told; "),
        (print_unpicklable, "WorkerError: LookupError in a worker process: ('a reason', <function "),
        (print_exit, "SystemExit: "),
    ],
)
def test_what_a_worker_raises_is_told_whatever_it_is(function: Callable[[], None], told: str) -> None:
    lines = run_alone(function).splitlines()
    assert [line[: len(told)] for line in lines] == [told]


def print_whether_started() -> None:
    def refuse() -> int:
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    os.fork = refuse
    print_what_is_raised()


def test_a_system_that_allows_no_more_processes_is_told() -> None:
    problem = "no worker process can be started: resource temporarily unavailable"
    assert run_alone(print_whether_started) == f"WorkerError: {problem}; end other programs and build again\n"


def print_done_after_a_death() -> None:
    """Let the child die, and print how much of a great pile this process did nevertheless."""
    with_cores(2)
    here, done = os.getpid(), []

    def work(_: int) -> None:
        if os.getpid() != here:
            kill_itself()
        time.sleep(0.01)
        done.append(1)

    try:
        share(work, range(10_000), at_a_time=1)
    except WorkerError:
        sys.stdout.write(str(len(done)))


def test_a_death_is_noticed_long_before_all_the_work_is_done() -> None:
    assert int(run_alone(print_done_after_a_death)) < 5_000


def survive_deaths() -> None:
    """Have another process kill a child some moments after its start, again and again; print what came of it."""
    with_cores(4)
    outcomes = set()
    for moment in range(0, 60, 2):
        killer = os.fork()
        if killer == 0:
            time.sleep(moment / 1_000)
            for each in psutil.Process(os.getppid()).children()[1:2]:  # the first is this one
                each.kill()
            os._exit(0)
        try:
            assert share(str, range(20_000)) == [str(number) for number in range(20_000)]
            outcomes.add("whole")
        except WorkerError:
            outcomes.add("told")
        os.waitpid(killer, 0)
    sys.stdout.write(" ".join(sorted(outcomes)))


def test_nobody_waits_for_a_worker_that_was_killed_at_any_moment() -> None:
    outcomes = run_alone(survive_deaths)
    assert set(outcomes.split()) <= {"told", "whole"}
    assert "told" in outcomes


def tell_numbers(work: Callable[[int], object]) -> None:
    """Share endless work as a build does; each child tells its number when it begins."""
    with_cores(2)
    for number, status in ((signal.SIGTERM, 143), (signal.SIGINT, 130)):
        signal.signal(number, lambda *_, status=status: sys.exit(status))
    told = set()

    def tell(item: int) -> None:
        if os.getpid() not in told:
            told.add(os.getpid())
            os.write(1, f"{os.getpid()}\n".encode())
        work(item)

    share(tell, range(100_000), at_a_time=1, is_apart=True)


def sleep_again_and_again() -> None:
    tell_numbers(lambda _: time.sleep(0.01))


def calculate_for_hours() -> None:
    tell_numbers(lambda _: sum(range(10**13)))  # Python looks for no signal in it


@pytest.mark.parametrize("is_for_all", [False, True])
@pytest.mark.parametrize(
    ("function", "number", "status"),
    [
        (calculate_for_hours, signal.SIGINT, 130),
        (calculate_for_hours, signal.SIGTERM, 143),
        (sleep_again_and_again, signal.SIGKILL, -signal.SIGKILL),
    ],
)
def test_who_stops_a_build_stops_its_workers_without_a_word(
    function: Callable[[], None], number: signal.Signals, status: int, *, is_for_all: bool
) -> None:
    command = alone(function)
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe, text=True, start_new_session=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() != process.stdout.readline()  # both are at work
        try:
            if is_for_all:  # as Ctrl+C in a terminal does
                os.killpg(process.pid, number)
            else:
                process.send_signal(number)
            _, errors = process.communicate(timeout=PATIENCE)  # until its children are gone, who hold the pipes, too
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise
    assert process.returncode == status
    assert errors == ""
