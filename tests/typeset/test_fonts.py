import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.foundation.typeset import fonts
from plugins.foundation.typeset.fonts import covered, for_paper, uncovered


@pytest.mark.parametrize(
    "text", ["", "Straße", "Ελληνικά", "Кириллица", "Tiếng Việt", "5 € „so“ …", "ẹ́", "A\u030a", "Ǟ", "→ ☐ ✓"]
)
def test_what_the_fonts_have_can_be_shown(text: str) -> None:
    assert not uncovered(text)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("of 日本", "日"),
        ("Hi \U0001f469\u200d\U0001f4bb", "\U0001f469"),
        ("שלום", "ש"),
        ("अ", "अ"),
        ("1\ufe0f\u20e3", "\u20e3"),
    ],
)
def test_the_first_character_that_no_sheet_can_show_is_named(text: str, first: str) -> None:
    assert uncovered(text) == first


def test_what_no_page_shows_is_left_out_on_paper() -> None:
    assert for_paper("\ufeffso\u00adft\u200b \u202aword\u202c\x00\x9b") == "soft word"


def test_a_non_breaking_hyphen_is_set_as_a_hyphen() -> None:
    assert not uncovered("non\N{NON-BREAKING HYPHEN}breaking")
    assert covered("non\N{NON-BREAKING HYPHEN}breaking") == "non-breaking"


def test_a_letter_and_its_accent_become_one() -> None:
    assert for_paper("Cafe\u0301") == "Café"


def test_white_space_is_one_space_unless_it_holds_words_together() -> None:
    assert for_paper("a \t\n\u2003b\u00a0c\u202fd") == "a b\u00a0c\u202fd"


def test_a_code_point_stands_in_place_of_what_cannot_be_shown() -> None:
    assert covered("日 \U0001f600 \ud800!") == "[U+65E5] [U+1F600] [U+D800]!"


def test_ascii_opens_no_font(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_is_shown", None)
    assert (uncovered("plain\twords"), covered("plain\twords")) == ("", "plain words")


@given(st.text())
def test_text_that_can_be_shown_stays_as_it_is_and_other_text_can_be_shown_afterwards(text: str) -> None:
    assert not uncovered(covered(text))
    assert covered(text) == for_paper(text) or uncovered(text)
