import errno
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from plugins.commands.new import main, new_post
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


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("", "say what the post is called: make new TITLE="),
        ("  ", "say what the post is called: make new TITLE="),
        ("?!", "“\\?!” has no letter or digit"),
        ("🎉", "“🎉” has no letter or digit to name the folder by; add a word: make new TITLE="),
        ("Caf\udce9 talk", "the title is not in UTF-8"),
        ("A bell \a", "control character"),
        ("A \x9b", "control character"),
        ("A \ufffe", "control character"),
        ("a" * 201, "the title has 201 characters, and 200 are the most"),
    ],
)
def test_a_title_that_makes_no_post_is_refused_and_leaves_nothing(tmp_path: Path, title: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        new_post(title, tmp_path / "blog", TODAY)
    assert list(tmp_path.iterdir()) == []


def test_a_post_that_cannot_be_written_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, *_: object, **__: object) -> int:
        path.touch()
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="No space left"):
        new_post("Whom to ask", tmp_path / "content/blog", TODAY)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_pictures_for_the_post_is_kept_when_it_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "whom-to-ask").mkdir()
    (tmp_path / "whom-to-ask/cup.jpg").touch()
    monkeypatch.setattr(Path, "rename", lambda *_: (_ for _ in ()).throw(OSError(errno.EIO, "Input/output error")))
    with pytest.raises(OSError, match="Input/output error"):
        new_post("Whom to ask", tmp_path, TODAY)
    assert [path.name for path in tmp_path.rglob("*")] == ["whom-to-ask", "cup.jpg"]


def test_the_command_says_in_one_line_what_stands_in_its_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/blog").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["new", "Whom", "to ask"])
    assert main() == 1
    assert capsys.readouterr().err == "content/blog/whom-to-ask: not a directory; check it and the disk\n"
    (tmp_path / "content/blog").unlink()
    assert main() == 0
    assert capsys.readouterr().out == "content/blog/whom-to-ask/index.md\n"
