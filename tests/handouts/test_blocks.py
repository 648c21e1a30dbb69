import pytest

from plugins.handouts.attributes import Attributes, read_attributes
from plugins.handouts.blocks import Block, Foreign, Heading, ListItem, Paragraph, read_blocks


def outline(body: str) -> list[str]:
    """Return each block of a text: its lines, what it is, its words, and in braces its notes."""
    return [
        f"{_first(block)}-{block.last} {_name(block)}{block.text.words}{_notes(block)}" for block in read_blocks(body)
    ]


def _first(block: Block) -> int:
    return block.first if isinstance(block, ListItem) else block.text.line


def _name(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * block.level} "
        case Foreign():
            return f"{block.name}: "
        case ListItem():
            return f"{'1.' if block.is_ordered else '-'} {'[ ] ' if block.has_box else ''}"
        case _:
            return ""


def _notes(block: Block) -> str:
    return "".join(f" {{{note.words}}}" for note in block.notes) if isinstance(block, ListItem) else ""


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        ("", []),
        ("\n \n\t\n", []),
        ("a", ["0-0 a"]),
        ("a\nb\n\nc", ["0-1 a\nb", "3-3 c"]),
        ("  a\n\tb  ", ["0-1 a\nb"]),
        ("# a\n## b ##\n###### c", ["0-0 # a", "1-1 ## b", "2-2 ###### c"]),
        ("##a", ["0-0 ## a"]),
        (r"## C\# ##", [r"0-0 ## C\#"]),
        ("a\n===\nb\n---\nc", ["0-1 # a", "2-3 ## b", "4-4 c"]),
        ("a\n## b\nc", ["0-0 a", "1-1 ## b", "2-2 c"]),
        ("a\n***\nb\n\n---\n\n_ _ _", ["0-0 a", "2-2 b"]),
        ("a\n<!-- b -->\nc\n<!--\n## d\n\n- e\n-->", ["0-0 a", "2-2 c"]),
        ("<!-- a --> b", ["0-0 <!-- a --> b"]),
        ("<!-- a\n\n- b", ["0-0 <!-- a", "2-2 - b"]),
        ("a\n\n[b]: /c/\n[d]: /e/ 'f'\n", ["0-0 a"]),
        ("[b]: a word or two", ["0-0 [b]: a word or two"]),
        ("a[^1]\n\n[^1]: b\nc\n\n    d\n\ne", ["0-0 a[^1]", "7-7 e"]),
        ("{: .a }\n\nb\n{: .c }", ["2-3 b"]),
    ],
)
def test_headings_and_paragraphs_are_told_apart(body: str, blocks: list[str]) -> None:
    assert outline(body) == blocks


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        ("- a\n* b\n+ c", ["0-0 - a", "1-1 - b", "2-2 - c"]),
        ("1. a\n2) b\n987654321. c", ["0-0 1. a", "1-1 1. b", "2-2 1. c"]),
        ("- a\n\n- b", ["0-0 - a", "2-2 - b"]),
        ("-\ta\n  - b", ["0-1 - a {b}"]),
        (" - a\n - b\n   - c", ["0-0 - a", "1-2 - b {c}"]),
        ("- [ ] a\n- [x] b\n- [X]\tc\n1. [ ] d", ["0-0 - [ ] a", "1-1 - [ ] b", "2-2 - [ ] c", "3-3 1. [ ] d"]),
        ("- []a\n- [ ]b\n- [y] c", ["0-0 - []a", "1-1 - [ ]b", "2-2 - [y] c"]),
        ("- \n-\n- [ ]\n-a", ["0-0 - ", "1-1 - ", "2-3 - [ ] -a"]),
        ("-\n  a\n  b", ["0-2 - a\nb"]),
        ("a\n- b", ["0-0 a", "1-1 - b"]),
        ("a\n  * b", ["0-0 a", "1-1 - b"]),
        ("a\n1. b", ["0-0 a", "1-1 1. b"]),
        ("a in\n2016. b", ["0-1 a in\n2016. b"]),
        ("a\n-b\n-", ["0-2 a\n-b\n-"]),
        ("## a\n- b", ["0-0 ## a", "1-1 - b"]),
        ("- a\n## b", ["0-0 - a", "1-1 ## b"]),
        ("- a\n***\n- b", ["0-0 - a", "2-2 - b"]),
        ("- a\n<!-- b -->\n- c", ["0-0 - a", "2-2 - c"]),
        ("- a\n\nb", ["0-0 - a", "2-2 b"]),
        ("- a\n[b]: /c/\n- d", ["0-0 - a", "2-2 - d"]),
        ("* * *\n- - -", []),
    ],
)
def test_items_are_found_in_lists_of_every_make(body: str, blocks: list[str]) -> None:
    assert outline(body) == blocks


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        ("- a\n  b", ["0-1 - a {b}"]),
        ("- a\n    b", ["0-1 - a {b}"]),
        ("- a\n\tb", ["0-1 - a {b}"]),
        ("1. a\n   b", ["0-1 1. a {b}"]),
        ("- a\n  b\n  c", ["0-2 - a {b\nc}"]),
        ("- a\n  b\n\n  c", ["0-3 - a {b} {c}"]),
        ("- a\n\n\n    b\n\n- c", ["0-3 - a {b}", "5-5 - c"]),
        ("- a\n  - b\n  - c", ["0-2 - a {b} {c}"]),
        ("- a\n    1. b\n        - c", ["0-2 - a {b} {c}"]),
        ("- a\n  - b\n    c", ["0-2 - a {b\nc}"]),
        ("- a\nb", ["0-1 - a\nb"]),
        ("- a\nb\n  c\nd", ["0-3 - a\nb {c\nd}"]),
        ("- a\n  <!-- b -->", ["0-1 - a {<!-- b -->}"]),
        ("- a\n b", ["0-1 - a\nb"]),
        ("- **a\n  b**\n  c", ["0-2 - **a\nb** {c}"]),
        ("- **a**\n  **b**", ["0-1 - **a** {**b**}"]),
    ],
)
def test_what_is_indented_is_a_note_and_what_is_not_goes_on(body: str, blocks: list[str]) -> None:
    assert outline(body) == blocks


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        ("> a\nb\n\nc", ["0-1 quotation: > a", "3-3 c"]),
        ("a\n> b", ["0-0 a", "1-1 quotation: > b"]),
        ("- a\n> b", ["0-0 - a", "1-1 quotation: > b"]),
        ("```\n## a\n\n- b\n```\nc", ["0-4 code: ```", "5-5 c"]),
        ("~~~~ py\n~~~\n~~~~~\na", ["0-2 code: ~~~~ py", "3-3 a"]),
        ("a\n```\n## b\n- c\n```\nd", ["0-0 a", "1-4 code: ```", "5-5 d"]),
        ("- a\n```\n## b\n```", ["0-0 - a", "1-3 code: ```"]),
        ("```\n## a", ["0-0 ```", "1-1 ## a"]),
        ("```a``` b\n\n```", ["0-0 ```a``` b", "2-2 ```"]),
        ("a\n\n    b\n    c\n\nd", ["0-0 a", "2-3 code: b", "5-5 d"]),
        ("\ta", ["0-0 code: a"]),
        ("    - a", ["0-0 code: - a"]),
        ("| a | b |\n|---|---|\n| c | d |\n\ne", ["0-2 table: | a | b |", "4-4 e"]),
        ("a | b\n:-- | --:\nc | d", ["0-2 table: a | b"]),
        ("a | b\n---", ["0-1 ## a | b"]),
        ("| a", ["0-0 | a"]),
        ("<div>\n- a\n</div>\n\nb", ["0-2 HTML: <div>", "4-4 b"]),
        ("</DIV>", ["0-0 HTML: </DIV>"]),
        ("<https://a.org/>", ["0-0 <https://a.org/>"]),
        ("<em>a</em>", ["0-0 <em>a</em>"]),
        ("<divan>", ["0-0 <divan>"]),
    ],
)
def test_what_no_sheet_can_show_is_told_by_its_name(body: str, blocks: list[str]) -> None:
    assert [
        each.replace("a quotation:", "quotation:").replace("a table:", "table:") for each in outline(body)
    ] == blocks


@pytest.mark.parametrize(
    ("body", "name", "line"),
    [
        ("- a\n  > b", "a quotation", 1),
        ("- a\n\n    ```\n    b\n    ```", "code", 2),
        ("- a\n  b\n  # c", "a heading", 2),
        ("- a\n\n    b | c\n    --|--", "a table", 3),
    ],
)
def test_what_stands_in_an_item_and_on_no_sheet_is_told_by_its_name_and_line(body: str, name: str, line: int) -> None:
    (item,) = read_blocks(body)
    assert isinstance(item, ListItem)
    assert item.foreign is not None
    assert (item.foreign.name, item.foreign.text.line) == (name, line)


def test_a_box_in_an_item_is_told_where_it_begins() -> None:
    (item,) = read_blocks("- [ ] a\n  - [ ] b")
    assert isinstance(item, ListItem)
    assert item.nested is not None
    assert (item.nested.line, item.nested.column) == (1, 2)


@pytest.mark.parametrize(
    ("body", "column"), [("a", 0), ("  a", 2), ("## a", 3), ("- a", 2), ("- [ ] a", 6), (" 10.  a", 6), ("a\n===", 0)]
)
def test_words_say_where_they_begin(body: str, column: int) -> None:
    (block,) = read_blocks(body)
    assert (block.text.line, block.text.column, block.text.words) == (0, column, "a")


@pytest.mark.parametrize(
    ("body", "words", "attributes"),
    [
        ("## a {: .b }", "a", Attributes(frozenset("b"))),
        ("## a {: .b #c d=-1 }", "a", Attributes(frozenset("b"), "c", {"d": "-1"})),
        ("## a {: .b } ##", "a", Attributes(frozenset("b"))),
        ("## a {#b}", "a", Attributes(id="b")),
        ("## a\n{: .b .c }", "a", Attributes(frozenset("bc"))),
        ("## a {: #b }\n{: .c }", "a", Attributes(frozenset("c"), "b")),
        ("## a {: .b }\n{: .c #d }", "a", Attributes(frozenset("bc"), "d")),
        ("a {: .b }\n---", "a", Attributes(frozenset("b"))),
        ("a\n---\n{: .b }", "a", Attributes(frozenset("b"))),
        ('## a {: b="c d" e }', "a", Attributes(values={"b": "c d", "e": ""})),
        ("## a {b}", "a {b}", Attributes()),
        ("## a{: .b }", "a{: .b }", Attributes()),
        ("## a {: .b } c", "a {: .b } c", Attributes()),
        ("## a\n\n{: .b }", "a", Attributes()),
    ],
)
def test_a_heading_has_the_attributes_behind_and_below_it(body: str, words: str, attributes: Attributes) -> None:
    heading, *rest = read_blocks(body)
    assert isinstance(heading, Heading)
    assert (heading.text.words, heading.attributes) == (words, attributes)
    assert not rest


@pytest.mark.parametrize("body", ["- a {: #b }\n  c", "- a\n{: #b }\n  c", "- a\n  c\n  {: #b }", "- a\n\n  c {: #b }"])
def test_an_item_has_the_attributes_behind_and_below_it(body: str) -> None:
    (item,) = read_blocks(body)
    assert isinstance(item, ListItem)
    assert (item.text.words, [note.words for note in item.notes], item.attributes.id) == ("a", ["c"], "b")


def test_attributes_behind_a_paragraph_are_not_its_words() -> None:
    (paragraph,) = read_blocks("a\nb\n{: .c }")
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text.words == "a\nb"


def test_an_id_has_no_space_in_it() -> None:
    assert read_attributes('a {: id="b  c" }') == ("a", Attributes(id="b-c"))
