"""Spread typesetting over the processor's cores."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from ..workers import share
from .compiler import Typesetter

T = TypeVar("T")


def share_typesetting(work: Callable[[T], None], items: Sequence[T], at_a_time: int = 1) -> None:
    """Do work that typesets on every item, on all cores, as `share` does.

    Children do it all, so that Typst does not start here, and what is typeset next can be shared, too. Where it runs
    already, because nothing could be forked, this process works alone.
    """
    if Typesetter.is_running:
        for item in items:
            work(item)
    else:
        share(work, items, at_a_time, is_apart=True)
