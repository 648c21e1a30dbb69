import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.foundation.findings.extent import Extent
from plugins.foundation.findings.model import Code, Finding, Level, Paste, Report
from plugins.foundation.findings.render import WIDTH, printable, render_report


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


def unknown_author(*places: tuple[str, int]) -> Report:
    """Return the report of posts that name an author whom nobody knows."""
    report = Report()
    for path, line in places:
        report.add(Finding(path, line, 9, Code.UNKNOWN_AUTHOR, "nobody knows Eve", "add her", "author: Eve", "Eve"))
    return report


EVERYWHERE = (("a.md", 4), ("b.md", 3), ("c.md", 4))


def test_what_is_told_once_says_in_how_many_posts_it_is() -> None:
    assert render_report(unknown_author(*EVERYWHERE)) == (
        "a.md:4:9: nobody knows Eve (in 3 posts, first here); add her [unknown-author]\n"
        "    author: Eve\n"
        "            ^\n"
        "1 error.\n"
    )


def test_what_is_told_once_is_told_plainly_where_it_is_but_once() -> None:
    assert "a.md:4:9: nobody knows Eve; add her [" in render_report(unknown_author(("a.md", 4)))


def test_what_is_twice_in_one_post_says_so() -> None:
    assert "a.md:4:9: nobody knows Eve (2 times in this post); add" in render_report(
        unknown_author(("a.md", 4), ("a.md", 5))
    )


def test_who_asks_for_all_is_told_every_place() -> None:
    lines = render_report(unknown_author(*EVERYWHERE), Extent(every=True)).splitlines()
    assert lines[3:] == ["    b.md:3:9", "    c.md:4:9", "1 error."]


def test_lines_to_paste_stand_at_the_margin_below_the_findings() -> None:
    report = unknown_author(*EVERYWHERE)
    report.offer(Code.UNKNOWN_AUTHOR, Paste("To add her, paste into authors.yaml", ("eve:", "  name: Eve\x1b")))
    report.offer(Code.UNKNOWN_KEY, Paste("To add it, paste", ("a",)))
    assert render_report(report).splitlines()[3:] == [
        "",
        "To add her, paste into authors.yaml:",
        "",
        "eve:",
        "  name: Eve\N{REPLACEMENT CHARACTER}",
        "",
        "1 error.",
    ]


def dead_links(count: int) -> Report:
    report = Report()
    for line in range(1, count + 1):
        report.add(Finding("a.md", line, 1, Code.DEAD_LINK, "problem", "remedy", "a link"))
    report.add(Finding("b.md", 1, 1, Code.BAD_DATE, "problem", "remedy", "a date"))
    return report


def test_a_report_that_is_seen_at_a_glance_has_no_table() -> None:
    assert "CHECKS" not in render_report(dead_links(7))


def test_a_longer_report_ends_with_a_table() -> None:
    assert render_report(dead_links(8)).splitlines()[-6:] == [
        "",
        "code       findings  posts  in CHECKS, to be only warned of it",
        'dead-link         8      1  "dead-link": "warning",',
        'bad-date          1      1  "bad-date": "warning",',
        "",
        "9 errors.",
    ]


def test_of_hundreds_of_one_kind_ten_are_shown_and_how_to_see_the_others() -> None:
    shown = render_report(dead_links(600))
    assert shown.count("[dead-link]") == 10
    assert shown.count("[bad-date]") == 1
    assert "\n\n590 more of dead-link are not shown here: `make check ONLY=dead-link` shows them.\n\n" in shown
    assert 'dead-link       600      1  "dead-link": "warning",\n' in shown
    assert shown.endswith("\n601 errors.\n")


def test_who_asks_for_all_is_shown_all_and_the_table() -> None:
    shown = render_report(dead_links(600), Extent(every=True))
    assert (shown.count("[dead-link]"), shown.count("[bad-date]"), "not shown" in shown) == (600, 1, False)
    assert 'dead-link       600      1  "dead-link": "warning",\n' in shown


@pytest.mark.parametrize(
    ("code", "count", "last"),
    [
        (Code.DEAD_LINK, 600, "601 errors; shown: 600 of dead-link."),
        (Code.BAD_DATE, 1, "601 errors; shown: 1 of bad-date."),
        (Code.BAD_YAML, 0, "601 errors; shown: none of bad-yaml."),
    ],
)
def test_who_asks_for_one_code_is_shown_that_and_told_that_there_are_others(code: Code, count: int, last: str) -> None:
    lines = render_report(dead_links(600), Extent(only=code)).splitlines()
    assert (len(lines), lines[-1]) == (3 * count + 1, last)


def test_who_is_shown_ten_of_many_is_not_told_what_to_paste_but_where_it_stands() -> None:
    report = Report()
    for number in range(60):
        report.add(Finding("a.md", 4, 1, Code.UNKNOWN_KEY, f"{number}", "remedy", subject=f"{number}"))
    report.offer(Code.UNKNOWN_KEY, Paste("To keep these keys, paste", ("KEYS",)))
    told = "50 more of unknown-key are not shown here: `make check ONLY=unknown-key` shows them and what to paste."
    assert told in render_report(report)
    assert "KEYS" not in render_report(report)
    assert "\nKEYS\n" in render_report(report, Extent(only=Code.UNKNOWN_KEY))


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
