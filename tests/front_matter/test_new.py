from datetime import UTC, datetime
from pathlib import Path

import pytest

from plugins.front_matter.new import new_post
from tests.front_matter.reading import read_file

TODAY = datetime(2017, 6, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "title", ["Whom to ask first", 'Say "yes": #1', "C:\\temp & {braces}", "- 1984", "Übung ☕", "'", " two\n lines "]
)
def test_a_new_post_is_a_draft_with_a_header_in_order(tmp_path: Path, title: str) -> None:
    reading = read_file(new_post(f"{title} post", tmp_path, TODAY).read_text("utf-8"))
    assert reading.told == []
    assert (reading.front.title, reading.front.status) == (" ".join(f"{title} post".split()), "draft")
    assert reading.front.date == TODAY


def test_a_new_post_has_a_folder_named_by_its_title(tmp_path: Path) -> None:
    assert new_post("Whom to ask?", tmp_path, TODAY) == tmp_path / "whom-to-ask/index.md"


@pytest.mark.parametrize("existing", ["whom-to-ask/index.md", "whom-to-ask.md"])
def test_a_post_that_exists_is_not_written_over(tmp_path: Path, existing: str) -> None:
    file = tmp_path / existing
    file.parent.mkdir(exist_ok=True)
    file.write_text("mine")
    with pytest.raises(FileExistsError, match="choose another title"):
        new_post("Whom to ask", tmp_path, TODAY)
    assert file.read_text() == "mine"


@pytest.mark.parametrize("title", ["", "  ", "?!", "☺"])
def test_a_title_that_makes_no_name_is_refused(tmp_path: Path, title: str) -> None:
    with pytest.raises(ValueError, match="make new TITLE="):
        new_post(title, tmp_path, TODAY)
