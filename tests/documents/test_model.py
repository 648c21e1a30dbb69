from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import fields

from plugins.foundation.documents.model import PAGE, POST, Document, Kind
from plugins.foundation.prose.model import Prose
from tests.documents.reading import HEADER, read


def document(tmp_path: Path, header: str = HEADER, kind: Kind = POST, opening: str = "", words: int = 0) -> Document:
    manuscript, _ = read(tmp_path, "blog/a.md", header, kind)
    prose = Prose("", "", (), frozenset(), (), (), (), (), opening, words)
    return Document(
        **{each.name: getattr(manuscript, each.name) for each in fields(manuscript or Document)}, prose=prose
    )


def test_a_post_changed_when_it_was_updated_else_when_it_was_published(tmp_path: Path) -> None:
    assert document(tmp_path).changed == datetime(2016, 10, 31, tzinfo=UTC)
    assert document(tmp_path, f"{HEADER}\nupdated: 2017-01-01").changed == datetime(2017, 1, 1, tzinfo=UTC)


def test_a_post_that_was_updated_before_it_came_out_changed_when_it_came_out(tmp_path: Path) -> None:
    assert document(tmp_path, f"{HEADER}\nupdated: 2016-01-01").changed == datetime(2016, 10, 31, tzinfo=UTC)


def test_a_page_was_never_published(tmp_path: Path) -> None:
    page = document(tmp_path, "title: A", PAGE)
    with pytest.raises(ValueError, match=r"blog/a\.md has no date"):
        _ = page.published


def test_the_summary_is_the_excerpt_else_the_opening_else_the_title(tmp_path: Path) -> None:
    assert document(tmp_path, f"{HEADER}\nexcerpt: Short.", opening="Text.").summary == "Short."
    assert document(tmp_path, opening="Text.").summary == "Text."
    assert document(tmp_path).summary == "A"


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (50, 1), (460, 2), (2300, 10)])
def test_reading_takes_whole_minutes_and_at_least_one(tmp_path: Path, words: int, minutes: int) -> None:
    assert document(tmp_path, words=words).minutes == minutes
