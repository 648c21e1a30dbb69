"""What the signals do that ask a build to stop."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_SIGNALS = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)


class Stopped(SystemExit):
    """The end of a process that was asked to stop, by whatever program it runs at that moment."""


def exit_when_asked() -> None:
    """Have these signals end the process in order, with the exit status that a shell gives them.

    Only the first counts, so that none cuts off what is being put in order. One that is ignored already, as `nohup`
    does with SIGHUP, stays so.
    """
    for number in _SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _exit)


def _exit(number: int, _: FrameType | None) -> None:
    for each in _SIGNALS:
        signal.signal(each, signal.SIG_IGN)
    raise Stopped(128 + number)


@contextmanager
def held_back() -> Iterator[None]:
    """Have these signals wait until the block has ended."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
