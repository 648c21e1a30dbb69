import os
import socket
from pathlib import Path

import pytest

from plugins.foundation.files import FileError, open_file, read_file


def problem_of(path: Path, most: int = 10) -> str:
    with pytest.raises(FileError) as caught:
        read_file(path, most)
    return caught.value.problem


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "text").write_bytes(b"x" * 300_000)
    assert read_file(tmp_path / "text") == b"x" * 300_000
    assert read_file(tmp_path / "text", 300_000) == b"x" * 300_000


def test_a_larger_file_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "film").open("wb") as file:
        file.truncate(200_000_000)
    assert problem_of(tmp_path / "film", 2_500_000) == "holds 200 MB, and 2.5 MB are the most"


def test_a_file_that_tells_no_size_is_not_read_for_ever() -> None:
    assert problem_of(Path("/proc/self/status")).endswith("are the most")


def test_nobody_waits_for_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "circle").symlink_to("circle")
    (tmp_path / "pipe by a link").symlink_to("pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket"))
        assert problem_of(tmp_path / "socket") == "is a pipe, socket or device"
    assert problem_of(tmp_path / "pipe") == "is a pipe, socket or device"
    assert problem_of(tmp_path / "pipe by a link") == "is a pipe, socket or device"
    assert problem_of(Path(os.devnull)) == "is a pipe, socket or device"
    assert problem_of(tmp_path / "folder") == "is a folder"
    assert problem_of(tmp_path / "circle") == "cannot be read: too many levels of symbolic links"
    assert problem_of(tmp_path / "none") == "cannot be read: no such file or directory"
    assert "null" in problem_of(tmp_path / "a\0name")


def test_a_pipe_that_takes_the_name_of_a_file_which_was_looked_at_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "text").touch()
    looked_at = (tmp_path / "text").stat()
    monkeypatch.setattr(Path, "stat", lambda *_, **__: looked_at)
    os.mkfifo(tmp_path / "pipe")
    assert problem_of(tmp_path / "pipe") == "is a pipe, socket or device"


def test_what_was_looked_at_is_what_is_read(tmp_path: Path) -> None:
    (tmp_path / "text").write_bytes(b"old")
    with open_file(tmp_path / "text") as file:
        (tmp_path / "new").write_bytes(b"new")
        (tmp_path / "new").replace(tmp_path / "text")
        assert file.read() == b"old"
