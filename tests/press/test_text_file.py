import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from plugins.handouts import kinds
from plugins.handouts.model import Handout, Item, Section, Span
from plugins.handouts.press.text_file import render_text
from tests.handouts.lists import ALL, CHECKLIST, LONG, TINY, item
from tests.press.in_order import missing
from tests.press.numbered import CONTINUED, NUMBERED

CELLS = {"a": 1, "Z": 1, "é": 1, "-": 1, "’": 1, "語": 2, "か": 2, "Ａ": 2, "\u0301": 0, "\u200d": 0}  # noqa: RUF001 - a wide A
"""Characters and how many cells of a terminal they take (Unicode Standard Annex 11)."""

SHORT_WORDS = st.lists(st.text(st.sampled_from([*CELLS]), max_size=12), max_size=60).map(" ".join)


def text(handout: Handout) -> str:
    return render_text(handout).decode()


def asking(*pieces: Span | str) -> Handout:
    return replace(TINY, sections=(Section("", items=(item(*pieces),)),))


def test_an_address_that_has_no_parts_stays_as_it_is() -> None:
    assert "(http://[)" in text(asking(Span("a", href="http://["), "?"))


def test_the_top_says_title_excerpt_and_address_and_has_blanks() -> None:
    assert text(LONG).startswith(
        "Questions for a coffee chat\n"
        "===========================\n"
        "\n"
        "Forty open questions, the six to ask first on top.\n"
        "\n"
        "https://overcoffee.example/questions/questions-for-a-coffee-chat/\n"
        "\n"
        f"Who:                  {'_' * 56}\n"
        f"Where:                {'_' * 56}\n"
        f"When:                 {'_' * 56}\n"
        f"What I hope to learn: {'_' * 56}\n"
    )


def test_a_question_list_closes_with_blanks_of_equal_indent() -> None:
    _, closing = text(TINY).split("\nBefore the cup is empty\n-----------------------\n\n")
    words, lines = closing.removesuffix("\n").split("\n\n")
    assert words == "Thank them at the table, and again in writing within a day."
    assert [line.split(":")[0] for line in lines.split("\n")] == [blank.label for blank in kinds.QUESTIONS.closing]
    assert {(len(line), line.index("_")) for line in lines.split("\n")} == {(78, 22)}


def test_a_checklist_has_no_blanks_to_close_with() -> None:
    assert text(CHECKLIST).endswith("\n\nThen ask the next one.\n")


def test_questions_have_bullets_with_the_essential_marked_and_notes_below() -> None:
    assert (
        "\nTheir path\n"
        "----------\n"
        "\n"
        "• Ask first: What was the hardest stretch of your career so far?\n"
        "    Listen for what they would do again.\n"
        "• Ask first: What drew you to this field?\n"
        "• Which of your jobs taught you the most, and what did it teach you?\n"
        "• Who gave you your first chance?\n"
        "    A name here is a door later.\n"
        "    Say thank you for it.\n"
    ) in text(LONG)


def test_a_numbered_list_counts_from_1_in_each_section() -> None:
    written = text(NUMBERED)
    assert "\n1. Ask first: Why here?\n2. Why now?\n     Wait.\n" in written
    assert "\n• What else?\n• Who else?\n" in written
    assert "\n 1. Last a?\n 2. Last b?\n" in written
    assert "\n10. Last j?\n" in written


def test_a_list_that_goes_on_below_a_paragraph_is_not_due_again_and_its_numbered_steps_have_boxes() -> None:
    assert (
        "Due: 1 day before\n"
        "\n"
        "[ ] Confirm.\n"
        "[ ] Read.\n"
        "\n"
        "In this order:\n"
        "\n"
        "1. [ ] Don’t skip: Pack.\n"
        "2. [ ] Sleep.\n"
        "         Eight hours.\n"
        "\n"
        "At the table\n"
        "------------\n"
    ) in text(CONTINUED)


def test_a_section_in_a_group_is_underlined_in_another_way() -> None:
    assert (
        "The work itself\n---------------\n\nAsk about days, not about duties.\n\nAn ordinary week\n~~~~~~~~~~~~~~~~\n"
    ) in text(LONG)


def test_steps_have_boxes_and_their_section_says_when_it_is_due() -> None:
    assert (
        "\nThe day before\n"
        "--------------\n"
        "Due: 1 day before\n"
        "\n"
        "Half an hour with a notebook.\n"
        "\n"
        "[ ] Don’t skip: Confirm time and place.\n"
        "[ ] Read what they have published, and note one thing you liked.\n"
        "[ ] Pick six questions from the list\n"
        "    (https://overcoffee.example/questions/questions-for-a-coffee-chat/).\n"
        "[ ] Charge the phone; then plan not to use it.\n"
    ) in text(CHECKLIST)


@pytest.mark.parametrize("handout", ALL, ids=lambda handout: handout.name)
def test_lines_end_plainly_and_the_file_ends_in_one_of_them(handout: Handout) -> None:
    written = text(handout)
    assert "\r" not in written
    assert re.search(r"[^\n]\n\Z", written)
    assert "\n\n\n" not in written
    assert not re.search(r"[ \t]$", written, re.MULTILINE)


@pytest.mark.parametrize("handout", ALL, ids=lambda handout: handout.name)
def test_everything_is_there_in_order(handout: Handout) -> None:
    assert missing(text(handout), handout) is None


def test_an_address_is_full_and_stands_behind_its_words() -> None:
    written = text(asking("Ask ", Span("them", href="/a/"), " ", Span("now", href="#b"), "!"))
    assert "• Ask them (https://overcoffee.example/a/) now" in written
    assert "(https://overcoffee.example/blog/five-ps/#b)!" in written


def test_an_address_is_shown_once_where_the_words_are_the_address() -> None:
    url = "https://example.org/a"
    written = text(asking(Span(url, href=url), " or ", Span("a@example.org", href="mailto:a@example.org")))
    assert "• https://example.org/a or a@example.org\n" in written


def test_a_link_of_several_looks_has_one_address() -> None:
    written = text(asking(Span("very ", href="/a/"), Span("good", is_strong=True, href="/a/")))
    assert "• very good (https://overcoffee.example/a/)\n" in written


def test_a_word_too_long_for_a_line_stands_over_whole() -> None:
    assert f"\n• a\n  {'x' * 200}\n  b\n" in text(asking(f"a {'x' * 200} b"))


def test_a_non_breaking_space_holds_a_line_together() -> None:
    assert "\n  5\N{NO-BREAK SPACE}km\n" in text(asking(f"{'x' * 73} 5\N{NO-BREAK SPACE}km"))


def test_wide_characters_take_two_cells_and_combining_ones_none() -> None:
    title = "どう、ここ\u0301へ\u200d？"  # noqa: RUF001 - a Japanese question mark is meant
    assert text(replace(TINY, title=title)).startswith(f"{title}\n{'=' * 14}\n")


def test_a_long_title_is_underlined_as_far_as_its_longest_line() -> None:
    title = " ".join(["word"] * 20)
    assert text(replace(TINY, title=title)).startswith(
        f"{' '.join(['word'] * 15)}\n{' '.join(['word'] * 5)}\n{'=' * 74}\n"
    )


@given(title=SHORT_WORDS, question=SHORT_WORDS, note=SHORT_WORDS)
def test_no_line_is_wider_than_78_cells_where_no_word_is(title: str, question: str, note: str) -> None:
    asked = Item("a", (Span(question),), notes=((Span(note),),), is_essential=True)
    handout = replace(TINY, title=title, url="", sections=(Section(title, items=(asked,)),))
    for line in text(handout).split("\n"):
        assert sum(CELLS.get(character, 1) for character in line) <= 78


@given(title=st.text(), question=st.text(), note=st.text())
def test_any_text_is_there_word_by_word_and_in_order(title: str, question: str, note: str) -> None:
    asked = Item("a", (Span(question),), notes=((Span(note),),))
    handout = replace(TINY, title=title, sections=(Section("", items=(asked,)),))
    assert missing(text(handout), handout) is None
