import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.foundation.front_matter.nodes import Node, Pairs, YamlError, read_pairs
from plugins.foundation.front_matter.validate import plain


def values(text: str) -> object:
    return plain(Node(1, 1, read_pairs(text, 1)))


def error_of(text: str) -> YamlError:
    with pytest.raises(YamlError) as caught:
        read_pairs(text, 2)
    return caught.value


@pytest.mark.parametrize(
    "scalar", ["1984", "Yes", "no", "007", "0x1F", "1e3", "3.10", "12:30:00", "2016-10-31", ".inf", "=", "café ☕"]
)
def test_a_scalar_stays_as_it_was_written(scalar: str) -> None:
    assert values(f"title: {scalar}") == {"title": scalar}


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL"])
def test_nothing_is_nothing_unless_it_is_quoted(nothing: str) -> None:
    assert values(f'plain: {nothing}\nquoted: "{nothing}"') == {"plain": None, "quoted": nothing}


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("tags: [a, b]", ["a", "b"]),
        ("tags:\n- a\n- b", ["a", "b"]),
        ("tags:\n  - a\n  -\n", ["a", None]),
        ("tags: {a: b}", {"a": "b"}),
        ("tags: |\n  a\n  b\n", "a\nb\n"),
        ("tags: >-\n  a\n  b\n", "a b"),
        ("tags: a\n  b", "a b"),
        ("tags: 'it''s'", "it's"),
        ('tags: "caf\\u00e9"', "café"),
        ("tags: !!int 7 # comment", "7"),
    ],
)
def test_lists_mappings_and_texts_of_every_style_are_read(text: str, read: object) -> None:
    assert values(text) == {"tags": read}


def test_duplicate_keys_are_kept_in_the_order_written() -> None:
    pairs = read_pairs("a: 1\nb: 2\na: 3", 1)
    assert [(key.value, value.value) for key, value in pairs.items] == [("a", "1"), ("b", "2"), ("a", "3")]


def test_every_value_knows_its_place_in_the_file() -> None:
    ((key, value),) = read_pairs("\n\ntags:\n  - 咖啡\n  - b", first_line=2).items
    assert isinstance(value.value, list)
    assert [each.place for each in (key, *value.value)] == [(4, 1), (5, 5), (6, 5)]


@pytest.mark.parametrize("text", ["", "\n\n", "# a comment"])
def test_a_header_without_keys_is_empty(text: str) -> None:
    assert read_pairs(text, 1) == Pairs(())


@pytest.mark.parametrize(
    ("text", "place", "problem"),
    [
        ("title: a: b", (2, 9), "second `: `"),
        ("title: @me", (2, 8), "cannot begin with `@`"),
        ("title: `a`", (2, 8), "cannot begin with ```"),
        ("title: %a", (2, 8), "cannot begin with `%`"),
        ('title: "a\ndate: 2016-10-31', (2, 8), "quotation mark is opened"),
        ("title: 'a\ndate: 2016-10-31", (2, 8), "quotation mark is opened"),
        ("tags: [a\ndate: 2016-10-31", (2, 7), "bracket is opened"),
        ("tags: {a: b\ndate: 2016-10-31", (2, 7), "bracket is opened"),
        ("title: a\ndate 2016-10-31\npath: /a/", (3, 1), "no colon"),
        ("title: a\n\tdate: b", (3, 1), "tab"),
        ("\ttitle: a", (2, 1), "tab"),
        ('title: "C:\\dir"', (2, 11), "backslash"),
        ("tags:\n  - a\n - b", (4, 2), "does not fit"),
        ('title: "a" b', (2, 12), "does not fit"),
        ("a\x07b: c", (2, 2), "control character"),
        ("title: a\nb: \x7f", (3, 4), "control character"),
        ("- a\n- b", (2, 1), "not a list of keys and values"),
        ("only text", (2, 1), "not a list of keys and values"),
        ("*a", (2, 1), "not a list of keys and values"),
        ("title: &name a", (2, 8), "anchors"),
        ("title: *name", (2, 8), "anchors"),
        ("&top\ntitle: a", (2, 1), "anchors"),
        ("<<: *name", (2, 5), "anchors"),
        ("title: a\n---\ntitle: b", (3, 1), "second YAML document"),
    ],
)
def test_a_slip_is_explained_where_it_was_made(text: str, place: tuple[int, int], problem: str) -> None:
    error = error_of(text)
    assert (error.line, error.column) == place
    assert problem in error.problem
    assert error.remedy


@pytest.mark.parametrize("sign", ["[", "{a: ", "- ", "? "])
def test_two_hundred_thousand_levels_are_a_finding_and_no_crash(sign: str) -> None:
    error = error_of("tags: [" + sign * 200_000)
    assert error.line == 2


def test_twenty_levels_are_enough_for_anyone() -> None:
    assert values("tags: " + "[" * 20 + "]" * 20)
    assert values("{a: " * 19 + "b" + "}" * 19)
    for text in ("tags: " + "[" * 21 + "]" * 21, "{a: " * 21 + "b" + "}" * 21, "{" * 21 + "a" + ": b}" * 21):
        assert "nested more than 20 levels" in error_of(text).problem


@pytest.mark.parametrize("separator", ["\x85", "\u2028", "\u2029"])
def test_a_line_separator_that_editors_do_not_count_does_not_shift_places(separator: str) -> None:
    _, (key, _) = read_pairs(f'title: "a{separator}b"\nfoo: 1', 2).items
    assert key.place == (3, 1)


def slip(text: str) -> YamlError | None:
    try:
        read_pairs(text, 1)
    except YamlError as error:
        return error
    return None


@given(
    st.text(
        st.sampled_from("ab:-[]{}&*!|>'\"%@`,?#~ \n\t\\\x85\u2028\x00é☕") | st.characters(codec="utf-8"), max_size=80
    )
)
def test_any_text_is_yaml_or_a_slip_inside_it(text: str) -> None:
    error = slip(text)
    lines = text.split("\n")
    assert error is None or 1 <= error.line <= len(lines) + 1
    assert error is None or 1 <= error.column <= max(map(len, lines)) + 1
