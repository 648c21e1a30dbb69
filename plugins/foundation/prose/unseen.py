"""Control characters in the addresses of a text, which no page shows: what leads somewhere is to be what is read."""

import re
from collections.abc import Iterator

from ..findings.model import Code
from .model import Fault

_SIGN = re.compile(
    r"(?P<unseen>[\x00-\x08\x0e-\x1f\x7f-\x9f])"
    r"""|(?P<opening>\]\(\s*<?|\]:\s*<?|\b(?:href|src|poster|data)\s*=\s*["']?)|(?P<end>[\s)>"'])"""
)
"""What matters for whether a character stands in an address, in Markdown or HTML."""


def find_unseen(body: str) -> Iterator[Fault]:
    """Go through the control characters in addresses."""
    is_address, line, begin = False, 0, 0
    for sign in _SIGN.finditer(body):
        if is_address and sign["unseen"]:
            line += body.count("\n", begin, sign.start())
            begin = sign.start()
            column = begin - body.rfind("\n", 0, begin) - 1
            problem, remedy = "a control character stands in an address", "delete it and type the address again"
            yield Fault(Code.BAD_PATH, line, column, problem, remedy)
        is_address = bool(sign["opening"]) or (is_address and not sign["end"])
