from itertools import groupby, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from plugins.handouts.model import Handout, Item, Section, Span
from tests.handouts.lists import ALL, CHECKLIST, LONG, SHORT, TINY, item
from tests.press.in_order import missing
from tests.press.numbered import CONTINUED, NUMBERED
from tests.press.word_parts import (
    W14,
    R,
    W,
    asking,
    opened,
    paragraphs,
    root,
    styled,
    targets,
    values,
)


@pytest.mark.parametrize("handout", ALL, ids=lambda handout: handout.name)
def test_everything_is_there_in_order(handout: Handout) -> None:
    assert missing("\n".join(text for _, text in paragraphs(handout)), handout) is None


def test_headings_are_headings_and_skip_no_level() -> None:
    assert [(name, text) for name, text in paragraphs(LONG) if name.startswith(("Title", "Subtitle", "Heading"))] == [
        ("Title", "Questions for a coffee chat"),
        ("Subtitle", "Forty open questions, the six to ask first on top."),
        ("Heading 1", "Their path"),
        ("Heading 1", "The work itself"),
        ("Heading 2", "An ordinary week"),
        ("Heading 2", "Tools and craft"),
        ("Heading 1", "The people around them"),
        ("Heading 1", "Getting in"),
        ("Heading 1", "Where the field is going"),
        ("Heading 1", "Before you leave"),
        ("Heading 1", "Before the cup is empty"),
        ("Heading 1", "More notes"),
    ]


def test_a_smaller_heading_under_no_other_becomes_a_first_one() -> None:
    handout = replace(TINY, sections=(Section("", items=(item("a"),)), Section("Small", level=3, items=(item("b"),))))
    assert styled(handout, "Heading 1")[0] == "Small"


def test_questions_are_a_list_with_their_notes_below() -> None:
    assert styled(LONG, "List Bullet")[:2] == [
        "Ask first: What was the hardest stretch of your career so far?",
        "Ask first: What drew you to this field?",
    ]
    assert len(styled(LONG, "List Bullet")) == 40
    assert styled(LONG, "List Continue")[:2] == ["Listen for what they would do again.", "A name here is a door later."]


@pytest.mark.parametrize(
    ("style", "form"),
    [("ListBullet", "bullet"), ("ListNumber", "decimal"), ("Checklist", "none"), ("NumberedChecklist", "decimal")],
)
def test_a_list_style_leads_to_a_definition_of_its_numbers(style: str, form: str) -> None:
    level = f"{W}abstractNum[@{W}abstractNumId='{definition(LONG, style)}']/{W}lvl[@{W}ilvl='0']"
    assert values(root(LONG, "word/numbering.xml"), f"{level}/{W}numFmt") == [form]


def definition(handout: Handout, style: str | None) -> str | None:
    (number,) = values(root(handout, "word/styles.xml"), f"{W}style[@{W}styleId='{style}']/{W}pPr/{W}numPr/{W}numId")
    (abstract,) = values(root(handout, "word/numbering.xml"), f"{W}num[@{W}numId='{number}']/{W}abstractNumId")
    return abstract


def numbered(handout: Handout) -> list[tuple[str, str | None]]:
    """Return the text of each item that stands in a list of its own, and the number of that list, which begins at 1."""
    numbering, found = root(handout, "word/numbering.xml"), []
    for paragraph in root(handout).iter(f"{W}p"):
        for number in values(paragraph, f"{W}pPr/{W}numPr/{W}numId"):
            own = f"{W}num[@{W}numId='{number}']"
            assert values(numbering, f"{own}/{W}lvlOverride/{W}startOverride") == ["1"]
            (abstract,) = values(numbering, f"{own}/{W}abstractNumId")
            (style,) = values(paragraph, f"{W}pPr/{W}pStyle")
            assert abstract == definition(handout, style)
            found.append(("".join(paragraph.itertext()), number))
    return found


def test_a_numbered_list_counts_from_1_in_each_section_and_other_lists_have_bullets() -> None:
    items = numbered(NUMBERED)
    assert [text for text, _ in items] == styled(NUMBERED, "List Number")
    assert [len(list(section)) for _, section in groupby(items, key=lambda each: each[1])] == [2, 10]
    assert styled(NUMBERED, "List Bullet") == ["What else?", "Who else?"]


def test_numbered_steps_keep_number_and_box_and_their_notes_stand_below_their_words() -> None:
    assert [text for text, _ in numbered(CONTINUED)] == [
        "\N{BALLOT BOX}Don’t skip: Pack.",
        "\N{BALLOT BOX}Sleep.",
    ]
    assert styled(CONTINUED, "List Continue 2") == ["Eight hours."]


def test_a_list_that_goes_on_below_a_paragraph_is_not_due_again() -> None:
    assert styled(CONTINUED, "Due") == ["Due: 1 day before"]


def test_an_essential_item_is_marked_in_words_and_is_bold() -> None:
    first, second = [each for each in opened(SHORT).paragraphs if each.style and each.style.name == "List Bullet"][:2]
    assert [(run.text, run.style.name, run.bold) for run in first.runs] == [
        ("Ask first: ", "Label", None),
        ("What would you do in my place?", "Default Paragraph Font", True),
    ]
    assert [run.bold for run in second.runs] == [None]


def test_each_step_has_a_box_to_tick_that_is_named_by_its_words() -> None:
    boxes = list(root(CHECKLIST).iter(f"{W}sdt"))
    assert [values(box, f"{W}sdtPr/{W}alias") for box in boxes] == [[each.text[:64]] for each in CHECKLIST.items]
    assert len({box.find(f"{W}sdtPr/{W}id").get(f"{W}val") for box in boxes}) == len(boxes)  # type: ignore[union-attr]
    for box in boxes:
        assert "".join(box.itertext()) == "\N{BALLOT BOX}"
        states = box.find(f"{W}sdtPr/{W14}checkbox")
        assert states is not None
        assert [(each.tag, each.get(f"{W14}val")) for each in states] == [
            (f"{W14}checked", "0"),
            (f"{W14}checkedState", "2612"),
            (f"{W14}uncheckedState", "2610"),
        ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("x" * 63 + "\N{HOT BEVERAGE}", "x" * 63 + "\N{HOT BEVERAGE}"),
        ("x" * 63 + "\N{SLICE OF PIZZA}", "x" * 62 + "…"),
        (
            "Write down what you learned, what fits you, what does not, and what comes next.",
            "Write down what you learned, what fits you, what does not, and…",
        ),
        (f"{'x' * 63} next", "x" * 63 + "…"),
        (f"{'x' * 50} {'y' * 12}z of it", f"{'x' * 50}…"),
    ],
)
def test_a_step_too_long_for_the_name_of_its_box_ends_there_with_a_word(text: str, title: str) -> None:
    handout = replace(CHECKLIST, sections=(Section("", items=(item(text),)),))
    assert values(root(handout), f".//{W}alias") == [title]


def test_a_section_says_when_it_is_due() -> None:
    assert styled(CHECKLIST, "Due") == [
        "Due: 2 weeks before",
        "Due: 1 day before",
        "Due: at the meeting",
        "Due: the same day",
        "Due: 3 weeks after",
    ]


@pytest.mark.parametrize("handout", [LONG, CHECKLIST], ids=lambda handout: handout.name)
def test_who_where_and_when_are_typed_behind_their_labels(handout: Handout) -> None:
    labels = [blank.label for blank in (*handout.kind.header, *handout.kind.closing)]
    assert [text for text in styled(handout, "Blank") if text] == [f"{label}\t" for label in labels]


@pytest.mark.parametrize(("handout", "each"), [(LONG, 1), (SHORT, 2)], ids=["long", "short"])
def test_a_question_has_as_many_lines_to_write_on_as_on_paper(handout: Handout, each: int) -> None:
    assert len(styled(handout, "Answer")) == sum(3 if item.is_essential else each for item in handout.items)
    assert styled(handout, "Blank")[3:5] == ["What I hope to learn\t", ""]


@pytest.mark.parametrize("handout", [LONG, CHECKLIST], ids=lambda handout: handout.name)
def test_there_is_room_for_more_notes_at_the_end(handout: Handout) -> None:
    assert not styled(CHECKLIST, "Answer")
    assert paragraphs(handout)[-6:] == [("Heading 1", "More notes"), *[("Notes", "")] * 5]


@pytest.mark.parametrize("style", ["Answer", "Notes", "Blank"])
def test_each_of_several_lines_to_write_on_is_drawn(style: str) -> None:
    borders = root(LONG, "word/styles.xml").find(f"{W}style[@{W}styleId='{style}']/{W}pPr/{W}pBdr")
    assert borders is not None
    assert [each.tag for each in borders] == [f"{W}bottom", f"{W}between"]


@pytest.mark.parametrize("handout", ALL, ids=lambda handout: handout.name)
def test_only_lines_to_write_on_are_empty(handout: Handout) -> None:
    assert {name for name, text in paragraphs(handout) if not text.strip()} <= {"Answer", "Blank", "Notes"}


def test_a_page_break_does_not_part_a_question_from_its_line() -> None:
    for paragraph, following in pairwise(opened(LONG).paragraphs):
        if following.style and following.style.name in {"List Continue", "Answer"}:
            assert paragraph.paragraph_format.keep_with_next


def test_links_lead_to_full_addresses() -> None:
    places = targets(LONG)
    assert [("".join(link.itertext()), places[link.get(f"{R}id")]) for link in root(LONG).iter(f"{W}hyperlink")] == [
        ("the five Ps of a good coffee chat", "https://overcoffee.example/blog/the-five-ps-of-a-good-coffee-chat/"),
        ("the register of open positions", "https://www.example.org/jobs?sort=new&page=1"),
    ]


def test_an_address_that_word_would_refuse_is_escaped() -> None:
    handout = asking(Span("a", href='https://example.org/a b"<é>{%20}?c=[d]#e'))
    assert list(targets(handout).values()) == ["https://example.org/a%20b%22%3C%C3%A9%3E%7B%20%7D?c=[d]#e"]


def test_looks_are_kept() -> None:
    strong, emphasis, code, both = (
        Span("a", is_strong=True),
        Span("b", is_emphasis=True),
        Span("c", is_code=True),
        Span("d", is_strong=True, is_emphasis=True),
    )
    (question,) = [
        each
        for each in opened(asking(strong, emphasis, code, both)).paragraphs
        if each.style and each.style.name == "List Bullet"
    ]
    assert [(run.text, run.bold, run.italic, run.style.name) for run in question.runs] == [
        ("a", True, None, "Default Paragraph Font"),
        ("b", None, True, "Default Paragraph Font"),
        ("c", None, None, "Code"),
        ("d", True, True, "Default Paragraph Font"),
    ]


def test_code_in_a_link_looks_like_both() -> None:
    (link,) = root(asking(Span("a", is_code=True, href="/a/"))).iter(f"{W}hyperlink")
    assert values(link, f"{W}r/{W}rPr/{W}rStyle") == ["LinkedCode"]


def test_spaces_between_looks_are_kept() -> None:
    (text,) = styled(asking("How do you know it is ", Span("done", is_emphasis=True), " ?"), "List Bullet")
    assert text == "How do you know it is done ?"


@given(title=st.text(), author=st.text(), excerpt=st.text(), section=st.text(), step=st.text(), note=st.text())
def test_any_text_makes_a_document_that_says_it(  # noqa: PLR0913, PLR0917 - one of each
    title: str, author: str, excerpt: str, section: str, step: str, note: str
) -> None:
    done = Item("a", (Span(step), Span(step, is_code=True, href="/a/")), notes=((Span(note),),), is_essential=True)
    handout = replace(
        CHECKLIST, title=title, author=author, excerpt=excerpt, sections=(Section(section, items=(done,)),)
    )
    assert missing("\n".join(text for _, text in paragraphs(handout)), handout) is None
