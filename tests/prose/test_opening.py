import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.foundation.prose.opening import MAXIMUM, cut_at_sentence


@pytest.mark.parametrize(
    ("text", "maximum", "cut"),
    [
        ("Short.", 20, "Short."),
        ("No full stop", 20, "No full stop"),
        ("No full stop", 12, "No full stop"),
        ("One two. Three.", 8, "One two."),
        ("  Two\n  lines. ", 20, "Two lines."),
        ("One two. Three four five.", 12, "One two."),
        ("One? Two! Three four five.", 12, "One? Two!"),
        ("“One two.” Three four.", 14, "“One two.”"),
        ("(One two.) Three four.", 14, "(One two.)"),
        ("Version 3.14 is here today.", 20, "Version 3.14 is…"),
        ("One, two, three", 10, "One, two…"),
        ("One two \N{EN DASH} three four", 12, "One two…"),
        ("Unbreakablewordwithoutend", 10, "Unbreakab…"),
        ("", 10, ""),
    ],
)
def test_a_text_is_cut_at_a_sentence_else_at_a_word(text: str, maximum: int, cut: str) -> None:
    assert cut_at_sentence(text, maximum) == cut


@given(
    st.text(st.sampled_from("ab .,;:!?…-\N{EN DASH}—'\"”)] \n") | st.characters()),
    st.integers(min_value=1, max_value=60),
)
def test_a_cut_is_never_longer_than_its_maximum(text: str, maximum: int) -> None:
    assert len(cut_at_sentence(text, maximum)) <= maximum


@given(st.text(min_size=MAXIMUM, max_size=MAXIMUM * 3))
def test_what_is_cut_is_the_beginning_of_the_text(text: str) -> None:
    cut = cut_at_sentence(text)
    assert " ".join(text.split()).startswith(cut.removesuffix("…"))
