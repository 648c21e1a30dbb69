"""Everything in a text is found where it stands, whatever signs and line ends there are before it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.foundation.commonmark.places import Lines
from tests.commonmark.reading import convert, markdown, parser

BEFORE = [
    "",
    "Text.\n\n",
    "É ☕ 日\n\n",
    "| a | ☕ |\n|---|---|\n| b | c |\n\n",
    "> é\n\n",
    "a[^1]\n\n[^1]: ☕\n\n",
    "- [x] é\n\n<!-- -->\n\n",
]


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("[é](/b)", "a"),
        ("[é][r]", "a"),
        ("<https://a.org/>", "a"),
        ("https://a.org/", "a"),
        ("![é](/b)", "img"),
        ("`é`", "code"),
        ("*é*", "em"),
        ("~~é~~", "del"),
    ],
)
def test_a_part_of_a_line_stands_where_it_was_written(before: str, end: str, written: str, tag: str) -> None:
    body = f"{before}> - ☕ é {written} é\n\n[r]: /r\n".replace("\n", end)
    convert(f"\ufeff{body}")
    span = [place for element, place in parser().spans.items() if element.tag == tag][-1]
    assert parser().lines.source[span.start : span.end].decode() == written


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("[a](b)", "b)"),
        ('é [a]( <b c> "b")', 'b c> "b")'),
        ("![b](b)", "b)"),
        ("[![a](b)](c)", "c)"),
        ("[a][B]\n\n[b]: <c>", "c>"),
        ("[b]\n\n[b]:\n  c 'd'", "c 'd'"),
        ("<bc:d>", "bc:d>"),
        ("see www.b.org", "www.b.org"),
        ("[a](&#98;)", "&#98;)"),
    ],
)
def test_a_target_is_found_where_it_is_said(body: str, found: str) -> None:
    convert(body)
    element = next(each for each in parser().spans if each.tag in {"a", "img"})
    offset = parser().target_offset(element, element.get("href") or element.get("src") or "")
    assert parser().lines.source[offset:].decode().rstrip("\n") == found


@given(st.text(st.sampled_from("aé☕\n"), max_size=20))
def test_lines_and_columns_are_counted_in_characters(text: str) -> None:
    lines = Lines(text.encode())
    for number in range(len(text)):
        line, column = lines.place(len(text[:number].encode()))
        assert text.split("\n")[line][column : column + 1] == text[number].strip("\n")


def test_raw_html_is_found_line_by_line() -> None:
    convert("> é\n>\n> <div>\n> <b>é</b>\n> </div>")
    [spans] = parser().raw.values()
    assert [parser().lines.source[span.start : span.end].decode() for span in spans] == [
        *("<div>\n", "<b>é</b>\n", "</div>\n"),
    ]


def test_another_parser_is_told() -> None:
    assert parser() is markdown().parser
