"""`make serve` as its user lives with it: a real process, a real server, files that change."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.conftest import ROOT
from tests.search.reading import indexed

PATIENCE = 60
"""Seconds after which something that should have happened has not."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A running preview."""

    folder: Path
    url: str
    process: subprocess.Popen[str]

    def page(self, path: str) -> str:
        """Return a page, or what is said where there is none."""
        try:
            with urlopen(self.url + path, timeout=10) as response:  # noqa: S310 - a loopback address
                return str(response.read().decode())
        except HTTPError as error:
            return error.read().decode()

    def waits_for(self, path: str, text: str) -> bool:
        """Say whether a page comes to hold a text."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if text in self.page(path):
                return True
            time.sleep(0.05)
        return False


@contextmanager
def started(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Start a preview that says all it says in one stream, as in a terminal of its own."""
    pipe = subprocess.PIPE
    command = [sys.executable, "-m", "plugins.preview", "--port", "0"]
    with subprocess.Popen(
        command, cwd=folder, stdout=pipe, stderr=subprocess.STDOUT, text=True, start_new_session=True
    ) as process:
        try:
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


@contextmanager
def preview(folder: Path) -> Iterator[Preview]:
    for name in ("plugins", "theme", "content"):
        if not (folder / name).exists():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    if not (folder / "pelicanconf.py").exists():
        shutil.copy(ROOT / "pelicanconf.py", folder)
    with started(folder) as process:
        assert process.stdout is not None
        line = next(line for line in process.stdout if "Serving the site at" in line)
        yield Preview(folder, line.split()[4].rstrip("/"), process)
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0


def test_a_change_is_seen_a_mistake_is_told_and_the_last_good_page_stays(tmp_path: Path) -> None:
    with preview(tmp_path) as running:
        assert "Career advice" in running.page("/")
        assert "This page is not here" in running.page("/nowhere/")
        post = tmp_path / "content/blog/new.md"
        post.write_text("---\ntitle: New\ndate: 2020-01-01\nstatus: draft\n---\n\nFirst text.\n", encoding="utf-8")
        assert running.waits_for("/blog/new/", "First text.")
        assert "Only this preview shows it" in running.page("/blog/new/")
        post.write_text("---\ntitle: New\n", encoding="utf-8")
        assert running.process.stdout is not None
        assert any("content/blog/new.md:1:1: " in line for line in running.process.stdout)
        assert "First text." in running.page("/blog/new/")
        post.write_text("---\ntitle: New\ndate: 2020-01-01\nstatus: draft\n---\n\nSecond text.\n", encoding="utf-8")
        assert running.waits_for("/blog/new/", "Second text.")
    assert not (tmp_path / "output").exists()


def test_what_was_saved_is_found(tmp_path: Path) -> None:
    with preview(tmp_path) as running:
        post = tmp_path / "content/blog/new.md"
        post.write_text("---\ntitle: New\ndate: 2020-01-01\n---\n\nFirst text.\n", encoding="utf-8")
        assert running.waits_for("/blog/new/", "First text.")
        assert "first" in indexed(tmp_path / ".preview")["/blog/new/"].words


def test_folders_that_were_gone_and_came_back_are_built_again(tmp_path: Path) -> None:
    post = tmp_path / "content/blog/new.md"
    post.parent.mkdir(parents=True)
    post.write_text("---\ntitle: New\ndate: 2020-01-01\n---\n\nFirst text.\n", encoding="utf-8")
    settings = (ROOT / "pelicanconf.py").read_text("utf-8")
    (tmp_path / "pelicanconf.py").write_text(f"{settings}\nMENU = ()\ndel AUTHOR\n", encoding="utf-8")
    with preview(tmp_path) as running:
        assert running.process.stdout is not None
        for name in ("content", "theme"):
            shutil.copytree(tmp_path / name, tmp_path / "aside" / name)
            shutil.rmtree(tmp_path / name)
            assert any("The page you see is the last one that was right." in line for line in running.process.stdout)
            shutil.copytree(tmp_path / "aside" / name, tmp_path / name)
            assert any("Built " in line for line in running.process.stdout)
        post.write_text("---\ntitle: New\ndate: 2020-01-01\n---\n\nSecond text.\n", encoding="utf-8")
        assert running.waits_for("/blog/new/", "Second text.")


@pytest.mark.parametrize("is_for_all", [True, False])
def test_ctrl_c_ends_the_preview_and_the_build_that_runs(tmp_path: Path, *, is_for_all: bool) -> None:
    for name in ("plugins", "theme", "content"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "pelicanconf.py").write_text("import time\nprint('begun', flush=True)\ntime.sleep(1000)\n", "utf-8")
    with started(tmp_path) as process:
        assert process.stdout is not None
        assert any(line == "begun\n" for line in process.stdout)
        if is_for_all:  # as a terminal does
            os.killpg(process.pid, signal.SIGINT)
        else:
            process.send_signal(signal.SIGTERM)
        rest, _ = process.communicate(timeout=PATIENCE)  # until the build is gone, too
    assert process.returncode == 0
    assert rest == ""


def test_a_port_that_is_taken_is_a_message() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        run = subprocess.run(
            [sys.executable, "-m", "plugins.preview", "--port", port],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    assert run.returncode == 1
    assert f"Cannot serve on port {port}" in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("port", ["-1", "70000"])
def test_a_port_that_is_none_is_a_message(port: str) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "plugins.preview", "--port", port], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
