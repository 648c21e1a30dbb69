import os
import time
from pathlib import Path

import pytest

from plugins.kept import aside, key, makers_digest, read_folder, tidy, write_folder

DAY = 24 * 3600
FILES = {"a": b"one", "b": b"three"}


def age(path: Path, seconds: float) -> None:
    os.utime(path, (time.time() - seconds,) * 2)


def test_what_no_build_has_used_for_a_month_goes_be_it_a_file_or_a_folder(tmp_path: Path) -> None:
    for name in ("used", "lately", "long-ago"):
        (tmp_path / name).write_bytes(b"x")
        (tmp_path / f"{name}-folder").mkdir()
        (tmp_path / f"{name}-folder" / "file").write_bytes(b"x")
    for path in tmp_path.iterdir():
        age(path, 2 * DAY if path.name.startswith("lately") else 60 * DAY)
    tidy(tmp_path, [tmp_path / "used", tmp_path / "used-folder"])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["lately", "lately-folder", "used", "used-folder"]


def test_what_a_build_was_stopped_at_goes_the_next_day_and_not_at_once(tmp_path: Path) -> None:
    old, new = (aside(tmp_path / name) for name in ("old", "new"))
    for path in (old, new):
        path.write_bytes(b"half")
    age(old, DAY)
    tidy(tmp_path, [])
    assert list(tmp_path.iterdir()) == [new]


def test_a_folder_that_is_not_there_yet_is_tidy(tmp_path: Path) -> None:
    tidy(tmp_path / "none", [tmp_path / "none" / "file"])
    assert not (tmp_path / "none").exists()


def test_a_name_changes_with_what_a_thing_is_made_from_and_with_its_makers(tmp_path: Path) -> None:
    code = tmp_path / "code"
    makers = []
    for text in ("one", "other"):
        code.write_text(text, encoding="utf-8")
        makers.append(makers_digest(["pillow"], [code]))
    names = {key(each, source) for each in makers for source in ("a", "b")}
    assert len(names) == 4
    assert key(makers[0], "a") in names


def test_what_was_kept_is_found_with_its_numbers(tmp_path: Path) -> None:
    write_folder(tmp_path / "kept" / "x", FILES, {"a": 7})
    assert read_folder(tmp_path / "kept" / "x", FILES) == {"a": 7}
    assert {each.name for each in (tmp_path / "kept").iterdir()} == {"x"}


@pytest.mark.parametrize(("name", "content"), [("a", b""), ("files.json", b"[]"), ("files.json", b"{}")])
def test_a_folder_with_a_damaged_file_is_as_good_as_none(tmp_path: Path, name: str, content: bytes) -> None:
    write_folder(tmp_path / "x", FILES)
    (tmp_path / "x" / name).write_bytes(content)
    assert read_folder(tmp_path / "x", FILES) is None


def test_a_folder_without_a_file_that_is_asked_for_is_as_good_as_none(tmp_path: Path) -> None:
    write_folder(tmp_path / "x", FILES)
    assert read_folder(tmp_path / "x", ["a", "c"]) is None


def test_a_damaged_folder_is_replaced_and_a_whole_one_stays(tmp_path: Path) -> None:
    write_folder(tmp_path / "x", {"a": b"first"})
    write_folder(tmp_path / "x", {"a": b"later"})
    assert (tmp_path / "x" / "a").read_bytes() == b"first"
    (tmp_path / "x" / "a").unlink()
    write_folder(tmp_path / "x", {"a": b"later"})
    assert (tmp_path / "x" / "a").read_bytes() == b"later"
