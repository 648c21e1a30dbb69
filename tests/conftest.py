"""What tests of the whole site share: the real site, built once, and a copy of the project to run `make` in."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

from plugins.commands.preview.server import preview_server

ROOT = Path(__file__).resolve().parents[1]
SITE_URL = "https://overcoffee.example"
COPIED = ("content", "plugins", "theme", ".ci", "Makefile", "pelicanconf.py", "publishconf.py", "requirements.txt")

Make = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Build the project's own content as `make publish` does, once for all who test, and return where it is."""
    base = tmp_path_factory.getbasetemp()
    output = (base if worker_id == "master" else base.parent) / "built" / "output"
    output.parent.mkdir(exist_ok=True)
    with (output.parent / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not output.exists():
            build(output)
    return output


def build(output: Path) -> None:
    command = [sys.executable, "-m", "plugins.build", "--settings", "publishconf.py"]
    run = subprocess.run(
        [*command, "--output", str(output), "--site-url", SITE_URL],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    [told] = [line for line in run.stderr.splitlines() if line.endswith("]")]
    assert told.startswith("pelicanconf.py:")
    assert told.endswith("[dead-email]")  # EMAIL is an example on purpose


@pytest.fixture(scope="session")
def served(built: Path) -> Iterator[str]:
    """Serve the built site, and return its URL."""
    with serving(built) as url:
        yield url


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serve a site on the loopback address, and lend its URL."""
    with preview_server(site, 0) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Copy the project into the test's folder, and return what runs `make` there."""
    for name in COPIED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
        copy(ROOT / name, tmp_path / name)
    (tmp_path / ".venv").symlink_to(ROOT / ".venv")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {key: value for key, value in os.environ.items() if key not in {"MAKEFLAGS", "MAKELEVEL"}}
        return subprocess.run(
            ["make", *arguments],  # noqa: S607 - the one on PATH, as for its user
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    return run
