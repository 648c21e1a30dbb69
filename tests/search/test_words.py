import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.search.words import text_of, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Thank you, Ana!", ["thank", "you", "ana"]),
        ("Résumé, CAFÉ, naïve", ["resume", "cafe", "naive"]),
        ("don’t; team's", ["dont", "teams"]),
        ("self-care", ["self", "care", "selfcare"]),
        ("an e\N{NON-BREAKING HYPHEN}mail, or two", ["an", "e", "mail", "email", "or", "two"]),
        ("24-48 hours, 2016", ["24", "48", "2448", "hours", "2016"]),
        ("珈琲を飲む tea茶", ["珈", "琲", "を", "飲", "む", "tea", "茶"]),
        ("кофе ΚΑΦΈΣ", ["кофе", "καφες"]),
        ("", []),
        ("\N{EN DASH} … 😀", []),
    ],
)
def test_the_words_of_a_text(text: str, words: Sequence[str]) -> None:
    assert [*words_of(text)] == words


@given(st.text())
def test_whatever_text_has_words_without_spaces_in_small_letters(text: str) -> None:
    for word in words_of(text):
        assert word
        assert not re.search(r"\s", word)
        assert [*words_of(word)][-1:] == [word]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>inter<b>view</b>er</p><p>asks</p>", "interviewer asks"),
        ("<li>one<li>two", "one two"),
        ("line<br>break", "line break"),
        ("a<sup>1</sup>", "a 1"),
        ("caf&eacute; &amp; tea", "café & tea"),
        ("<p>Kept <span data-search-skip>not <b>this</b></span> kept</p>", "Kept kept"),
        ('<div data-search-skip><p>a<div>b</div><br><img alt="x"></p></div>c', "c"),
        ('<p title="data-search-skip">kept</p>', "kept"),
        ("<script>var x</script><style>y</style>z", "z"),
        ("<!-- no -->yes", "yes"),
        ("a < b", "a < b"),
    ],
)
def test_the_text_of_a_page(html: str, text: str) -> None:
    assert " ".join(text_of(html).split()) == text
