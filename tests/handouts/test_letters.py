"""Letters: prose with blanks."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from plugins.handouts import kinds
from plugins.handouts.letters.blanks import SHARED
from plugins.handouts.letters.front_matter import Moment
from plugins.handouts.letters.model import Letter
from tests.handouts.reading import manuscript, parse, rendered, resolve


def letter(body: str, subject: str = "") -> Letter:
    """Return a letter in which nothing is wrong."""
    (found,), wrong = parse(manuscript(body, kinds.LETTER, subject=subject))
    assert wrong == []
    assert found.handout.letter
    return found.handout.letter


def told(body: str, limit: int = 0) -> list[str]:
    return parse(manuscript(body, kinds.LETTER, limit=limit))[1]


def blanks(body: str, subject: str = "") -> list[str]:
    return [blank.name for blank in letter(body, subject).blanks]


def test_what_stands_above_the_first_heading_is_the_letter() -> None:
    body = "Dear [their name],\n\nThank you.\n\n## Why it works\n\nIt is short.\n\n> Really.\n"
    assert letter(body).text == "Dear [their name],\n\nThank you."


def test_what_stands_below_is_shown_and_not_sent() -> None:
    prose, _ = rendered(manuscript("Thank you.\n\n## Why it works\n\nIt is short.", kinds.LETTER), resolve)
    page = BeautifulSoup(prose.html, "html.parser")
    assert [each.get_text() for each in page.select("div.letter p")] == ["Thank you."]
    assert page.select_one("div.letter ~ h2 ~ p").get_text() == "It is short."  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Hello [their name].", ["their name"]),
        ("[Their Name] and [their\nname].", ["their name"]),
        ("[the café you like]", ["the café you like"]),
        ("**[day]**, *at [time]*", ["day", "time"]),
        ("[a [nested] one]", ["nested"]),
        ("[a link](/b/) and `[code]`", []),
        ("[see][defined]\n\n[defined]: /b/", []),
        (r"\[not one\], but [place] and \[place\]", ["place"]),
        ("[place] and \\[place]", ["place"]),
        ("[…] [1] [] [ ]", []),
    ],
)
def test_square_brackets_that_are_no_link_are_a_blank(body: str, expected: list[str]) -> None:
    assert blanks(body) == expected


def test_an_escaped_bracket_is_sent_as_it_is() -> None:
    assert letter(r"See \[place\] in [place].").text == "See [place] in [place]."
    assert len([piece for piece in letter(r"See \[place\] in [place].").paragraphs[0] if piece.is_blank]) == 1


def test_a_subject_has_blanks_too() -> None:
    assert blanks("Dear [their name],", subject="About [their work]") == ["their name", "their work"]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("With thanks,\\\n[your name]", "With thanks,\n[your name]"),
        ("With thanks,  \n[your name]", "With thanks,\n[your name]"),
        ("One\nline,  two   spaces", "One line, two spaces"),
        ("So **bold**, *so* quiet, `so` plain", "So bold, so quiet, so plain"),
        ("See [our page](https://a.org/b).", "See our page (https://a.org/b)."),
        ("See <https://a.org/b>.", "See https://a.org/b."),
        ("- Monday\n- Tuesday\n  - early\n  - late", "- Monday\n- Tuesday\n  - early\n  - late"),
        ("1. Monday\n\n2. Tuesday", "1. Monday\n2. Tuesday"),
        ("A & B < C", "A & B < C"),
        ("Thank you <!-- much --> indeed", "Thank you indeed"),
        ("One.\n\n---\n\nTwo.", "One.\n\nTwo."),
    ],
)
def test_a_letter_is_sent_as_plain_text(body: str, text: str) -> None:
    assert letter(body).text == text


def test_a_link_to_a_page_of_ours_is_written_out_whole() -> None:
    assert letter("See [this](/blog/a/).").text == "See this (https://overcoffee.example/blog/a/)."


@pytest.mark.parametrize(
    ("body", "place", "what"),
    [
        ("Dear you,\n\n> Quoted.", "3:1", "a quotation"),
        ("Dear you,\n\n    code", "3:5", "code"),
        ("a | b\n--|--\nc | d", "1:1", "a table"),
        ("Dear you,\n\n![A cup](cup.png)", "3:1", "a picture"),
        ("Dear <b>you</b>,", "1:6", "HTML"),
        ("Dear you,\n\n<div>Hello</div>", "3:1", "HTML"),
        ("- Dear you\n\n  > Quoted.", "3:3", "a quotation"),
    ],
)
def test_what_no_mail_can_show_is_told(body: str, place: str, what: str) -> None:
    found = told(body)
    assert any(line.startswith(f"{place} bad-handout: {what} has no place in a letter; ") for line in found), found


def test_a_letter_without_words_is_told() -> None:
    assert told("## Why it works\n\nIt is short.") == [
        "1:1 bad-handout: this letter is empty; write it above the first heading"
    ]


def test_a_letter_may_be_as_long_as_its_limit_and_no_longer() -> None:
    assert told("\U0001f375" * 20, limit=20) == []
    assert told("\U0001f375" * 21, limit=20) == [
        "1:1 too-long: this letter has 21 characters, and its `limit` is 20; shorten it"
    ]


@pytest.mark.parametrize("near", ["thier name", "their names", "you name", "tiem", "what they siad", "Their nmae"])
def test_a_near_miss_of_a_shared_blank_is_told_where_it_stands(near: str) -> None:
    (found,) = told(f"Dear you,\n\nIt was [{near}].")
    assert found.startswith(f"3:8 odd-blank: [{near}] is nearly a blank that all letters share; did you mean `[")


@pytest.mark.parametrize(
    "own",
    ["what they do", "month or season", "your field", "two or three", "the talk", "their talk", "a day", "days off"],
)
def test_a_blank_of_a_letters_own_is_none(own: str) -> None:
    assert told(f"It was [{own}].") == []


@pytest.mark.parametrize("name", SHARED)
def test_a_shared_blank_is_known_in_whatever_case(name: str) -> None:
    (blank,) = letter(f"It was [{name.upper()}].").blanks
    assert blank == SHARED[name]
    assert blank.is_shared


def test_the_order_of_moments_is_that_of_a_meeting() -> None:
    assert [moment.value for moment in Moment] == ["asking", "confirming", "thanking", "keeping in touch", "answering"]


def test_a_letter_tells_how_long_it_is() -> None:
    assert letter("Dear [their name],\n\nThank you. [your name]").size == "7 words, 2 blanks"
    assert letter("Thanks").size == "1 word, 0 blanks"


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("[]()\\*_`\n- ."), max_size=80)


@given(TEXTS)
def test_whatever_is_written_can_be_read(body: str) -> None:
    found, _ = parse(manuscript(body, kinds.LETTER))
    (one,) = found
    assert one.handout.letter
    for paragraph in one.handout.letter.paragraphs:
        assert all(piece.text for piece in paragraph)


def test_a_letter_is_a_handout_of_two_files() -> None:
    (found,), _ = parse(manuscript("Dear you.", kinds.LETTER))
    assert [Path(each.path).name for each in found.outputs] == ["a-letter.docx", "a-letter.txt"]
