"""Turn a report into the lines an author reads in a terminal."""

import unicodedata
from collections.abc import Iterator, Mapping

from ..text import cells
from .extent import Extent
from .model import Code, Finding, Level, Report
from .table import render_table

WIDTH = 100
"""Source lines longer than this many characters are shown around the mistake only."""
LONGEST = 300
"""Characters at each end of a problem or a remedy that are shown."""
SCREEN = 24
"""Lines of findings that are seen at a glance; a table sums up what is longer."""
GIST = Extent()


def render_report(report: Report, extent: Extent = GIST) -> str:
    """Return the findings in file order, what is to be said of them all, and a last line that counts them.

    Return nothing for a clean run.
    """
    findings = list(report)
    if not findings:
        return ""
    shown, cut = extent.choose(findings)
    blocks = [_render_finding(each, report.level(each.code), extent) for each in shown]
    parts = ["\n".join(_cut(cut, report))] if cut else []
    parts += _pastes(report, {each.code for each in shown} - cut.keys())
    if extent.only is None and sum(block.count("\n") + 1 for block in blocks) > SCREEN:
        parts.append("\n".join(render_table(report)))
    summary = _summary(report, extent, len(shown))
    lines = [*blocks, *("\n" + part for part in parts), *([""] if parts else []), summary]
    return "\n".join(lines) + "\n"


def _render_finding(finding: Finding, level: Level, extent: Extent) -> str:
    kind = "warning: " if level is Level.WARNING else ""
    place = f"{finding.path}:{finding.line}:{finding.column}" if finding.line else finding.path
    said = f"{_short(finding.problem)}{_often(finding)}; {_short(finding.remedy)}"
    lines = [printable(f"{place}: {kind}{said} [{finding.code}]"), *_excerpt(finding)]
    if extent.every:
        lines += (printable(f"    {path}:{line}:{column}") for path, line, column in finding.elsewhere)
    return "\n".join(lines)


def _often(finding: Finding) -> str:
    """Say of what is told once how often it is found."""
    if not finding.elsewhere:
        return ""
    posts = len(finding.posts)
    return f" (in {posts} posts, first here)" if posts > 1 else f" ({len(finding.elsewhere) + 1} times in this post)"


def _excerpt(finding: Finding) -> Iterator[str]:
    """Go through the line of the source, if there is something in it, and the caret below the mistake."""
    if not finding.excerpt.strip():
        return
    start = max(0, finding.column - 1 - WIDTH // 2) if len(finding.excerpt) > WIDTH else 0
    yield "    " + printable(finding.excerpt[start : start + WIDTH])
    yield f"    {' ' * cells(printable(finding.excerpt[start : finding.column - 1]))}^"


def _short(text: str) -> str:
    """Leave out the middle of what nobody would read: an author's own words may be of any length."""
    return f"{text[:LONGEST]} … {text[-LONGEST:]}" if len(text) > 2 * LONGEST else text


def _pastes(report: Report, codes: set[Code]) -> Iterator[str]:
    """Go through the lines to paste, at the margin, so that they can be taken as they are."""
    for code, paste in sorted(report.pastes.items()):
        if code in codes:
            yield "\n".join([f"{paste.title}:", "", *map(printable, paste.lines)])


def _cut(cut: Mapping[Code, int], report: Report) -> Iterator[str]:
    for code, count in cut.items():
        more = " and what to paste" if code in report.pastes else ""
        yield f"{count} more of {code} are not shown here: `make check ONLY={code}` shows them{more}."


def _summary(report: Report, extent: Extent, shown: int) -> str:
    counts = [
        f"{count} {noun}{'s' if count > 1 else ''}"
        for count, noun in ((report.count(Level.ERROR), "error"), (report.count(Level.WARNING), "warning"))
        if count
    ]
    only = f"; shown: {shown or 'none'} of {extent.only}" if extent.only else ""
    return f"{', '.join(counts)}{only}."


def printable(text: str) -> str:
    """Show control characters, tabs included, as visible signs, so that no file can command a terminal."""
    return "".join("→" if c == "\t" else "\N{REPLACEMENT CHARACTER}" if _commands(c) else c for c in text)


def _commands(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
