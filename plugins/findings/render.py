"""Turn a report into the lines an author reads in a terminal."""

import unicodedata

from plugins.findings.model import Finding, Level, Report
from plugins.text import cells

WIDTH = 100
"""Source lines longer than this many characters are shown around the mistake only."""
LONGEST = 300
"""Characters at each end of a problem or a remedy that are shown."""


def render_report(report: Report) -> str:
    """Return every finding in file order, and a last line that counts them; nothing for a clean run."""
    blocks = [_render_finding(finding, report.level(finding.code)) for finding in report]
    if not blocks:
        return ""
    return "\n".join([*blocks, _summary(report)]) + "\n"


def _render_finding(finding: Finding, level: Level) -> str:
    kind = "warning: " if level is Level.WARNING else ""
    place = f"{finding.path}:{finding.line}:{finding.column}" if finding.line else finding.path
    said = f"{_short(finding.problem)}; {_short(finding.remedy)}"
    head = printable(f"{place}: {kind}{said} [{finding.code}]")
    if not finding.excerpt.strip():
        return head
    start = max(0, finding.column - 1 - WIDTH // 2) if len(finding.excerpt) > WIDTH else 0
    shown = printable(finding.excerpt[start : start + WIDTH])
    before = printable(finding.excerpt[start : finding.column - 1])
    return f"{head}\n    {shown}\n    {' ' * cells(before)}^"


def _short(text: str) -> str:
    """Leave out the middle of what nobody would read: an author's own words may be of any length."""
    return f"{text[:LONGEST]} … {text[-LONGEST:]}" if len(text) > 2 * LONGEST else text


def _summary(report: Report) -> str:
    counts = [
        f"{count} {noun}{'s' if count > 1 else ''}"
        for count, noun in ((report.count(Level.ERROR), "error"), (report.count(Level.WARNING), "warning"))
        if count
    ]
    return ", ".join(counts) + "."


def printable(text: str) -> str:
    """Show control characters, tabs included, as visible signs, so that no file can command a terminal."""
    return "".join("→" if c == "\t" else "\N{REPLACEMENT CHARACTER}" if _commands(c) else c for c in text)


def _commands(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
