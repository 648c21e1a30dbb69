"""A guard against work that never ends, or that grows with the square of a text."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

PATIENCE = 90
"""Seconds after which work hangs that takes one or two."""
LONG = 100_000
"""Characters of a text that takes minutes, or hours, if any part of it is looked at again and again."""


@contextmanager
def patience() -> Iterator[None]:
    """Fail where the work within hangs."""

    def give_up(_number: int, _frame: FrameType | None) -> None:
        message = f"this takes more than {PATIENCE} seconds"
        raise AssertionError(message)

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def long(token: str, first: str = "") -> str:
    """Return a long text that says one thing again and again, behind what comes first."""
    return first + token * (LONG // len(token))


def numbered(form: str) -> str:
    """Return a long text that says something again and again, each time with another number at its `{0}`."""
    pieces: list[str] = []
    length = number = 0
    while length < LONG:
        pieces.append(form.format(number))
        length, number = length + len(pieces[-1]), number + 1
    return "".join(pieces)
