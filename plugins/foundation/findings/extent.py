"""How much of a report is shown: the gist, all of it, or one code."""

import difflib
from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from .model import COMMAND_LINE, Code, ContentError, Finding, Report

MANY = 50
"""Findings of one code that are shown one by one."""
FIRST = 10
"""Findings of one code that are shown where there are more."""


class Extent(Struct, frozen=True):
    """Say what of a report is shown: every place of every finding, or the findings of `only` one code, or the gist."""

    every: bool = False
    only: Code | None = None

    def choose(self, findings: Iterable[Finding]) -> tuple[list[Finding], dict[Code, int]]:
        """Return the findings to be shown, and how many of which code are not, though they are asked for."""
        asked = [each for each in findings if self.only in {None, each.code}]
        if self.every or self.only:
            return asked, {}
        counts = Counter(each.code for each in asked)
        left = {code: count if count <= MANY else FIRST for code, count in counts.items()}
        shown: list[Finding] = []
        for each in asked:
            if left[each.code]:
                left[each.code] -= 1
                shown.append(each)
        return shown, {code: count - FIRST for code, count in counts.items() if count > MANY}


def parse_code(name: str) -> Code:
    """Return the code of a name; raise ContentError, which names the nearest, where there is none."""
    try:
        return Code(name)
    except ValueError:
        near = difflib.get_close_matches(name.lower(), list(Code), n=1)
        remedy = f"did you mean {near[0]}?" if near else "docs/messages.md lists the codes"
        report = Report()
        report.add(Finding(COMMAND_LINE, 0, 0, Code.BAD_SETTING, f"there is no code {name!r}", remedy))
        raise ContentError(report) from None
