"""Spread work over the processor's cores."""

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from multiprocessing.sharedctypes import Synchronized
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

WORTH_FORKING = 64
"""Below this many items a second process costs more time than it saves."""
AT_A_TIME = 8
"""Items that a process takes before it looks for more: few, so that all end at about the same time."""


def share(work: Callable[[T], R], items: Sequence[T]) -> list[R]:
    """Do the work on every item, on all cores, and return the results in order.

    Forks, so that the work sees all that was read so far without copying it; nothing a child changes comes back
    but its results, which must pickle. Works alone where it cannot fork safely: with other threads running (the
    `pelican` command's own, say), on systems without fork, on one core. What a child raises is raised here.
    """
    cores = _cores()
    if cores == 1 or len(items) < WORTH_FORKING or threading.active_count() > 1:
        return [work(item) for item in items]
    context = multiprocessing.get_context("fork")
    taken = context.Value("l", 0)
    children: list[tuple[ForkProcess, Connection]] = []
    for _ in range(cores - 1):
        receiver, sender = context.Pipe(duplex=False)
        receivers = [*(each for _, each in children), receiver]
        child = context.Process(target=_child, args=(work, items, taken, sender, receivers), daemon=True)
        child.start()
        sender.close()
        children.append((child, receiver))
    results: dict[int, R] = {}
    try:
        results.update(_work(work, items, taken))
        for _, receiver in children:
            results.update(_receive(receiver))
    except BaseException:
        for child, _ in children:
            child.terminate()
        raise
    finally:
        for child, _ in children:
            child.join()
    return [results[number] for number in range(len(items))]


def _work(work: Callable[[T], R], items: Sequence[T], taken: "Synchronized[int]") -> Iterator[tuple[int, R]]:
    """Take a few items at a time, as fast as this core gets on, until none is left."""
    while True:
        with taken.get_lock():
            start = taken.value
            taken.value = start + AT_A_TIME
        if start >= len(items):
            return
        for number in range(start, min(start + AT_A_TIME, len(items))):
            yield number, work(items[number])


def _cores() -> int:
    if not hasattr(os, "fork"):
        return 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _child(
    work: Callable[[T], R],
    items: Sequence[T],
    taken: "Synchronized[int]",
    sender: Connection,
    receivers: Sequence[Connection],
) -> None:
    for receiver in receivers:
        receiver.close()  # a child that held the reading end, too, would wait for ever for a parent that was killed
    try:
        sender.send((dict(_work(work, items, taken)), None))
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent raises it
        sender.send(({}, error))


def _receive(receiver: Connection) -> Mapping[int, R]:
    try:
        results, error = receiver.recv()
    except EOFError:
        message = "a worker process ended before its work was done; is there memory left?"
        raise RuntimeError(message) from None
    if error is not None:
        raise error
    return dict(results)
