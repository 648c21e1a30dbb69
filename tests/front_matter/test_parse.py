import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.foundation.findings.model import Code
from tests.front_matter.reading import read, read_file, refused, split


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: A\ndate: 2016-10-31\n---\nText.",
        "---  \ntitle: A\ndate: 2016-10-31\n--- \t\nText.",
        "\n \n\n---\ntitle: A\ndate: 2016-10-31\n---\nText.",
        "---\n\ntitle: A\n\n\ndate: 2016-10-31\n\n---\nText.",
        "---\n# a comment\ntitle: A # another\ndate: 2016-10-31\n---\nText.",
        "---\ntitle: A\ndate: 2016-10-31\n---",
        "title: A\ndate: 2016-10-31\n\nText.",
        "Title: A\nDate:2016-10-31\n\nText.",
        "Title: A\nDate:2016-10-31\n---\nText.",
        "\n\nTITLE :  A\nDate: 2016-10-31",
    ],
)
def test_a_header_is_found_however_it_is_spaced(text: str) -> None:
    reading = read_file(text)
    assert reading.told == []
    assert (reading.front.title, f"{reading.front.date:%Y-%m-%d}") == ("A", "2016-10-31")


@pytest.mark.parametrize(
    ("text", "first_line", "body_line"),
    [
        ("---\ntitle: A\n---\nText.", 1, 4),
        ("\n\n---\ntitle: A\n\n---\n\nText.", 3, 7),
        ("---\n---\n", 1, 3),
        ("Title: A\n\nText.", 1, 2),
        ("Title: A\n---\nText.", 1, 3),
        ("Title: A\n---", 1, 3),
        ("---\ntitle: A\n---\na\n---\nb\n---\n", 1, 4),
    ],
)
def test_the_body_begins_below_the_header(text: str, first_line: int, body_line: int) -> None:
    header, _ = split(text)
    assert header is not None
    assert (header.first_line, header.body_line) == (first_line, body_line)


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("", 1, Code.EMPTY_FILE),
        (" \n\t\n", 1, Code.EMPTY_FILE),
        ("Just text.", 1, Code.NO_HEADER),
        ("\n\nJust text.", 3, Code.NO_HEADER),
        ("# A heading", 1, Code.NO_HEADER),
        ("----\ntitle: A\n----", 1, Code.NO_HEADER),
        ("Note: this is prose.\n\nMore.", 1, Code.NO_HEADER),
        ("\n---\ntitle: A\n\nText.", 2, Code.UNCLOSED_HEADER),
        ("---", 1, Code.UNCLOSED_HEADER),
        ('+++\ntitle = "A"\n+++', 1, Code.TOML_HEADER),
        ('\n{"title": "A"}', 2, Code.JSON_HEADER),
        (';;;\n"title": "A"\n;;;', 1, Code.JSON_HEADER),
    ],
)
def test_a_file_without_a_header_is_told_what_it_has_instead(text: str, line: int, code: Code) -> None:
    finding = refused(text)
    assert (finding.line, finding.column, finding.code) == (line, 1, code)


def test_a_slip_in_the_yaml_is_told_at_its_line_of_the_file() -> None:
    finding = refused("\n---\ntitle: A\n\ntags: [a\n---\nText.")
    assert (finding.line, finding.column, finding.code) == (5, 7, Code.BAD_YAML)
    assert finding.excerpt == "tags: [a"


def test_a_duplicate_key_names_the_line_of_the_first() -> None:
    reading = read("title: A\n\ntags: a\ntags: b")
    (finding,) = reading.findings
    assert reading.told == ["5:1 duplicate-key"]
    assert "first in line 4" in finding.problem
    assert reading.front.tags == ("a",)


def test_keys_that_differ_only_in_case_or_hyphen_are_duplicates() -> None:
    assert read("title: A\nredirect_from: /a/\nRedirect-From: /b/").told == ["4:1 duplicate-key"]


def test_a_key_that_is_no_word_is_told() -> None:
    assert read("title: A\n? [a]\n: b").told == ["3:3 wrong-type"]


def test_a_pelican_header_may_continue_a_value_on_indented_lines() -> None:
    reading = read_file("Title: A\nSummary:\n    One\n    two.\nTags: a, b\n\nText.")
    assert reading.told == []
    assert (reading.front.excerpt, reading.front.tags) == ("One two.", ("a", "b"))


def test_a_pelican_value_is_told_at_its_own_place() -> None:
    assert read_file("Title: A\nDate:  soon\nTgas: a\n\nText.").told == ["2:8 bad-date", "3:1 unknown-key"]


def test_a_line_of_a_pelican_header_without_a_key_is_told() -> None:
    finding = refused("Title: A\nText without a blank line above.")
    assert (finding.line, finding.column, finding.code) == (2, 1, Code.NO_HEADER)
    assert "blank line" in finding.remedy


@given(st.text() | st.text(st.sampled_from("-+{;:# \n\tab\x85\u2028é")))
def test_any_text_has_a_header_or_one_finding_inside_it(text: str) -> None:
    header, findings = split(text)
    assert header is not None or len(findings) == 1
    lines = text.split("\n")
    assert all(1 <= each.line <= len(lines) + 1 for each in findings)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: A\nx: " + "a" * 100_000 + "\n---\n", 3),
        ("---\ntitle: " + "a" * 1_000_000 + "\n---\n", 2),
        ("---\n" + "# a\n" * 50_000 + "---\n", 1),
        ("Title: A\nTags: a\n" + "    and on\n" * 100_000 + "\nText.", 3),
    ],
)
def test_a_header_that_nobody_wrote_is_told_at_its_longest_line(text: str, line: int) -> None:
    finding = refused(text)
    assert (finding.line, finding.column, finding.code) == (line, 1, Code.TOO_LONG)
    assert finding.problem.endswith("characters, and 100000 are the most")


def test_more_keys_than_anybody_needs_are_told_once() -> None:
    reading = read("title: A\n" + "\n".join("layout: x" for _ in range(2_000)))
    assert reading.told == ["1002:1 too-long"]


def test_a_header_of_many_keys_and_much_text_is_read() -> None:
    assert read("title: A\n" + f"layout: {'x' * 90}\n" * 900).told == []
