"""Spread work over the processor's cores."""

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

WORTH_FORKING = 64
"""Below this many items a second process costs more time than it saves."""


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
    gc.freeze()
    children = []
    for number in range(1, cores):
        receiver, sender = context.Pipe(duplex=False)
        child = context.Process(target=_child, args=(work, items[number::cores], sender), daemon=True)
        child.start()
        sender.close()
        children.append((child, receiver))
    results: list[list[R]] = []
    try:
        results.append([work(item) for item in items[::cores]])
        results.extend(_receive(receiver) for _, receiver in children)
    finally:
        for child, _ in children:
            if len(results) < cores:
                child.terminate()
            child.join()
        gc.unfreeze()
    return [results[index % cores][index // cores] for index in range(len(items))]


def _cores() -> int:
    if not hasattr(os, "fork"):
        return 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _child(work: Callable[[T], R], items: Sequence[T], sender: Connection) -> None:
    gc.disable()
    try:
        sender.send(([work(item) for item in items], None))
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent raises it
        sender.send(([], error))


def _receive(receiver: Connection) -> list[R]:
    try:
        results, error = receiver.recv()
    except EOFError:
        message = "a worker process ended before its work was done; is there memory left?"
        raise RuntimeError(message) from None
    if error is not None:
        raise error
    return list(results)
