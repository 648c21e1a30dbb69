import pytest

from plugins.foundation.documents.model import POST
from plugins.handouts import kinds
from tests.handouts.reading import manuscript, outline, parse, told

MISTAKES = [
    ("", "1:1 bad-handout: there is no list in “A list”; write `- one question`, one a line"),
    ("Text.", "1:1 bad-handout: there is no list in “A list”; write `- one question`, one a line"),
    ("- a\n\n## B\n\n## C\n\n- c", "3:4 bad-handout: there is no list below “B”; write one, or take the heading out"),
    ("- a\n\n## B\n\nText.", "3:4 bad-handout: there is no list below “B”; write one, or take the heading out"),
    ("- a\n-", "2:1 bad-handout: this item is empty; write it, or delete it"),
    ("- a\n- <!-- b -->", "2:3 bad-handout: this item is empty; write it, or delete it"),
    ("- a\n-   [x] b", "2:9 bad-handout: a task stands among the questions; write `- ` without the box"),
    (
        "# A\n## B\n### C\n- c",
        "3:5 bad-handout: a handout has headings of two levels; raise this one, or make it an item",
    ),
    (f"- {'a' * 301}", "1:3 long-item: this item has 301 characters; cut it to 300, or put some into a note"),
    ("- a ![b](/c.png)", "1:5 bad-handout: a picture has no place on a sheet; take it out"),
    ("Text\n![b](/c.png)\n\n- a", "2:1 bad-handout: a picture has no place on a sheet; take it out"),
    ("- a\nb <kbd>c</kbd>", "2:3 bad-handout: <kbd> has no place on a sheet; write Markdown"),
    ("- a\n  b\n  c[^1]\n\n[^1]: d", "3:4 bad-handout: a footnote has no place on a sheet; write it out"),
    (
        "- a\n  > b",
        "2:3 bad-handout: a quotation has no place on a sheet; write a paragraph or an item, or take it out",
    ),
    (
        "- a\n\n> b",
        "3:1 bad-handout: a quotation has no place on a sheet; write a paragraph or an item, or take it out",
    ),
    (
        "```\nb\n```\n\n- a",
        "1:1 bad-handout: code has no place on a sheet; write a paragraph or an item, or take it out",
    ),
    (
        "a | b\n--|--\n\n- a",
        "1:1 bad-handout: a table has no place on a sheet; write a paragraph or an item, or take it out",
    ),
    (
        "- a\n\n<div>b</div>",
        "3:1 bad-handout: HTML has no place on a sheet; write a paragraph or an item, or take it out",
    ),
    ("- a\n  - [ ] b", "2:3 bad-handout: a box stands below another item; begin it where the items begin"),
    (
        "## A {: .wide due=-1d }\n\n- a",
        "1:15 bad-due: questions are due at no time; take `due` out, or make it a checklist",
    ),
    ("- a {: due=-1d }", "1:8 bad-due: questions are due at no time; take `due` out, or make it a checklist"),
    ("- a {: #x }\n- b {: #x }", "2:8 bad-handout: the id “x” is there already, in line 1; choose another"),
    ("## A B\n\n- a {: #a-b }", "3:8 bad-handout: the id “a-b” is there already, in line 1; choose another"),
    ("- a\n  {: #b }\n\n## B {: #b }\n- b", "2:6 bad-handout: the id “b” is there already, in line 4; choose another"),
    ("## A {: #b }\n\n- b {: id=b }", "3:3 bad-handout: the id “b” is there already, in line 1; choose another"),
    ("## A\n- a\n## A\n- b {: #a-2 }", "4:8 bad-handout: the id “a-2” is there already, in line 3; choose another"),
    ("- [a](javascript:b())", "1:7 unsafe-link: a link cannot begin with `javascript:`; link a page or a file"),
]


def test_an_item_may_be_as_long_as_the_message_says() -> None:
    assert told(f"- {'a' * 300}") == []


@pytest.mark.parametrize(("body", "message"), MISTAKES)
def test_a_mistake_in_questions_is_told_once_and_where_it_was_made(body: str, message: str) -> None:
    assert told(body) == [message]


SAME_NAME = (
    "5:4 bad-handout: line 1 has a handout of this name, too; give one of the two headings an id: {: #another-name }"
)
OFFSET = "write -1d, -2h or +1w: days, hours or weeks before (-) or after (+) the meeting"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("Text.", "1:1 bad-handout: there is no list in “A list”; write `- [ ] one step`, one a line"),
        ("- [ ] a\n- b", "2:3 bad-handout: an item of a checklist has no box; write `- [ ] ` before it"),
        ("- [ ] a\n- []b", "2:3 bad-handout: an item of a checklist has no box; write `- [ ] ` before it"),
        ("- [ ] a\n- [ ]", "2:3 bad-handout: this item is empty; write it, or delete it"),
        ("- [ ] a\n\n  - [ ] b", "3:3 bad-handout: a box stands below another item; begin it where the items begin"),
        ("## A {: due=1d }\n\n- [ ] a", f'1:9 bad-due: due: "1d" is no due offset; {OFFSET}'),
        ("A\n---\n{: due=soon }\n\n- [ ] a", f'3:4 bad-due: due: "soon" is no due offset; {OFFSET}'),
        ("## A {: Due=-1d }\n\n- [ ] a", "1:9 bad-due: `Due` says nothing to a checklist; did you mean `due`?"),
        ("A\n---\n{: du=-1d }\n\n- [ ] a", "3:4 bad-due: `du` says nothing to a checklist; did you mean `due`?"),
        ("- [ ] a {: due=-1d }", "1:12 bad-due: an item is due with its section; write it behind the heading above"),
    ],
)
def test_a_mistake_in_a_checklist_is_told_once_and_where_it_was_made(body: str, message: str) -> None:
    assert told(body, kinds.CHECKLIST) == [message]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            "## A {: .questions }\n\nText.\n\n## B\n\n- b",
            "1:4 bad-handout: there is no list in “A”; write `- one question`, one a line",
        ),
        (
            "## A {: .questions }\n\n- a\n\n### B {: .checklist }\n\n- b",
            "5:5 bad-handout: this section is part of a handout already; mark this heading, or the one above it",
        ),
        (
            "## A {: .questions }\n\n- a\n\n## A {: .questions }\n\n- b",
            SAME_NAME,
        ),
        (
            "## A {: .questions }\n\n- a\n\n## B {: .checklist #a }\n\n- [ ] b",
            SAME_NAME,
        ),
        (
            "## A {: .checklist dues=-1d }\n\n- [ ] a",
            "1:20 bad-due: `dues` says nothing to a checklist; did you mean `due`?",
        ),
        (
            "## A {: .questions }\n\n- a {: #x }\n\n## B {: .checklist }\n\n- [ ] b {: #x }",
            "7:12 bad-handout: the id “x” is there already, in line 3; choose another",
        ),
        (
            "## A {: .questions }\n\n- a {: #last }\n\n## *Last*\n\nText.",
            "3:8 bad-handout: the id “last” is there already, in line 5; choose another",
        ),
        (
            "## A {: .questions }\n\n- a {: #a }",
            "3:8 bad-handout: the id “a” is there already, in line 1; choose another",
        ),
        ("## A {: .question }\n\n- a", "1:9 bad-handout: `.question` marks no handout; did you mean `.questions`?"),
        (
            "A\n---\n{: .wide .Questions }\n\n- a",
            "3:10 bad-handout: `.Questions` marks no handout; did you mean `.questions`?",
        ),
        (
            "## A {: .checklists }\n\n- [ ] a",
            "1:9 bad-handout: `.checklists` marks no handout; did you mean `.checklist`?",
        ),
        (
            "## A {: .check-list }\n\n- [ ] a",
            "1:9 bad-handout: `.check-list` marks no handout; did you mean `.checklist`?",
        ),
        (
            "## A {: .questions .checklist }\n\n- a",
            "1:20 bad-handout: this heading is marked as `.questions` and as `.checklist`; mark it as one of the two",
        ),
        ("A {: .questions }\n\n- a", "1:6 bad-handout: `.questions` stands behind no heading; mark a heading"),
        ("- a\n- b\n{: .checklist }", "3:4 bad-handout: `.checklist` stands behind no heading; mark a heading"),
        (
            "## {: .questions }\n\n- a",
            "1:1 bad-markdown: this heading has no words; write some, or take it out",
        ),
        (
            f"## {'a' * 301} {{: .questions }}\n\n- a",
            "1:4 too-long: the name of this handout has 301 characters, and 300 are the most; shorten it",
        ),
        (
            f"## {'a' * 300} {{: .checklist }}\n\n- a",
            "3:3 bad-handout: an item of a checklist has no box; write `- [ ] ` before it",
        ),
    ],
)
def test_a_mistake_in_a_marked_section_is_told_once_and_where_it_was_made(body: str, message: str) -> None:
    assert told(body, POST) == [message]


def test_what_is_far_from_a_due_offset_or_stands_behind_questions_is_not_told() -> None:
    assert told("## A {: .wide lang=de title=dusk date=x }\n\n- [ ] a", kinds.CHECKLIST) == []
    assert told("## A {: .wide Due=-1d }\n\n- a") == []


def test_of_what_stands_around_a_marked_section_nothing_is_told() -> None:
    body = "> a\n\n![b](/c.png)\n\n- [ ] d\n\n## E {: .questions }\n\n- e\n\n## F\n\n| a |\n\n<div>日本</div>"
    assert told(body, POST) == []


@pytest.mark.parametrize(
    ("body", "place", "character"),
    [
        ("- a\n- b 日本", "2:5", "日 (U+65E5)"),
        ("- a\n  b\n  c ☕", "3:5", "☕ (U+2615)"),
        ("- a\nb ☕", "2:3", "☕ (U+2615)"),
        ("a\nb 🎉\n\n- a", "2:3", "🎉 (U+1F389)"),
        ("## A あ\n\n- a", "1:6", "あ (U+3042)"),
        ("- [a ع](/b/)", "1:6", "ع (U+0639)"),
        ("- a &#x65E5; b", "1:3", "日 (U+65E5)"),
    ],
)
def test_a_character_that_no_sheet_can_show_is_told_by_its_name_and_place(
    body: str, place: str, character: str
) -> None:
    fonts = "its fonts have Latin, Greek and Cyrillic letters; write it another way, or take it out"
    assert told(body) == [f"{place} no-glyph: no sheet can show {character}: {fonts}"]


@pytest.mark.parametrize("body", ["- Ünïcödé, Ελληνικά, Кириллица", "- a\u200bb\u00adc\ufeff", "- “a” — «b» … 5 €"])
def test_what_a_sheet_can_show_or_nobody_can_see_is_not_told(body: str) -> None:
    assert told(body) == []


def test_all_mistakes_of_a_text_are_told_at_once() -> None:
    body = "## A {: .questions }\n\n- [ ] a\n- \n- ☕\n\n> b\n\n## C {: .checklist due=x }\n\n- c"
    assert [line.partition(": ")[0] for line in told(body, POST)] == [
        "3:7 bad-handout",
        "4:3 bad-handout",
        "5:3 no-glyph",
        "7:1 bad-handout",
        "9:20 bad-due",
        "11:3 bad-handout",
    ]


def test_faulty_parts_are_left_out_and_the_rest_is_kept() -> None:
    body = f"Text ![b](/c.png).\n\n- [ ] a\n-\n- {'d' * 301}\n- ☕\n  - [ ] e\n\n> f\n\n- g\n\n## H\n\n"
    (found,), _ = parse(manuscript(body))
    assert outline(found.handout) == ["Text b.", "- a", f"- {'d' * 301}", "- ☕", "- g", "## H"]


def test_a_second_handout_of_one_name_is_kept_under_another() -> None:
    found, _ = parse(manuscript("## A {: .questions #a }\n\n- a\n\n## A {: .questions #a }\n\n- b", POST))
    assert [(each.handout.name, each.handout.anchor) for each in found] == [("a", "a"), ("a-2", "a-2")]


def test_a_section_without_a_list_is_no_handout() -> None:
    found, _ = parse(manuscript("## A {: .questions }\n\nText.", POST))
    assert found == ()


def test_a_file_without_a_list_is_an_empty_handout() -> None:
    (found,), _ = parse(manuscript("Text."))
    assert (found.handout.count, outline(found.handout)) == (0, ["Text."])
