import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.findings.model import Code, Finding, Level, Report
from plugins.findings.render import WIDTH, printable, render_report


def shown(line: str, column: int, problem: str = "problem") -> tuple[str, str, str]:
    """Return the head, the source line and the caret line that an author sees for one finding."""
    report = Report()
    report.add(Finding("content/blog/a.md", 4, column, Code.BAD_DATE, problem, "remedy", line))
    head, source, caret, _, _ = render_report(report).split("\n")
    return head, source, caret


def test_a_clean_run_says_nothing() -> None:
    assert render_report(Report()) == ""


def test_a_finding_reads_place_problem_remedy_code_then_the_line_with_a_caret() -> None:
    report = Report()
    report.add(
        Finding(
            "content/blog/five-ps.md",
            4,
            7,
            Code.BAD_DATE,
            'date: "2016-13-01" is not a date',
            "write YYYY-MM-DD",
            "date: 2016-13-01",
        )
    )
    assert render_report(report) == (
        'content/blog/five-ps.md:4:7: date: "2016-13-01" is not a date; write YYYY-MM-DD [bad-date]\n'
        "    date: 2016-13-01\n"
        "          ^\n"
        "1 error.\n"
    )


def test_a_warning_says_so_and_is_counted_apart() -> None:
    report = Report({Code.DEAD_LINK: Level.WARNING})
    for line, code in ((1, Code.DEAD_LINK), (2, Code.BAD_DATE), (3, Code.BAD_DATE)):
        report.add(Finding("a.md", line, 1, code, "problem", "remedy"))
    assert render_report(report) == (
        "a.md:1:1: warning: problem; remedy [dead-link]\n"
        "a.md:2:1: problem; remedy [bad-date]\n"
        "a.md:3:1: problem; remedy [bad-date]\n"
        "2 errors, 1 warning.\n"
    )


def test_a_long_word_of_the_author_is_not_repeated_whole() -> None:
    head, _, _ = shown("a", 1, f"{'x' * 100_000} leads nowhere")
    assert head.endswith("xxx leads nowhere; remedy [bad-date]")
    assert "xxx … xxx" in head
    assert len(head) < 700


def test_a_blank_source_line_is_left_out() -> None:
    report = Report()
    report.add(Finding("a.md", 1, 1, Code.EMPTY_FILE, "problem", "remedy", "   "))
    assert render_report(report).count("\n") == 2


@pytest.mark.parametrize(
    ("line", "column", "cells"),
    [
        ("\tx: 1", 2, 1),
        ("咖啡: x", 5, 6),
        ("cafe\N{COMBINING ACUTE ACCENT}: x", 8, 6),
        ("a\N{COMBINING ENCLOSING CIRCLE}b", 3, 1),
        ("\N{HEAVY BLACK HEART}\N{VARIATION SELECTOR-16}b", 3, 1),
        ("\N{HOT BEVERAGE}b", 2, 2),
        ("\N{RIGHT-TO-LEFT OVERRIDE}b", 2, 1),
        ("title: x", 9, 8),
    ],
)
def test_the_caret_stands_under_its_character(line: str, column: int, cells: int) -> None:
    _, _, caret = shown(line, column)
    assert caret == "    " + " " * cells + "^"


def test_a_tab_is_shown_as_an_arrow() -> None:
    _, source, _ = shown("\ttitle: x", 1)
    assert source == "    →title: x"


@pytest.mark.parametrize("column", [1, 60, 5_000, 99_990])
def test_a_very_long_line_is_shown_around_the_mistake(column: int) -> None:
    line = "a" * (column - 1) + "X" + "b" * (100_000 - column)
    _, source, caret = shown(line, column)
    assert len(source) <= WIDTH + 4
    assert source[caret.index("^")] == "X"


def test_a_line_of_full_width_is_shown_whole() -> None:
    line = "a" * WIDTH
    _, source, caret = shown(line, WIDTH)
    assert (source, caret) == (f"    {line}", f"{'^':>{WIDTH + 4}}")


def test_no_control_character_of_a_file_reaches_the_terminal() -> None:
    commands = "\x1b[31m\x07\x9b\u202e\u2028\x00"
    head, source, _ = shown(f"a{commands}b", 1, f"problem {commands}\nfoo")
    assert not any(unicodedata.category(c) in {"Cc", "Cf", "Zl", "Zp"} for c in head + source)


@given(st.text(st.characters()))
def test_printable_text_is_one_line_that_a_terminal_can_encode(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert len(shown.splitlines()) <= 1
    shown.encode()


@given(
    st.text(st.characters(exclude_characters="\n"), max_size=300).filter(str.strip),
    st.integers(min_value=1, max_value=301),
)
def test_any_line_and_column_make_a_block_of_three_lines(line: str, column: int) -> None:
    report = Report()
    report.add(Finding("a.md", 1, column, Code.BAD_DATE, "problem", "remedy", line))
    assert render_report(report).count("\n") == 4
