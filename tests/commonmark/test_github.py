"""What GitHub adds to CommonMark, held against GitHub's own library."""

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import given
from hypothesis import strategies as st

from tests.commonmark.reading import convert, elements

PIECES = st.sampled_from(
    [
        *(
            "a",
            "b c",
            " ",
            "  ",
            "\n",
            "\n\n",
            "- ",
            "* ",
            "+ ",
            "1. ",
            "2) ",
            "> ",
            "# ",
            "## ",
            "    ",
            "`",
            "``",
            "*",
        ),
        *(
            "**",
            "_",
            "[a](/b)",
            "![c](/d)",
            "[",
            "]",
            "(",
            ")",
            "\\",
            "&amp;",
            "<",
            ">",
            "```\n",
            "~~~\n",
            "---\n",
            "===\n",
        ),
        *("é", "☕", ".", "!", '"', "'"),
    ]
)


def github(text: str) -> str:
    html: str = cmarkgfm.github_flavored_markdown_to_html(text, options=Options.CMARK_OPT_UNSAFE)
    return html


@pytest.mark.parametrize(
    "text",
    [
        "| a | b |\n|---|---|\n| c | d |",
        "| a | b | c | d |\n|:--|:-:|--:|---|\n| 1 | 2 | 3 | 4 |",
        "a | b\n-|-\nc | `d \\| e`",
        "| a |\n|---|\n| b |\n> c",
        "| a | b |\n|---|---|\n| c |\n| d | e | f |",
        "| a |\n|---|\n\nb",
        "Words\n| a |\n|---|\n| b |",
        "~~a~~ and ~b~",
        "This ~~has a\n\nnew paragraph~~.",
        "www.a.org",
        "Visit www.a.org/b?c=d&e=f.",
        "www.a.org/b?(c)=d) and (www.a.org/b?(c)=d)",
        "www.a.org/b?c=d&e www.a.org/b&f;",
        "https://a.org/b_c_d!, ftp://e.fg/h",
        "(see https://a.org/b)",
        "a@b.org and a.b-c_d@e.fg. a@b- a@b.c_",
        "*https://a.org*",
        "[https://a.org](/b)",
        "`https://a.org`",
    ],
)
def test_what_github_adds_is_read_as_there(text: str) -> None:
    assert elements(convert(text)) == elements(github(text))


@pytest.mark.parametrize(("sign", "checked"), [("[ ]", False), ("[x]", True), ("[X]", True)])
def test_a_task_has_a_box(sign: str, checked: bool) -> None:  # noqa: FBT001 - a column of the table
    assert ("checked" in convert(f"- {sign} a")) is checked
    assert 'type="checkbox"' in convert(f"- {sign} a\n- b")


@pytest.mark.parametrize("kind", ["Note", "Tip", "Important", "Warning", "Caution"])
def test_a_quotation_of_a_kind_is_a_note_with_a_title(kind: str) -> None:
    html = convert(f"> [!{kind.upper()}]\n> a\n>\n> - b")
    assert html.startswith(
        f'<div class="note note-{kind.lower()}" role="note">\n<p class="note-title">{kind}</p>\n<p>a'
    )
    assert "<blockquote" not in html


@given(st.lists(PIECES, max_size=12).map("".join))
def test_any_text_is_read_as_on_github(text: str) -> None:
    assert elements(convert(text)) == elements(github(text))
