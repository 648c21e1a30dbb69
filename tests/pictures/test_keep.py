"""Renditions are made once, and kept."""

import subprocess
import sys
from pathlib import Path

import pytest

from plugins.foundation.pictures import make
from plugins.foundation.pictures.cached import make_pictures
from plugins.foundation.pictures.model import Picture
from plugins.foundation.pictures.parse import read_picture
from tests.conftest import ROOT
from tests.pictures.photographs import photograph


def picture_of(folder: Path, name: str = "a.jpg", content: bytes = photograph(500, 300)) -> Picture:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content)
    return read_picture(folder / name, f"/{name}", folder / "kept")


def contents(picture: Picture) -> list[bytes]:
    return [each.file.read_bytes() for each in picture.renditions]


def forbid_making(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        message = "a picture is decoded"
        raise AssertionError(message)

    monkeypatch.setattr(make, "_make", fail)


def test_a_picture_that_has_not_changed_is_not_decoded_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    picture = picture_of(tmp_path)
    make_pictures([picture], tmp_path / "kept")
    forbid_making(monkeypatch)
    assert make_pictures([picture, picture_of(tmp_path, "b.jpg")], tmp_path / "kept") == {}


def test_a_picture_that_is_elsewhere_only_linked_has_all_its_renditions(tmp_path: Path) -> None:
    picture = picture_of(tmp_path)
    for pictures in ([picture.alone], [picture.alone, picture, picture.alone]):
        make_pictures(pictures, tmp_path / "kept")
    assert all(contents(picture))


@pytest.mark.parametrize("damage", ["gone", "short", "no facts"])
def test_a_kept_folder_that_is_damaged_is_made_again(tmp_path: Path, damage: str) -> None:
    picture = picture_of(tmp_path)
    make_pictures([picture], tmp_path / "kept")
    before, file = contents(picture), picture.renditions[0].file
    match damage:
        case "gone":
            file.unlink()
        case "short":
            file.write_bytes(b"")
        case _:
            (file.parent / "facts").write_text("[]", "utf-8")
    make_pictures([picture], tmp_path / "kept")
    assert contents(picture) == before


def test_of_many_pictures_each_has_its_own(tmp_path: Path) -> None:
    pictures = [picture_of(tmp_path, f"{width}.jpg", photograph(width, 20)) for width in range(40, 44)]
    assert make_pictures(pictures, tmp_path / "kept") == {}
    assert len({contents(picture)[-1] for picture in pictures}) == 4


def make_aside(folder: str) -> None:
    """Make pictures in a process of its own."""
    kept = Path(folder) / "kept"
    make_pictures([read_picture(file, f"/{file.name}", kept) for file in Path(folder).glob("*.jpg")], kept)


def test_builds_at_the_same_time_do_not_disturb_each_other(tmp_path: Path) -> None:
    for number in range(3):
        picture_of(tmp_path, f"{number}.jpg", photograph(500, 300 + number))
    code = f"from tests.pictures.test_keep import make_aside; make_aside({str(tmp_path)!r})"
    builds = [subprocess.Popen([sys.executable, "-c", code], cwd=ROOT) for _ in range(3)]
    assert [build.wait() for build in builds] == [0, 0, 0]
    assert len(list((tmp_path / "kept").iterdir())) == 3
