from pathlib import Path

import pytest

from plugins.build.swap import staged


def test_a_folder_is_replaced_whole(tmp_path: Path) -> None:
    output = tmp_path / "output"
    output.mkdir()
    (output / "old.html").touch()
    with staged(output) as staging:
        (staging / "new.html").touch()
        assert [path.name for path in output.iterdir()] == ["old.html"]
    assert [path.name for path in output.iterdir()] == ["new.html"]
    assert list(tmp_path.iterdir()) == [output]


def test_a_build_that_fails_changes_nothing(tmp_path: Path) -> None:
    output = tmp_path / "output"
    output.mkdir()
    (output / "old.html").touch()
    with pytest.raises(FileExistsError), staged(output) as staging:
        staging.mkdir()
    assert [path.name for path in output.iterdir()] == ["old.html"]
    assert list(tmp_path.iterdir()) == [output]


def test_what_a_killed_build_left_does_no_harm(tmp_path: Path) -> None:
    output = tmp_path / "deep" / "output"
    with staged(output) as staging:
        pass
    staging.mkdir()
    (staging / "left.html").touch()
    with staged(output):
        pass
    assert list(output.iterdir()) == []
