import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.foundation.slugs import MAXIMUM, slug, unused


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Five P's of a Good Coffee Chat", "the-five-ps-of-a-good-coffee-chat"),
        ("don\N{RIGHT SINGLE QUOTATION MARK}t", "dont"),
        ("  --Hello,   World!--  ", "hello-world"),
        ("Übung macht den Meister", "ubung-macht-den-meister"),
        ("C++ & C#", "c-c"),
        ("咖啡", "ka-pei"),
        ("007", "007"),
        ("한국", slug(unicodedata.normalize("NFD", "한국"))),
        ("☺ !?", ""),
        ("", ""),
    ],
)
def test_a_slug_is_lower_case_letters_and_digits_joined_by_hyphens(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_a_long_text_has_a_slug_that_is_a_file_name() -> None:
    assert len(slug("咖" * 1_000)) <= MAXIMUM


@given(st.text())
def test_a_slug_is_its_own_slug(text: str) -> None:
    made = slug(text)
    assert slug(made) == made
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", made)


def test_a_name_that_is_used_gets_the_first_free_number() -> None:
    assert unused("a", {"b"}, {}) == "a"
    assert unused("a", {"a", "a-2", "a-4"}, {}) == "a-3"
