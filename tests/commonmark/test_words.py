import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.foundation.commonmark.words import plain_words


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Fish &amp; chips", "Fish & chips"),
        ("It&#8217;s *not* **what** you `know`", "It’s not what you know"),
        ("[Whom](/b/) to ~~ask~~ ![c](d)", "Whom to ask c"),
        ("1. Ask &hellip;", "1. Ask …"),
        ("# 2 * 3 * 4 and snake_case_word", "# 2 * 3 * 4 and snake_case_word"),
        ("C* and `<div>` and <b>d</b>", "C* and <div> and <b>d</b>"),
        (r"\*literally\* [x]", "*literally* [x]"),
        ("Q&A; AT&T", "Q&A; AT&T"),
        ("a&#x1a;b &#1;", "ab"),
        ("*", "*"),
        ("", ""),
    ],
)
def test_a_line_says_its_words(line: str, words: str) -> None:
    assert plain_words(line) == words


@given(st.text("ab *_`[]()&;\\<>~!#-1.", max_size=20))
def test_a_line_of_words_is_one_line_of_words(line: str) -> None:
    assert "\n" not in plain_words(line)
    assert bool(plain_words(line).strip()) or not line.strip()
