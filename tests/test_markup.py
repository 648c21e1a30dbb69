"""HTML is taken apart as browsers do: here as html5lib does, which was written from the standard by others."""

import pytest
from html5lib._tokenizer import HTMLTokenizer
from html5lib.constants import tokenTypes
from hypothesis import given
from hypothesis import strategies as st

from plugins.foundation.markup import Attribute, Kind, decoded, read_tokens

Plain = tuple[str, str, dict[str, str]]
"""What of a token matters: what it is, its name or text, and its attributes."""


def ours(html: str) -> list[Plain]:
    found: list[Plain] = []
    for token in read_tokens(html, raw=()):
        match token.kind:
            case Kind.TEXT:
                _add_text(found, decoded(token.written))
            case Kind.START:
                found.append(("start", token.name, token.values))
            case Kind.END:
                found.append(("end", token.name, {}))
    return found


def theirs(html: str) -> list[Plain]:
    found: list[Plain] = []
    for token in HTMLTokenizer(html):
        if token["type"] in {tokenTypes["StartTag"], tokenTypes["EmptyTag"]}:
            found.append(("start", token["name"], dict(token["data"])))
        elif token["type"] == tokenTypes["EndTag"]:
            found.append(("end", token["name"], {}))
        elif token["type"] in {tokenTypes["Characters"], tokenTypes["SpaceCharacters"]}:
            _add_text(found, token["data"])
    return found


def _add_text(found: list[Plain], text: str) -> None:
    if found and found[-1][0] == "text":
        text = found.pop()[1] + text
    found.append(("text", text, {}))


SCRAPS = [
    *("<", "</", "</>", ">", "/", "=", "==", "'", '"', "`", "!", "-", "--", " ", "\t", "\n", "\f", "\v", "\u00a0"),
    *("a", "b", "é", "İ", "\u212a", "<a ", "<b", "<A", "</a>", "</b ", "onclick=", "HREF=", "href='", 'title="'),
    *("<!--", "-->", "--!>", "<!-->", "<!--->", "<![CDATA[", "]]>", "<!", "<!doctype", "<?", "?>"),
    *("&", "&amp;", "&lt", "&copy", "&copy=", "&copyx", "&notit;", "&#106;", "&#x6A", "&#", "&#x", "&#128;", ";"),
]


@given(st.lists(st.sampled_from(SCRAPS), max_size=20).map("".join))
def test_any_soup_is_read_as_the_standard_has_it(html: str) -> None:
    assert ours(html) == theirs(html)


@given(st.text())
def test_any_text_is_read_to_its_end_once(html: str) -> None:
    tokens = list(read_tokens(html))
    assert "".join(token.written for token in tokens) == html
    assert [token.start for token in tokens[1:]] == [token.end for token in tokens[:-1]]


@pytest.mark.parametrize(
    ("html", "pieces"),
    [
        ("<style>a</b></style>c", ["<style>", "a</b>", "</style>", "c"]),
        ("<TITLE>a</titles></title\n>", ["<TITLE>", "a</titles>", "</title\n>"]),
        ("<script></script>", ["<script>", "</script>"]),
        ("<textarea>a<b", ["<textarea>", "a<b"]),
        ("<plaintext>a</plaintext>", ["<plaintext>", "a</plaintext>"]),
        ("<p>a</b></p>", ["<p>", "a", "</b>", "</p>"]),
    ],
)
def test_in_some_elements_nothing_is_a_tag_but_their_own_end(html: str, pieces: list[str]) -> None:
    assert [token.written for token in read_tokens(html)] == pieces


@pytest.mark.parametrize("html", ["<a", "<a b='>", '<a b="c"', "</a ", "<!-- a ->", "<!a", "<?a"])
def test_what_does_not_end_is_one_token_to_the_end(html: str) -> None:
    assert [(each.kind, each.written) for each in read_tokens(f"b{html}")] == [(Kind.TEXT, "b"), (Kind.OPEN, html)]


def test_a_part_of_a_text_is_read_as_if_nothing_stood_around_it() -> None:
    assert [(each.kind, each.written) for each in read_tokens('"<a b="c"><d>', 1, 9)] == [(Kind.OPEN, '<a b="c"')]


@pytest.mark.parametrize(
    "token",
    ["<", "<a ", "<a", "<a b=", '<a b="', "<a b='c' ", "</", "</a ", "<!--", "<!", "<?", "<script>", "<a>", "&#1", "'"],
)
def test_nothing_is_read_twice_however_much_is_left_open(token: str) -> None:
    html = token * (100_000 // len(token))
    tokens = list(read_tokens(html))
    assert sum(each.end - each.start for each in tokens) == len(html)
    assert sum(len([*each.attributes]) for each in tokens if each.name) <= len(html)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<a b=\"c\" d='e' f=g h i=>", '<a b="1" d="1" f="1" h="1" i="1">'),
        ("<a B = c>", '<a B="1">'),
        ('<a b="c"d/e>', '<a b="1"d="1"/e="1">'),
        ("<a b=c b=d>", '<a b="1" >'),
    ],
)
def test_values_are_changed_where_they_stand(html: str, expected: str) -> None:
    (tag,) = read_tokens(html)
    assert tag.rewritten(lambda _: "1") == expected


def test_what_is_not_changed_stays_as_it_was_written() -> None:
    html = "<a  B = c d='&eacute;' e=\"&lt;\" f/>"
    (tag,) = read_tokens(html)
    assert tag.rewritten(lambda each: each.value) == html


def test_an_attribute_can_be_left_out() -> None:
    (tag,) = read_tokens('<a b="c" d="e">')
    assert tag.rewritten(lambda each: None if each.name == "b" else each.value) == '<a  d="e">'


@given(st.text(), st.sampled_from(['b="{}"', "b='{}'", "b={}", "b"]))
def test_whatever_a_value_is_changed_to_is_its_value(value: str, written: str) -> None:
    def changed(attribute: Attribute) -> str:
        return value if attribute.name == "b" else attribute.value

    (tag,) = read_tokens(f"<a {written.format('c')} d=e>")
    (again,) = read_tokens(tag.rewritten(changed))
    assert again.values["d"] == "e"
    assert again.values["b"].replace("\r", "\n") == decoded(value.replace("&", "&amp;")).replace("\r", "\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("&#106;", "j"),
        ("&#00000000000106;", "j"),
        ("&#x0000000006a", "j"),
        (f"&#{'0' * 5000}106;", "j"),
        (f"&#{'9' * 5000};", "\N{REPLACEMENT CHARACTER}"),
        (f"&#x{'F' * 5000};", "\N{REPLACEMENT CHARACTER}"),
        ("&#00000000;", "\N{REPLACEMENT CHARACTER}"),
        ("&#12345678a", "\N{REPLACEMENT CHARACTER}a"),
        ("&amp;lt;", "&lt;"),
    ],
)
def test_references_are_read_however_long_they_are(text: str, expected: str) -> None:
    assert decoded(text) == expected
