from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from plugins.prose.unmarked import Unmarked

EXTENSIONS = ["attr_list", "def_list", "fenced_code", "footnotes", "sane_lists", "tables"]
PIECES = (
    *"ab \n.,;'\"()-+=~^$%?/|#>@0",
    *("*", "**", "_", "`", "[", "](", "]:", "![", "[^1]", "[^1]: ", "<", "<b>", "&", "&amp;", "\\", ":", "{: .a }"),
    *("  \n", "\n\n", "\n- ", "\n1. ", "\n    ", "\n# ", "http://a.b", "a@b.c", "| a | b |\n|---|---|\n", "!"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_a_text_reads_the_same_as_when_every_pattern_is_looked_for(body: str) -> None:
    usual, quick = (Markdown(output_format="html", extensions=EXTENSIONS) for _ in range(2))
    quick.treeprocessors.register(Unmarked(quick), "site_unmarked", 21)
    assert quick.convert(body) == usual.convert(body)
