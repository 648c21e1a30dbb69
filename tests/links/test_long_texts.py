"""However many faults a text has, and wherever they stand, they are told at once."""

from dataclasses import fields

import pytest

from plugins.documents.model import Document
from plugins.findings.model import Code, Report
from plugins.links.check import LONGEST_COMPARED, LinkChecker, check_faults
from plugins.prose.model import Fault, Link
from tests.handouts.reading import PATHS, manuscript, prose_renderer
from tests.patience import LONG, long, numbered, patience

HERE = PATHS[manuscript("").kind]


def document(body: str) -> Document:
    written = manuscript(body)
    values = {each.name: getattr(written, each.name) for each in fields(written)}
    return Document(**values, prose=prose_renderer().render("", lambda target: Link(target, target)))


def told(body: str, links: list[Link], anchors: frozenset[str] = frozenset()) -> list[tuple[int, int, str]]:
    """Return where dead links are told, and what is said to do."""
    report = Report()
    LinkChecker({HERE}, {HERE: anchors}, {}, report).check(document(body), links)
    return [(each.line, each.column, each.remedy) for each in report]


@pytest.mark.parametrize("end", [" ", "\n\n"])
def test_a_thousand_dead_links_are_told_each_where_it_stands(end: str) -> None:
    body = numbered(f"[a](/b{{0}}/){end}")
    count = body.count("[a]")
    with patience():
        places = told(body, [Link(f"/b{number}/", f"/b{number}/", f"/b{number}/") for number in range(count)])
    assert len(places) == count
    assert places[0][:2] == (1, 5)


def test_a_dead_link_that_stands_a_thousand_times_is_told_a_thousand_times() -> None:
    body = long("[a](/b/) ")
    count = body.count("[a]")
    with patience():
        places = told(body, [Link("/b/", "/b/", "/b/")] * count)
    assert [column for _, column, _ in places] == [5 + 9 * number for number in range(count)]


def test_a_thousand_dead_anchors_are_compared_with_a_thousand_headings_at_once() -> None:
    anchors = frozenset(f"{'a' * 90}{number}" for number in range(LONG // 90))
    body = numbered("[a](#" + "a" * 80 + "{0}) ")
    links = [Link(f"#{'a' * 80}{number}", "", HERE, f"{'a' * 80}{number}") for number in range(body.count("[a]"))]
    with patience():
        places = told(body, links, anchors)
    assert len(places) == len(links)


def test_the_nearest_anchor_is_named_whatever_it_is_but_for_very_long_ones() -> None:
    link = [Link("#hree", "", HERE, "hree")]
    far = "z" * (LONGEST_COMPARED + 1)
    assert told("[a](#hree)", link, frozenset({"here", "there", far})) == [(1, 5, "did you mean #here?")]
    assert told("[a](#hree)", link, frozenset({far})) == [(1, 5, "link the page, or give a heading that id")]


@pytest.mark.parametrize(
    ("body", "needle", "places"),
    [
        ("a /b/ [c](/b/) /b/d/", "/b/", [(1, 11)]),
        ("/b/d/ /a/b/ x/b/ /b/", "/b/", [(1, 18)]),
        ("b.c ab b", "b", [(1, 8)]),
        ("b. (b) b?", "b", [(1, 5)]),
        ("aaa aa", "aa", [(1, 5)]),
        ("<b><b>", "<b>", [(1, 1), (1, 4)]),
        ("a\n\n b c\nb", "b c\nd", [(3, 2)]),
        ("a", "b", [(1, 1)]),
        ("a", "", [(1, 1)]),
        ("é b", "b", [(1, 3)]),
        ("[b](...) (...and so on)", "...", [(1, 5)]),
    ],
)
def test_a_fault_shows_where_its_needle_is_no_part_of_something_longer(
    body: str, needle: str, places: list[tuple[int, int]]
) -> None:
    report = Report()
    check_faults(manuscript(body), [Fault(Code.BAD_MARKDOWN, needle, "it is bad", "mend it")], report)
    assert [(each.line, each.column) for each in report] == places


def test_far_behind_in_a_line_a_link_is_told_where_it_is_one() -> None:
    body = f"{'a' * 5000} /b/ [c](/b/)"
    assert [column for _, column, _ in told(body, [Link("/b/", "/b/", "/b/")])] == [5010]
