"""Sum a report up in a table: which code, how often, in how many posts, and what would turn it down."""

from collections import defaultdict
from collections.abc import Iterator

from .model import Code, Finding, Level, Report


def render_table(report: Report) -> Iterator[str]:
    """Go through the lines of the table, the most frequent code first; a warning needs no line of CHECKS."""
    found: dict[Code, list[Finding]] = defaultdict(list)
    for each in report:
        found[each.code].append(each)
    rows = [("code", "findings", "posts", "in CHECKS, to be only warned of it" if report.count(Level.ERROR) else "")]
    for code, findings in sorted(found.items(), key=lambda item: (-len(item[1]), item[0])):
        posts = frozenset[str]().union(*(each.posts for each in findings))
        turned = f'"{code}": "warning",' if report.level(code) is Level.ERROR else ""
        rows.append((code, str(len(findings)), str(len(posts)), turned))
    code_width, findings_width, posts_width, _ = (max(map(len, column)) for column in zip(*rows, strict=True))
    for name, often, files, turned in rows:
        yield f"{name:{code_width}}  {often:>{findings_width}}  {files:>{posts_width}}  {turned}".rstrip()
