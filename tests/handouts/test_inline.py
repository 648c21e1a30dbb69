import re

import pytest
from bs4 import BeautifulSoup
from bs4.element import NavigableString
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.handouts.blocks import read_references
from plugins.handouts.inline import Inline
from plugins.handouts.model import Span, Words, plain
from plugins.prose.model import Link
from tests.handouts.reading import inline_reader, prose_renderer, resolve


def read(text: str, references: str = "") -> Inline:
    return inline_reader().read(text, read_references(references), resolve)


def faults(text: str) -> list[tuple[str, str, str]]:
    """Return of each fault its code, what of the text it shows at, and what it says."""
    return [(each.code.value, each.needle, f"{each.problem}; {each.remedy}") for each in read(text).faults]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ()),
        (" \n ", ()),
        ("What drew you?", (Span("What drew you?"),)),
        ("What  drew\n you?", (Span("What drew you?"),)),
        ("31\u00a0kB", (Span("31\u00a0kB"),)),
        ("**a**", (Span("a", is_strong=True),)),
        ("__a__ b", (Span("a", is_strong=True), Span(" b"))),
        ("*a* _b_", (Span("a", is_emphasis=True), Span(" "), Span("b", is_emphasis=True))),
        ("***a***", (Span("a", is_strong=True, is_emphasis=True),)),
        ("`a *b*`", (Span("a *b*", is_code=True),)),
        ("`` a`b ``", (Span("a`b", is_code=True),)),
        ("see [a](/b/)", (Span("see "), Span("a", href="/b/"))),
        ('[a](/b/ "title")', (Span("a", href="/b/"),)),
        (
            "[a **b**](/c/)",
            (Span("a ", href="/c/"), Span("b", is_strong=True, href="/c/")),
        ),
        ("<https://b.org/?c=1&d=2>", (Span("https://b.org/?c=1&d=2", href="https://b.org/?c=1&d=2"),)),
        ("<a@b.org>", (Span("a@b.org", href="mailto:a@b.org"),)),
        ("<b>a</b><br>b", (Span("a", is_strong=True), Span(" b"))),
        ("a &amp; b &mdash; c", (Span("a & b — c"),)),
        ("2 * 3 < 7 & 8 > 1", (Span("2 * 3 < 7 & 8 > 1"),)),
        (r"\*a\* snake_case_name", (Span("*a* snake_case_name"),)),
        ("a <!-- not for readers --> b", (Span("a  b"),)),
        ("<!-- not for readers --> a", (Span("a"),)),
        ("a{: .b }", (Span("a{: .b }"),)),
        ("**a**{: .b }", (Span("a", is_strong=True),)),
        ("- a", (Span("- a"),)),
        ("1. a", (Span("1. a"),)),
        ("# a", (Span("# a"),)),
        ("> a", (Span("> a"),)),
        ("~~~", (Span("~~~"),)),
        ("a \x07\x1a0\x1a b", (Span("a 0 b"),)),
        ("a <![if IE]> b", (Span("a <![if IE]> b"),)),
    ],
)
def test_a_text_is_read_with_its_marks_and_on_one_line(text: str, words: Words) -> None:
    assert read(text).words == words


@pytest.mark.parametrize("text", ["[a][b]", "[a] [b]", "[b]", "[*a*][b]"])
def test_a_link_may_name_a_target_that_stands_elsewhere_in_the_file(text: str) -> None:
    inline = read(text, "[b]: /c/\n[d]: /e/ 'title'")
    assert inline.words[0].href == "/c/"
    assert inline.links == (Link("/c/", "/c/", "/c/"),)


def test_links_inside_the_site_are_noted_and_others_are_not() -> None:
    inline = read("[a](/b/) [c](https://d.org/) **[e](/f/#g)**")
    assert inline.links == (Link("/b/", "/b/", "/b/"), Link("/f/#g", "/f/#g", "/f/", "g"))


def test_where_a_picture_lies_is_not_noted_and_where_it_leads_is() -> None:
    inline = read("![a](/b.png) [c](/d/) [![e](/f.png)](/g/)")
    assert [link.path for link in inline.links] == ["/d/", "/g/"]


def test_a_link_says_what_the_page_says() -> None:
    inline = inline_reader().read("[a](b.md)", {}, lambda target: Link(target, "/coffee/b/", "/b/"))
    assert inline.words == (Span("a", href="/coffee/b/"),)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a ![b](c.png)", ("bad-handout", "![", "a picture has no place on a sheet; take it out")),
        ("a <img src=c.png>", ("bad-handout", "<img", "a picture has no place on a sheet; take it out")),
        ("![b](https://c.org/d.png)", ("bad-handout", "![", "a picture has no place on a sheet; take it out")),
        ("a <kbd>b</kbd>", ("bad-handout", "<kbd", "<kbd> has no place on a sheet; write Markdown")),
        ("<script>a()</script>", ("bad-handout", "<script", "<script> has no place on a sheet; write Markdown")),
        ("a[^1]", ("bad-handout", "[^1]", "a footnote has no place on a sheet; write it out")),
        (
            "<b onclick='a()'>b</b>",
            ("inline-code", "a()", "`onclick=` is an inline style or script; use a class of the theme"),
        ),
        (
            "[a](javascript:b())",
            ("unsafe-link", "javascript:b()", "a link cannot begin with `javascript:`; link a page or a file"),
        ),
        (
            "{{ a.b }}",
            (
                "foreign-tag",
                "{{ a.b }}",
                "{{ a.b }} is another generator's tag; write Markdown, or put it in `code` if it is meant to be read",
            ),
        ),
    ],
)
def test_what_no_sheet_can_show_is_told_once(text: str, fault: tuple[str, str, str]) -> None:
    assert faults(text) == [fault]


@pytest.mark.parametrize("text", ["`<kbd>`", "`[^1]`", "`![a](b.png)`", "`{{ a.b }}`", "a < b > c", "&lt;p&gt;"])
def test_what_is_shown_as_it_is_written_is_no_fault(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [("a ![b](c.png) d", "a b d"), ("a <kbd>b</kbd> c", "a b c"), ("<script>a()</script>", "a()"), ("a[^1]", "a[^1]")],
)
def test_the_words_of_what_no_sheet_can_show_are_kept(text: str, words: str) -> None:
    assert plain(read(text).words) == words


def test_a_text_that_is_nested_too_deeply_is_told_and_kept() -> None:
    text = "*" * 20_000 + "x" + "*" * 20_000
    assert [code for code, *_ in faults(text)] == ["bad-markdown"]
    assert plain(read(text).words) == text


PIECES = (
    *(
        "a",
        "b ",
        " c",
        "é",
        "\u00a0",
        "☕",
        ".",
        ",",
        "!",
        "?",
        ":",
        ";",
        "(",
        ")",
        '"',
        "'",
        ">",
        "#",
        "-",
        "=",
        "+",
        "~",
    ),
    *(
        "**",
        "*",
        "***",
        "_",
        "`",
        "``",
        "[",
        "](",
        ")",
        "](/x/)",
        "](b.md)",
        "[a](/x/)",
        "**a**",
        "*a*",
        "`a`",
        "![",
        " ",
    ),
    *(" < ", "&", "&amp;", "{", "}", "{: .a }", "\\", "\\*", "[a]", "[a][b]", "| ", "/"),
    *("- ", "1. ", "> ", "# ", "    ", "\n", ": ", "~~~", "http://a.b", "a@b.c", "<!-- a -->", "\x02"),
)


def letters_of_page(html: str) -> list[tuple[str, set[str]]]:
    """Return each letter of a page's HTML with the tags it stands in, and where these lead."""
    page = BeautifulSoup(html, "html5lib")
    for picture in page.select("img"):
        picture.replace_with(str(picture["alt"]))
    return [
        (letter, {f"{each.name} {each.get('href', '')}" for each in text.parents if each.name in {*MARKS, "a"}})
        for text in page.find_all(string=lambda text: type(text) is NavigableString)
        for letter in text
        if letter not in " \n"
    ]


MARKS = {"strong": "is_strong", "em": "is_emphasis", "code": "is_code"}


def letters(words: Words) -> list[tuple[str, set[str]]]:
    return [
        (
            letter,
            {f"{tag} " for tag, mark in MARKS.items() if getattr(span, mark)}
            | ({f"a {span.href}"} if span.href else set()),
        )
        for span in words
        for letter in span.text
        if letter not in " \n"
    ]


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
@example("**a** *b* `c` [d](/x/)")
@example("**a***b*")
@example("*a* **b*** c***")
def test_a_text_says_what_a_page_would_say(text: str) -> None:
    on_page = prose_renderer().render("\u2060" + re.sub(r"[ \t\n]+", " ", text).strip(" "), resolve).html
    assert letters(read(text).words) == letters_of_page(on_page.replace("\u2060", ""))
