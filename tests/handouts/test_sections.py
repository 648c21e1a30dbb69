import pytest
from msgspec.structs import replace

from plugins.foundation.findings.model import Report, Source
from plugins.foundation.front_matter.nodes import Node
from plugins.handouts import kinds
from plugins.handouts.model import Due, Unit
from plugins.handouts.shelf import check_headers
from tests.handouts.reading import in_post, items, manuscript, outline, texts, whole


def test_headings_keep_their_distance_and_the_highest_is_of_level_2() -> None:
    handout = whole("# A\n\n- a\n\n## B\n\n- b\n\n# C\n\n- c")
    assert outline(handout) == ["## A", "- a", "### B", "- b", "## C", "- c"]


def test_a_heading_may_be_that_of_a_group_with_a_text_of_its_own() -> None:
    handout = whole("## A\n\nText.\n\n### B\n\n- b\n\n### C\n\n- c")
    assert outline(handout) == ["## A", "Text.", "### B", "- b", "### C", "- c"]


def test_a_paragraph_between_two_lists_stands_between_them() -> None:
    handout = whole("Intro.\n\n- a\n\nMore.\n\n- b\n\n## C\n\nOf C.\n\n- c\n\nMore of C.\n\n- d\n\nOutro.\n\nEnd.")
    assert outline(handout) == [
        *("Intro.", "- a", "More.", "- b", "## C", "Of C.", "- c", "More of C.", "- d", "Outro.", "End."),
    ]
    assert len(handout.outro) == 2


def test_essential_questions_come_first_and_what_is_numbered_and_steps_stay_in_order() -> None:
    assert texts("- a\n- **b**\n- c\n- __d__") == [("b",), ("d",), ("a",), ("c",)]
    assert texts("1. a\n2. **b**") == [("a",), ("b",)]
    steps = "- [ ] a\n- [ ] **b**\n- [ ] c"
    assert texts(steps, kinds.CHECKLIST) == [("a",), ("b",), ("c",)]


@pytest.mark.parametrize(
    ("item", "is_essential"),
    [
        ("**What?**", True),
        ("__What?__", True),
        ("**What** **now?**", True),
        ("**What *drew* you?**", True),
        ("**[What?](/a/)**", True),
        ("[**What?**](/a/)", True),
        ("<b>What?</b>", True),
        ("**What?** {: #what }", True),
        ("**What?**\n  A note.", True),
        ("**What?** <!-- why -->", True),
        ("**What?**\n  **A note.**", True),
        ("**What**?", False),
        ("What?", False),
        ("What?\n  **A note.**", False),
        ("*What?*", False),
        ("`What?`", False),
        (r"\**What?**", False),
    ],
)
def test_an_item_that_is_bold_as_a_whole_is_essential(item: str, is_essential: bool) -> None:  # noqa: FBT001 - a column of the table
    (read,) = items(f"- {item}")
    assert read.is_essential is is_essential
    assert not (read.is_essential and any(span.is_strong for span in read.words))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("- a\n  b", [("a", "b")]),
        ("- a\n    b\n    c", [("a", "b c")]),
        ("- a\nb", [("a b",)]),
        ("- a\n  - b\n  - **c**", [("a", "b", "c")]),
        ("- a\n\n    b\n\n    c", [("a", "b", "c")]),
        ("- a\n\n  <!-- c -->\n\n  b", [("a", "b")]),
        ("* a\n+ b\n1) c", [("a",), ("b",), ("c",)]),
        ("Text\n- a", [("a",)]),
        ("-\ta\n\tb", [("a", "b")]),
        ("- a\n\n\n- b", [("a",), ("b",)]),
    ],
)
def test_items_have_texts_and_notes(body: str, expected: list[tuple[str, ...]]) -> None:
    assert texts(body) == expected


def test_tasks_are_read_ticked_or_not_numbered_or_not() -> None:
    handout = whole("1. [ ] a\n2. [x] b\n\n## C\n\n* [X] c", kinds.CHECKLIST)
    assert [item.text for item in handout.items] == ["a", "b", "c"]
    assert [section.is_ordered for section in handout.sections] == [True, False]


@pytest.mark.parametrize(
    "mark", ["{: due=-1d }", "{:due=-1d}", '{: due="-1d" }', "{: .wide due=-1d #x }", "{#x due=-1d}"]
)
def test_a_section_says_when_it_is_due(mark: str) -> None:
    (section,) = whole(f"## The day before {mark}\n\n- [ ] a", kinds.CHECKLIST).sections
    assert (section.title, section.due) == ("The day before", Due(-1, Unit.DAYS))


def test_when_a_section_is_due_may_stand_below_its_heading() -> None:
    (section,) = whole("The day before\n---\n{: due=-1d }\n\n- [ ] a", kinds.CHECKLIST).sections
    assert section.due == Due(-1, Unit.DAYS)


def test_every_list_of_a_section_is_due_with_it() -> None:
    handout = whole("## A {: due=-1d }\n\n- [ ] a\n\nText.\n\n- [ ] b\n\n## C\n\n- [ ] c", kinds.CHECKLIST)
    assert [section.due for section in handout.sections] == [Due(-1, Unit.DAYS), Due(-1, Unit.DAYS), None]
    assert [section.told_due for section in handout.sections] == [Due(-1, Unit.DAYS), None, None]


def test_a_section_is_due_with_the_group_it_stands_in_unless_it_says_otherwise() -> None:
    body = "## A {: due=-1w }\n\n### B\n\n- [ ] b\n\n### C {: due=-1d }\n\n- [ ] c\n\n## D\n\n- [ ] d"
    dues = [(section.title, section.due) for section in whole(body, kinds.CHECKLIST).sections]
    assert dues == [("A", None), ("B", Due(-1, Unit.WEEKS)), ("C", Due(-1, Unit.DAYS)), ("D", None)]


def test_a_section_of_a_post_may_be_due_as_a_whole() -> None:
    (handout,) = in_post("## The day before {: .checklist due=-1d }\n\n- [ ] a\n\n### More\n\n- [ ] b")
    assert [section.due for section in handout.sections] == [Due(-1, Unit.DAYS)] * 2


LIST = ["- What drew you?", "- Whom did you ask?\n  A note.", "- How is *pay*?"]


def ids(body: str) -> dict[str, str]:
    """Return the ids of a list by the texts of its items."""
    return {item.text: item.id for item in items(body)}


@pytest.mark.parametrize(
    "changed",
    [
        LIST[::-1],
        LIST[1:],
        ["- Something else", *LIST],
        ["## A heading\n", *LIST],
        [LIST[0], "", "Text.", "", *LIST[1:]],
        [line.replace("*pay*", "pay") for line in LIST],
        [line.replace("How is *pay*?", "**How is pay?**") for line in LIST],
        [line.replace("A note.", "Another note.") for line in LIST],
        [line.replace("drew you", "drew\nyou") for line in LIST],
        [line.replace("- ", "1. ") for line in LIST],
        [line.replace("Whom", "[Whom](/a/)") for line in LIST],
    ],
)
def test_an_item_keeps_its_id_while_its_words_are_the_same(changed: list[str]) -> None:
    before, after = ids("\n".join(LIST)), ids("\n".join(changed))
    assert all(before[text] == after[text] for text in before.keys() & after.keys())
    assert len(before.keys() & after.keys()) >= 2


def test_an_item_keeps_an_id_of_its_author_s() -> None:
    assert [item.id for item in items("- a {: #first }\n- b\n{: #second }")] == ["first", "second"]


def test_an_item_s_id_may_be_like_those_of_its_surroundings() -> None:
    body = "## First {: #one }\n\n- a {: #first }\n- b {: #a-list }\n- c {: #One }"
    assert [item.id for item in items(body)] == ["first", "a-list", "One"]


def test_items_with_the_same_words_have_different_ids() -> None:
    first, second, third = items("- a\n- a\n\n## B\n\n- a")
    assert (second.id, third.id) == (f"{first.id}-2", f"{first.id}-3")


@pytest.mark.parametrize(
    ("line", "begins", "column"),
    [
        ("title: A 日, and 日", 8, 10),
        ("日: title: A 日", 11, 13),
        ("{excerpt: 日, title: A 日}", 21, 23),
        ('title: "A \\u65E5"', 8, 8),
        ('日: "A \\u65E5"', 4, 4),
    ],
)
def test_what_no_sheet_can_show_of_a_header_is_told_where_it_stands_in_its_value(
    line: str, begins: int, column: int
) -> None:
    report = Report()
    written = replace(
        manuscript("", title="A 日"), source=Source("a.md", line), nodes={"title": Node(1, begins, "A 日")}
    )
    check_headers([written], report)
    assert [(each.line, each.column) for each in report] == [(1, column)]
