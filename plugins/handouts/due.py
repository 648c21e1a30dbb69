"""Due offsets as authors write them: `-1d`, `-2h`, `+1w`."""

import re

from .model import Due, Unit

_DUE = re.compile(r"(?P<amount>[+-]\d{1,3}|0)(?P<unit>[hdw])", re.ASCII)


def parse_due(text: str) -> Due:
    """Return a due offset; raise ValueError where it is none: a sign, a number below 1,000, and h, d or w."""
    match = _DUE.fullmatch(text.strip().replace("\N{MINUS SIGN}", "-"))
    if not match:
        message = f'"{text}" is no due offset'
        raise ValueError(message)
    return Due(int(match["amount"]), Unit(match["unit"]))
