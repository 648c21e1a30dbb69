import xml.etree.ElementTree as ET
from html import escape

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.foundation.text import cells, composed, one_line, without_control_characters


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a", "a"),
        ("  a\n\tb ", "a b"),
        ("a\x00b\x1b", "ab"),
        ("a\N{NO-BREAK SPACE}b", "a b"),
        ("\ufffe☕", "☕"),
        ("a\x7fb\x80c\x9fd", "abcd"),
        ("a\ufdd0b\ufdefc\U0001ffffd\U0010fffee", "abcde"),
        ("~\ufdcf\ufdf0\ufffd\U0001fffd\U00020000\U0010fffd", "~\ufdcf\ufdf0\ufffd\U0001fffd\U00020000\U0010fffd"),
        ("", ""),
    ],
)
def test_a_text_on_one_line_has_single_spaces_and_nothing_that_no_page_may_hold(text: str, line: str) -> None:
    assert one_line(text) == line


@given(st.text(st.characters()))
def test_any_text_can_be_written_as_xml(text: str) -> None:
    element = ET.Element("a")
    element.text = without_control_characters(text)
    assert ET.fromstring(ET.tostring(element)).tag == "a"  # noqa: S314 - our own


@given(st.text(st.characters()))
def test_any_text_can_be_written_as_html(text: str) -> None:
    html5lib.HTMLParser(strict=True).parseFragment(escape(without_control_characters(text)))


@pytest.mark.parametrize(
    ("text", "count"), [("ask", 3), ("é", 1), ("e\u0301", 1), ("語か", 4), ("a\u200db", 2), ("", 0)]
)
def test_a_terminal_gives_wide_letters_two_cells_and_marks_none(text: str, count: int) -> None:
    assert cells(text) == count


@pytest.mark.parametrize("text", ["caf\u00e9", "cafe\u0301"])
def test_names_that_look_the_same_are_the_same_when_composed(text: str) -> None:
    assert composed(text) == "caf\u00e9"
