"""Spread work over the processor's cores."""

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from multiprocessing.sharedctypes import Synchronized
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

AT_A_TIME = 8
"""Items that a process takes before it looks for more: few, so that all end at about the same time."""
WORTH_FORKING = 8
"""Times that many items: below, a second process costs more time than it saves."""


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
    `pelican` command's own, say), on systems without fork, on one core. What a child raises is raised here.
    """
    cores = _cores()
    least = 1 if is_apart else worth_forking * at_a_time
    if cores == 1 or len(items) < least or threading.active_count() > 1:
        return [work(item) for item in items]
    context = multiprocessing.get_context("fork")
    pile = _Pile(context.Value("l", 0), at_a_time)
    children: list[tuple[ForkProcess, Connection]] = []
    for _ in range(min(cores, -(-len(items) // at_a_time)) if is_apart else cores - 1):
        receiver, sender = context.Pipe(duplex=False)
        receivers = [*(each for _, each in children), receiver]
        child = context.Process(target=_child, args=(work, items, pile, sender, receivers), daemon=True)
        child.start()
        sender.close()
        children.append((child, receiver))
    results: dict[int, R] = {}
    try:
        if not is_apart:
            results.update(_work(work, items, pile))
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


@dataclass(frozen=True, slots=True)
class _Pile:
    """What nobody has taken yet: the items from number `taken` on."""

    taken: "Synchronized[int]"
    at_a_time: int

    def take(self) -> int:
        """Take the next few, and return the number of the first."""
        with self.taken.get_lock():
            start = self.taken.value
            self.taken.value = start + self.at_a_time
        return start


def _work(work: Callable[[T], R], items: Sequence[T], pile: _Pile) -> Iterator[tuple[int, R]]:
    """Take a few items at a time, as fast as this core gets on, until none is left."""
    while (start := pile.take()) < len(items):
        for number in range(start, min(start + pile.at_a_time, len(items))):
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
    pile: _Pile,
    sender: Connection,
    receivers: Sequence[Connection],
) -> None:
    for receiver in receivers:
        receiver.close()  # a child that held the reading end, too, would wait for ever for a parent that was killed
    try:
        sender.send((dict(_work(work, items, pile)), None))
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
