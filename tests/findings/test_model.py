import pytest

from plugins.foundation.findings.model import Code, ContentError, Diagnostics, Finding, Level, Report, Source


def finding(path: str = "a.md", line: int = 1, column: int = 1, code: Code = Code.BAD_DATE) -> Finding:
    return Finding(path, line, column, code, "problem", "remedy")


def add(report: Report, *findings: Finding) -> None:
    for each in findings:
        report.add(each)


def test_findings_come_sorted_by_file_line_and_column() -> None:
    report = Report()
    add(report, finding("b.md"), finding(line=10), finding(line=2, column=7), finding(line=2, column=3))
    assert [(each.path, each.line, each.column) for each in report] == [
        ("a.md", 2, 3),
        ("a.md", 2, 7),
        ("a.md", 10, 1),
        ("b.md", 1, 1),
    ]


def test_the_same_finding_is_told_once() -> None:
    report = Report()
    add(report, finding(), finding())
    assert len(list(report)) == 1


def test_a_code_is_an_error_unless_the_site_says_otherwise() -> None:
    report = Report({Code.DEAD_LINK: Level.WARNING})
    add(report, finding(code=Code.BAD_DATE), finding(code=Code.DEAD_LINK), finding(code=Code.DEAD_ANCHOR))
    assert (report.count(Level.ERROR), report.count(Level.WARNING)) == (2, 1)


def test_a_code_that_is_switched_off_leaves_no_finding() -> None:
    report = Report({Code.BAD_DATE: Level.OFF})
    report.add(finding())
    assert list(report) == []


def test_a_mark_carries_the_source_line_it_stands_in() -> None:
    report = Report()
    Diagnostics(Source("a.md", "one\ntwo\nthree"), report).mark((2, 3), Code.BAD_DATE, "problem", "remedy")
    assert next(iter(report)).excerpt == "two"


@pytest.mark.parametrize(("number", "line"), [(0, ""), (1, "one"), (2, "two"), (3, "")])
def test_a_line_outside_the_text_is_empty(number: int, line: str) -> None:
    assert Source("a.md", "one\ntwo").line(number) == line


def test_a_name_that_is_wrong_in_many_posts_is_told_once_where_it_stands_first() -> None:
    report = Report()
    for path, subject in (("c.md", "Eve"), ("a.md", "eve"), ("b.md", "EVE"), ("a.md", "Bo")):
        report.add(Finding(path, 4, 7, Code.UNKNOWN_AUTHOR, f"no {subject}", "remedy", subject=subject))
    bo, eve = report
    assert (bo.subject, bo.elsewhere) == ("Bo", ())
    assert (eve.path, eve.problem, eve.elsewhere) == ("a.md", "no eve", (("b.md", 4, 7), ("c.md", 4, 7)))
    assert eve.posts == {"a.md", "b.md", "c.md"}
    assert report.count(Level.ERROR) == 2
    assert report.subjects(Code.UNKNOWN_AUTHOR) == ["Bo", "eve"]
    assert report.subjects(Code.UNKNOWN_KEY) == []


def test_the_same_name_may_be_wrong_in_two_ways() -> None:
    report = Report()
    for code in (Code.UNKNOWN_AUTHOR, Code.UNKNOWN_KEY):
        report.add(Finding("a.md", 1, 1, code, "problem", "remedy", subject="eve"))
    assert report.count(Level.ERROR) == 2


def test_a_content_error_says_how_many_errors_there_are() -> None:
    report = Report({Code.DEAD_LINK: Level.WARNING})
    add(report, finding(), finding(code=Code.DEAD_LINK))
    assert str(ContentError(report)).startswith("1 ")
