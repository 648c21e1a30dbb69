import sys
import threading
from pathlib import Path

import pytest

from plugins.search import pagefind as module
from plugins.search.pagefind import IndexingError, pagefind


def pretend(folder: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Have a program of a few lines in Pagefind's place."""
    program = folder / "pretended"
    program.write_text(f"#!{sys.executable}\nimport sys, time\n{code}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(module, "get_executable", lambda: program)


def ask(folder: Path, question: str = "NewIndex", **details: str | int) -> None:
    with pagefind(folder) as service:
        service.ask(question, **details)


def test_an_error_is_told_in_pagefinds_words_on_one_line(tmp_path: Path) -> None:
    with pytest.raises(IndexingError, match=r"\AInvalid index, does not yet exist in the Pagefind service\Z"):
        ask(tmp_path, "WriteFiles", index_id=7)


@pytest.mark.parametrize(
    "code", ["", "sys.stdin.read(1)", "print('panicked at line 1', end=',')", "print('e30=', end=',')"]
)
def test_a_pagefind_that_ends_or_says_something_else_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    pretend(tmp_path, monkeypatch, code)
    with pytest.raises(IndexingError, match="Pagefind ended before its work was done"):
        ask(tmp_path, file_contents="x" * 5_000_000)


@pytest.mark.parametrize("code", ["sys.stdin.buffer.read()", "time.sleep(600)"])
def test_a_pagefind_that_does_not_answer_or_listen_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    pretend(tmp_path, monkeypatch, code)
    monkeypatch.setattr(module, "PATIENCE", 0.5)
    with pytest.raises(IndexingError, match=r"Pagefind did not answer within 0\.5 s"):
        ask(tmp_path, file_contents="x" * 5_000_000)


def test_a_pagefind_that_is_not_there_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "get_executable", lambda: tmp_path / "none")
    with pytest.raises(IndexingError, match=r"\APagefind does not start: No such file or directory\Z"):
        ask(tmp_path)


def test_nothing_is_left_running_that_would_keep_work_from_being_shared(tmp_path: Path) -> None:
    ask(tmp_path)
    assert threading.active_count() == 1
