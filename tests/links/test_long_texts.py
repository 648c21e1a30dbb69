"""However many faults a text has, and wherever they stand, they are told at once."""

import pytest
from msgspec.structs import fields

from plugins.foundation.documents.model import Document
from plugins.foundation.findings.model import Report
from plugins.foundation.links.check import LONGEST_COMPARED, LinkChecker
from plugins.foundation.prose.model import Link
from tests.handouts.reading import PATHS, manuscript, prose_renderer
from tests.patience import LONG, long, numbered, patience

HERE = PATHS[manuscript("").kind]


def document(body: str) -> Document:
    written = manuscript(body)
    values = {each.name: getattr(written, each.name) for each in fields(written)}
    return Document(**values, prose=prose_renderer().render("", lambda target: Link(target, target)))


def told(body: str, anchors: frozenset[str] = frozenset()) -> list[tuple[int, int, str]]:
    """Return where the links of a text are told, and what is said to do."""
    report = Report()
    LinkChecker({HERE}, {HERE: anchors}, {}, report).check(document(body), prose_renderer().render(body, lead).links)
    return [(each.line, each.column, each.remedy) for each in report]


def lead(target: str) -> Link:
    path, _, fragment = target.partition("#")
    return Link(target, target, path or HERE, fragment)


@pytest.mark.parametrize("end", [" ", "\n\n"])
def test_a_thousand_dead_links_are_told_each_where_it_stands(end: str) -> None:
    body = numbered(f"[a](/b{{0}}/){end}")
    with patience():
        places = told(body)
    assert len(places) == body.count("[a]")
    assert places[0][:2] == (1, 5)


def test_a_dead_link_that_stands_a_thousand_times_is_told_a_thousand_times() -> None:
    body = long("[a](/b/) ")
    with patience():
        places = told(body)
    assert [column for _, column, _ in places] == [5 + 9 * number for number in range(body.count("[a]"))]


def test_a_thousand_dead_anchors_are_compared_with_a_thousand_headings_at_once() -> None:
    anchors = frozenset(f"{'a' * 90}{number}" for number in range(LONG // 90))
    body = numbered("[a](#" + "a" * 80 + "{0}) ")
    with patience():
        places = told(body, anchors)
    assert len(places) == body.count("[a]")


def test_the_nearest_anchor_is_named_whatever_it_is_but_for_very_long_ones() -> None:
    far = "z" * (LONGEST_COMPARED + 1)
    assert told("[a](#hree)", frozenset({"here", "there", far})) == [(1, 5, "did you mean #here?")]
    assert told("[a](#hree)", frozenset({far})) == [(1, 5, "link the page, or give a heading that id")]


def test_far_behind_in_a_line_a_link_is_told_where_it_is_one() -> None:
    assert [column for _, column, _ in told(f"{'a' * 5000} /b/ [c](/b/)")] == [5010]
