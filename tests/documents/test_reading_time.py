import pytest

from plugins.foundation.documents.reading_time import reading_minutes


@pytest.mark.parametrize(
    ("letter", "count", "minutes"),
    [("咖", 1_000, 2), ("カ", 1_500, 3), ("ひ", 2_500, 5), ("ก", 2_000, 2), ("က", 3_000, 3), ("é", 9_000, 1)],
)
def test_scripts_without_spaces_between_words_are_read_by_their_letters(letter: str, count: int, minutes: int) -> None:
    assert reading_minutes(1, f"<p>{letter * count}</p>") == minutes


def test_words_and_letters_of_one_text_are_added_and_its_mark_up_is_not_read() -> None:
    assert reading_minutes(460, f'<p title="{"咖" * 5_000}">Words and {"咖" * 1_000}</p>') == 4


def test_a_thai_mark_above_a_letter_is_no_letter() -> None:
    assert reading_minutes(1, "ก่" * 2_000) == 2
