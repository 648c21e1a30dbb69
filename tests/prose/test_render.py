import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.foundation.prose.model import Heading
from plugins.foundation.prose.render import ProseRenderer
from tests.prose.rendering import at, faults, render, resolve


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>"),
        ("```python\nx = 1\n```", '<pre><code class="language-python">x = 1\n</code></pre>'),
        ("term\n: meaning", "<dl>\n<dt>term</dt>\n<dd>meaning</dd>\n</dl>"),
        ("A lead.\n{: .lead }", '<p class="lead">A lead.</p>'),
        ("a & b < c", "<p>a &amp; b &lt; c</p>"),
    ],
)
def test_the_markdown_that_authors_expect_is_understood(body: str, html: str) -> None:
    assert render(body).html == html


def test_a_table_is_aligned_without_an_inline_style() -> None:
    prose = render("| a | b |\n|:-:|--:|\n| 1 | 2 |")
    assert prose.faults == ()
    assert '<td class="align-center">1</td>' in prose.html


@pytest.mark.parametrize(
    ("body", "levels"),
    [
        ("# a\n\n## b\n\n### c", [2, 3, 4]),
        ("## a\n\n### b", [2, 3]),
        ("#### a\n\n##### b", [2, 3]),
        ("# a\n\n###### b", [2, 6]),
        ("a\n=\n\nb\n-", [2, 3]),
        ("### a\n\n## b", [3, 2]),
        ("> # a", [2]),
        ("no heading", []),
    ],
)
def test_the_highest_heading_is_level_two(body: str, levels: list[int]) -> None:
    prose = render(body)
    assert [heading.level for heading in prose.headings] == levels
    assert [level for level in range(1, 7) for _ in range(prose.html.count(f"<h{level} "))] == sorted(levels)


@pytest.mark.parametrize(
    ("written", "anchor", "text"),
    [
        ("What's *new*?", "whats-new", "What's new?"),
        ("A & B `c`", "a-b-c", "A & B c"),
        ("Q&amp;A", "q-a", "Q&A"),
        ("5 \\* 3", "5-3", "5 * 3"),
        ("[A link](x.md)", "a-link", "A link"),
        ("A note[^1]\n\n[^1]: n", "a-note", "A note"),
        ("Übung", "ubung", "Übung"),
        ("☺", "section", "☺"),
        ("Own {: #mine }", "mine", "Own"),
    ],
)
def test_a_heading_has_an_anchor_made_of_its_text(written: str, anchor: str, text: str) -> None:
    prose = render(f"## {written}")
    assert prose.headings == (Heading(2, anchor, text),)
    assert anchor in prose.anchors
    assert f'id="{anchor}"' in prose.html


def test_anchors_differ_even_where_headings_do_not() -> None:
    prose = render("## a\n\n## a\n\n## a\n\n## Other {: #a-2 }")
    assert [heading.anchor for heading in prose.headings] == ["a", "a-3", "a-4", "a-2"]


def test_anchors_begin_anew_with_every_text() -> None:
    renderer = ProseRenderer()
    assert renderer.render("## a\n\n[^1]\n\n[^1]: n", resolve) == renderer.render("## a\n\n[^1]\n\n[^1]: n", resolve)


def test_every_place_that_can_be_linked_is_an_anchor() -> None:
    prose = render('## h\n\np\n{: #p }\n\n<span id="raw">x</span> <a name="old"></a>')
    assert prose.anchors == {"h", "p", "raw", "old"}


@pytest.mark.parametrize(
    ("body", "opening", "words"),
    [
        ("One two.\n\nThree.", "One two.", 3),
        ("# Title\n\n> quote\n\n- item\n\nOne *two*.", "One two.", 5),
        ("Q&amp;A, 5 \\* 3, `<b>` &mdash; AT&T.", "Q&A, 5 * 3, <b> — AT&T.", 7),
        ("Ask <me@example.org>.", "Ask me@example.org.", 2),
        ("One[^1].\n\n[^1]: Two.", "One.", 2),
        ("One <em>two</em> <!-- no --> three.", "One two three.", 3),
        ("![alt](a.png)\n\nOne.", "One.", 1),
        ("<div>raw</div>\n\nOne.", "One.", 1),
        ("| a | b |\n|---|---|\n| c | d |", "", 4),
        ("```\ncode\n```", "", 0),
        ("", "", 0),
    ],
)
def test_opening_and_words_are_what_a_reader_reads(body: str, opening: str, words: int) -> None:
    prose = render(body)
    assert (prose.opening, prose.words) == (opening, words)


def test_a_long_opening_is_cut_at_a_sentence() -> None:
    assert render("One two three. " * 50).opening == ("One two three. " * 13).strip()


@pytest.mark.parametrize(
    "body", ["*" * 20_000 + "x" + "*" * 20_000, "\n".join("    " * level + "- a" for level in range(400))]
)
def test_a_text_nested_too_deeply_is_told_and_the_next_one_is_read_as_ever(body: str) -> None:
    renderer = ProseRenderer()
    (fault,) = renderer.render(body, resolve).faults
    assert fault.code == "bad-markdown"
    assert at(body, fault)
    after = "- a\n\n    b\n\n> c\n\nd"
    assert renderer.render(after, resolve) == render(after)


FRAGMENTS = st.sampled_from(
    [
        *(
            "a",
            "b ",
            "\n",
            "\n\n",
            "    ",
            "\t",
            "- ",
            "1. ",
            "> ",
            "# ",
            "=\n",
            "---\n",
            "* * *",
            ": ",
            "|",
            "|-|\n",
            "\\",
        ),
        *(
            "`",
            "```",
            "~~~",
            "*",
            "**",
            "_",
            "[x](",
            ")",
            "![",
            "[",
            "]",
            "[^1]",
            "[^1]: ",
            "[a]: ",
            "[TOC]",
            "{: ",
            "}",
        ),
        *("<", ">", "</", "<a ", "<div>", "</div>", "<p>", "<pre><code>", "<script>", "<style>", "<br/>", "<x@y.z>"),
        *("<!", "<!--", "-->", "<![", "<![if x[", "]]>", "<![CDATA[", "<?", "?>", "<!DOCTYPE [", "<http://a>"),
        *("href=", "src=", "srcset=", "style=", "onclick=", "id=", "'", '"', "javascript:", "//[", "{filename}"),
        *(
            "&",
            "&#",
            "&#0;",
            "&#x110000;",
            "&amp;",
            "{%",
            "%}",
            "{{",
            "}}",
            "{{<",
            "\x00",
            "\x02",
            "\x03",
            "é",
            "\u2028",
        ),
        *(
            "\x02amp\x03",
            "\x02wzxhzdk:0\x03",
            "\x02klzzwxh:0001\x03",
            "klzzwxh:0000",
            "😀",
            "{#a ",
            ".cls",
            "{: href= }",
        ),
    ]
)


@given(st.lists(FRAGMENTS, max_size=25).map("".join) | st.text(st.characters(codec="utf-8")))
def test_any_text_is_rendered(body: str) -> None:
    prose = render(body)
    assert prose.words >= 0
    assert all(heading.anchor in prose.anchors for heading in prose.headings)


def test_plain_markdown_has_no_faults() -> None:
    body = (
        "# a\n\n[b](c.md) ![d](e.png)\n\n- [x] f\n\n1. g\n\n> h\n\n---\n\n<https://i.org> <j@k.org>\n\nl[^1]\n\n[^1]: m"
    )
    assert faults(body) == []
