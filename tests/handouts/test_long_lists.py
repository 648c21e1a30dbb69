"""Whatever is said again and again in a handout, it is read at once; what Python-Markdown is asked for is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.documents.model import Kind
from plugins.handouts.blocks import Foreign, Heading, read_blocks
from plugins.handouts.inline import _Html
from tests.handouts.reading import in_post, inline_reader, manuscript, parse, resolve, told
from tests.patience import LONG, long, numbered, patience


@pytest.mark.parametrize(
    "body",
    [
        *(long(each) for each in ["```a\n", "~~~\n```a\n", "<!--\n", "<!-- -->\n", "- a\n", "a\n", "|-\n", "# a\n"]),
        *(long(each, "- a\n") for each in ["  b\n", "\n", "b\n", "    - c\n"]),
        *(f"{each}{' ' * LONG}b" for each in ["# a", "|-", "- a", "{: a", "[a]: b", "- **a"]),
        f"# a{'#' * LONG}b",
        f"[^a]: b{chr(10) * LONG}  c",
        f"{chr(10) * LONG}  c",
        "".join(f"{'`' * length}a\n" for length in range(600, 3, -1)),
    ],
    ids=lambda body: repr(body[:12] + "…" + body[-5:]),
)
def test_any_text_is_taken_apart_at_once(body: str) -> None:
    with patience():
        assert read_blocks(body) is not None


@pytest.mark.parametrize("part", ["# a\n", "## a\n\n- b\n", "# a\n## b\n### c\n"])
def test_a_thousand_headings_are_a_handout_at_once(part: str) -> None:
    with patience():
        (found,), _ = parse(manuscript(long(part)))
    assert found.headings[-1].text.line >= long(part).count("\n") - part.count("\n")


def test_a_thousand_items_of_the_same_words_have_ids_of_their_own_at_once() -> None:
    with patience():
        (handout,) = in_post(f"# a {{: .questions }}\n\n{long('- b' + chr(10))}")
    assert len({item.id for item in handout.items}) == handout.count == LONG // 4


def test_a_thousand_handouts_of_the_same_name_are_told_at_once() -> None:
    with patience():
        found = told(long("# a {: .questions }\n- b\n"), Kind.POST)
    assert len(found) == LONG // 24 - 1


def test_items_are_read_with_the_targets_that_they_name_and_no_others() -> None:
    references = numbered("[b{0}]: /c/\n")[:100_000]
    items = numbered("- [a][b{0}] &amp; d\n")[:4_000]
    with patience():
        found, _ = parse(manuscript(f"{references}\n\n{items}\n"))
    assert {link.target for link in found[0].links} == {"/c/"}


@pytest.mark.parametrize("text", [f"{long('<i>')}{long('</b>')}", long("<i></b>"), long("</b>", "<i>"), long("&#1")])
def test_the_words_of_an_item_are_read_at_once(text: str) -> None:
    with patience():
        assert _Html(text).words is not None


def test_of_the_targets_of_one_name_the_last_counts_as_in_a_post() -> None:
    (found,), _ = parse(manuscript("[b]: /c/\n[B]: /d/\n\n- [a][b] *e*\n"))
    assert [link.target for link in found.links] == ["/d/"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("# a", "a"),
        ("# a #", "a"),
        ("# a ## ", "a"),
        ("# a # #", "a #"),
        (r"# a \#", r"a \#"),
        (r"# a \##", r"a \#"),
        (r"# a \\#", r"a \\"),
        ("#", ""),
        ("# #", ""),
        ("#######", ""),
        ("#a#", "a"),
    ],
)
def test_marks_behind_a_heading_go_unless_they_are_escaped(line: str, words: str) -> None:
    (block,) = read_blocks(line)
    assert isinstance(block, Heading)
    assert block.text.words == words


def test_a_backslash_at_the_end_makes_a_line_no_heading() -> None:
    assert not isinstance(read_blocks("# a\\")[0], Heading)


@given(st.lists(st.sampled_from(["```", "````", "```a", "~~~", "~~~~", "  ```", "a", ""]), max_size=12))
def test_fenced_code_ends_at_the_first_fence_that_is_long_enough(lines: list[str]) -> None:
    blocks = read_blocks("\n".join(lines))
    for code in (each for each in blocks if isinstance(each, Foreign) and each.name == "code"):
        fence = lines[code.text.line].strip().rstrip("a")
        inside = [line.strip() for line in lines[code.text.line + 1 : code.last]]
        last = lines[code.last].strip()
        assert last.startswith(fence)
        assert not any(line.startswith(fence) and not line.strip(fence[0]) for line in inside)


def test_the_reader_of_items_is_asked_for_what_they_name() -> None:
    assert inline_reader().read("[a][b] *c*", {"b": "[b]: /d/"}, resolve).links[0].target == "/d/"
