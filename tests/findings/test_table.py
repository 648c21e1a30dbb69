from plugins.foundation.findings.model import Code, Finding, Level, Report
from plugins.foundation.findings.table import render_table


def report_of(levels: dict[Code, Level], *findings: tuple[str, int, Code]) -> Report:
    report = Report(levels)
    for path, line, code in findings:
        report.add(Finding(path, line, 1, code, "problem", "remedy"))
    return report


DEAD_LINKS = (("a.md", 1, Code.DEAD_LINK), ("a.md", 2, Code.DEAD_LINK), ("b.md", 1, Code.DEAD_LINK))


def test_the_table_says_how_often_in_how_many_posts_and_what_would_turn_it_down() -> None:
    report = report_of({}, ("c.md", 1, Code.BAD_DATE), ("c.md", 1, Code.DEAD_MENU), *DEAD_LINKS)
    assert list(render_table(report)) == [
        "code       findings  posts  in CHECKS, to be only warned of it",
        'dead-link         3      2  "dead-link": "warning",',
        'bad-date          1      1  "bad-date": "warning",',
        "dead-menu         1      1",
    ]


def test_what_is_only_warned_of_needs_no_line_of_checks() -> None:
    assert list(render_table(report_of({Code.DEAD_LINK: Level.WARNING}, *DEAD_LINKS))) == [
        "code       findings  posts",
        "dead-link         3      2",
    ]


def test_what_is_told_once_counts_once_and_all_its_posts_do() -> None:
    report = Report()
    for path in ("a.md", "b.md", "c.md"):
        report.add(Finding(path, 1, 1, Code.UNKNOWN_AUTHOR, "problem", "remedy", subject="Eve"))
    _, row = render_table(report)
    assert row.split()[:3] == ["unknown-author", "1", "3"]
