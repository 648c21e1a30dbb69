"""Spread work over the processor's cores."""

import multiprocessing
import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from io import FileIO
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

AT_A_TIME = 8
"""Items that a process takes before it looks for more: few, so that all end at about the same time."""
WORTH_FORKING = 8
"""Times that many items: below, a second process costs more time than it saves."""
_RECORD = 8
"""Bytes of a number in the pile."""
_MOST_RECORDS = 512
"""Numbers in the pile: 4096 bytes, which every pipe takes at once."""


class WorkerError(Exception):
    """A worker process that did not bring what it was to: one line that says what happened and what to do."""


def share(
    work: Callable[[T], R],
    items: Sequence[T],
    at_a_time: int = AT_A_TIME,
    worth_forking: int = WORTH_FORKING,
    *,
    is_apart: bool = False,
) -> list[R]:
    """Do the work on every item, on all cores, and return the results in order.

    `at_a_time` is how many items a process takes before it looks for more: one, where each is much work. With fewer
    than `worth_forking` times that many, there is only this process. What would hinder this process afterwards
    `is_apart`: children do all of it, however few the items are.
    Forks, so that the work sees all that was read so far without copying it; nothing a child changes comes back
    but its results, which must pickle. Works alone where it cannot fork safely: with other threads running (the
    `pelican` command's own, say), on systems without fork, on one core. What a child raises is raised here, and ends
    the work of all. Raises WorkerError where a child cannot be started, was killed, or raises what does not pickle.
    """
    cores = _cores()
    least = 1 if is_apart else worth_forking * at_a_time
    if cores == 1 or len(items) < least or threading.active_count() > 1:
        return [work(item) for item in items]
    at_a_time = max(at_a_time, -(-len(items) // _MOST_RECORDS))
    parent = os.getpid()
    children: dict[Connection, ForkProcess] = {}
    results: dict[int, R] = {}
    try:
        with _pile(len(items), at_a_time) as pile:
            part = partial(_work, work, items, at_a_time, pile)
            for _ in range(min(cores, -(-len(items) // at_a_time)) if is_apart else cores - 1):
                _start(partial(part, lambda: os.getppid() != parent), children)
            if not is_apart:
                # A child that is heard while there is work left tells of an error.
                results.update(part(lambda: bool(wait(children, timeout=0))))
        busy = set(children)
        while busy:
            ready = busy.intersection(wait(busy))
            for receiver in ready:
                results.update(_receive(children[receiver], receiver))
            busy -= ready
    except BaseException:
        for child in children.values():
            child.kill()
        raise
    finally:
        for child in children.values():
            child.join()
    return [results[number] for number in range(len(items))]


def _pile(count: int, at_a_time: int) -> FileIO:
    """Return a pipe that holds the number of the first of each few items: who reads it works on those.

    It is no lock, which a process that is killed would keep; and the system gives each number to one reader.
    """
    reader, writer = os.pipe()
    os.write(writer, b"".join(start.to_bytes(_RECORD, "big") for start in range(0, count, at_a_time)))
    os.close(writer)  # so that it comes to an end
    return FileIO(reader)


def _work(
    work: Callable[[T], R], items: Sequence[T], at_a_time: int, pile: FileIO, is_over: Callable[[], bool]
) -> Iterator[tuple[int, R]]:
    """Take a few items at a time, as fast as this core gets on, until none is left or there is no use in more."""
    while not is_over() and (record := pile.read(_RECORD)):
        start = int.from_bytes(record, "big")
        for number in range(start, min(start + at_a_time, len(items))):
            yield number, work(items[number])


def _cores() -> int:
    if not hasattr(os, "fork"):
        return 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _start(work: Callable[[], Iterable[tuple[int, R]]], children: dict[Connection, ForkProcess]) -> None:
    """Start one more child, and note it by what its results come through."""
    context = multiprocessing.get_context("fork")
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())  # or one would find a child not yet noted
    try:
        receiver, sender = context.Pipe(duplex=False)
        child = context.Process(target=_child, args=(work, sender, [*children, receiver], mask), daemon=True)
        child.start()
        children[receiver] = child
        sender.close()
    except OSError as error:
        problem = (error.strerror or str(error)).lower()
        raise WorkerError(f"no worker process can be started: {problem}; end other programs and build again") from None
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)


def _child(
    work: Callable[[], Iterable[tuple[int, R]]],
    sender: Connection,
    receivers: Sequence[Connection],
    mask: Iterable[int],
) -> None:
    for number in signal.valid_signals():
        if callable(signal.getsignal(number)):  # it is the parent's to tidy up, and a child's to end at once
            signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, mask)
    for receiver in receivers:
        receiver.close()  # a child that held the reading end, too, would wait for ever for a parent that was killed
    try:
        sender.send((dict(work()), None))
    except BaseException as error:  # noqa: BLE001 - whatever it is, the parent raises it
        with suppress(OSError):  # the parent is gone
            sender.send(({}, _portable(error)))


def _portable(error: BaseException) -> BaseException:
    """Return an error as it can be sent: one that cannot be pickled, or not be read again, only in words."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    except Exception:  # noqa: BLE001 - its own code runs here
        return WorkerError(f"{type(error).__name__} in a worker process: {error}; correct that and build again")
    return error


def _receive(child: ForkProcess, receiver: Connection) -> Mapping[int, R]:
    try:
        results, error = receiver.recv()
    except (EOFError, OSError):  # nothing came, or only half of it
        child.join()
        raise WorkerError(_end(child.exitcode or 0)) from None
    if error is not None:
        raise error
    return dict(results)


def _end(status: int) -> str:
    """Say how a child ended that left its work undone; a signal is a negative status."""
    how = f"was killed (signal {-status})" if status < 0 else f"ended with status {status}"
    return f"a worker process {how} before its work was done; is there memory left? Build again"
