import errno
from pathlib import Path

import pytest

from plugins.commands.build import exchange
from plugins.commands.build.exchange import can_be_renamed


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
        (folder / folder.name).touch()
    return one, other


def names(*folders: Path) -> list[list[str]]:
    return [[path.name for path in folder.iterdir()] for folder in folders]


def refuse(number: int) -> object:
    def refusing(*_: Path) -> None:
        raise OSError(number, "no")

    return refusing


def test_two_folders_change_places(folders: tuple[Path, Path]) -> None:
    exchange.exchange(*folders)
    assert names(*folders) == [["other"], ["one"]]


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.EINVAL, errno.ENOTSUP])
def test_they_do_so_by_renaming_where_the_system_cannot_do_it_at_once(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(exchange, "_exchange_at_once", refuse(number))
    exchange.exchange(*folders)
    assert names(*folders) == [["other"], ["one"]]
    assert len(list(folders[0].parent.iterdir())) == 2


def test_a_refusal_is_told_and_nothing_is_renamed(folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "_exchange_at_once", refuse(errno.ENOSPC))
    with pytest.raises(OSError, match="no"):
        exchange.exchange(*folders)
    assert names(*folders) == [["one"], ["other"]]


@pytest.mark.parametrize("stop", [OSError("disk"), KeyboardInterrupt()])
def test_the_first_renaming_is_undone_when_the_second_fails(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, stop: BaseException
) -> None:
    one, other = folders
    rename = Path.rename

    def fail(source: Path, target: Path) -> Path:
        if source == one:
            raise stop
        return rename(source, target)

    monkeypatch.setattr(exchange, "_exchange_at_once", refuse(errno.ENOSYS))
    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(type(stop)):
        exchange.exchange(one, other)
    assert names(one, other) == [["one"], ["other"]]


def test_a_missing_folder_is_told_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    with pytest.raises(FileNotFoundError) as caught:
        exchange.exchange(tmp_path / "one", tmp_path / "none")
    assert caught.value.filename == str(tmp_path / "none")


def test_whether_a_folder_can_be_renamed_is_told_without_renaming_it(folders: tuple[Path, Path]) -> None:
    assert can_be_renamed(*folders)
    assert names(*folders) == [["one"], ["other"]]


@pytest.mark.parametrize("number", [errno.EBUSY, errno.EXDEV])
def test_a_mount_point_cannot_be_renamed(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(Path, "rename", refuse(number))
    assert not can_be_renamed(*folders)


def test_any_other_reason_against_it_is_told(folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "rename", refuse(errno.EACCES))
    with pytest.raises(OSError, match="no"):
        can_be_renamed(*folders)
