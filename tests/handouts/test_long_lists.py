"""Whatever is said again and again in a handout, it is read at once."""

import pytest

from plugins.foundation.documents.model import POST
from plugins.foundation.prose.model import Link
from tests.handouts.reading import in_post, manuscript, parse, rendered, resolve, told, whole
from tests.patience import LONG, long, numbered, patience


@pytest.mark.parametrize(
    "body",
    [
        *(long(each) for each in ["```a\n", "~~~\n```a\n", "<!--\n", "<!-- -->\n", "- a\n", "a\n", "|-\n", "# a\n"]),
        *(long(each, "- a\n") for each in ["  b\n", "\n", "b\n", "    - c\n", "  > b\n", "  <i>", "<i></b>", "&#1"]),
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
        assert parse(manuscript(body)) is not None


@pytest.mark.parametrize("part", ["# a\n", "## a\n\n- b\n", "# a\n## b\n### c\n"])
def test_a_thousand_headings_are_a_handout_at_once(part: str) -> None:
    with patience():
        (found,), _ = parse(manuscript(long(part)))
    assert found.handout.title


def test_a_thousand_items_of_the_same_words_have_ids_of_their_own_at_once() -> None:
    with patience():
        (handout,) = in_post(f"# a {{: .questions }}\n\n{long('- b' + chr(10))}")
    assert len({item.id for item in handout.items}) == handout.count == LONG // 4


def test_a_thousand_handouts_of_the_same_name_are_told_at_once() -> None:
    with patience():
        found = told(long("# a {: .questions }\n- b\n"), POST)
    assert len(found) == LONG // 24 - 1


def test_items_are_read_with_the_targets_that_they_name_and_no_others() -> None:
    references = numbered("[b{0}]: /c/\n")[:100_000]
    items = numbered("- [a][b{0}] &amp; d\n")[:4_000]
    with patience():
        prose, _ = rendered(manuscript(f"{references}\n\n{items}\n"), resolve)
    assert {link.target for link in prose.links} == {"/c/"}


def test_of_the_targets_of_one_name_the_first_counts() -> None:
    prose, _ = rendered(manuscript("[b]: /c/\n[B]: /d/\n\n- [a][b] *e*\n"), lambda target: Link(target, target, target))
    assert [link.target for link in prose.links] == ["/c/"]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("# a", "a"),
        ("# a #", "a"),
        ("# a ## ", "a"),
        ("# a # #", "a #"),
        (r"# a \#", "a #"),
        (r"# a \\#", "a \\#"),
    ],
)
def test_marks_behind_a_heading_go_unless_they_are_escaped(line: str, title: str) -> None:
    assert [each.title for each in whole(f"{line}\n\n- b").sections] == [title]
