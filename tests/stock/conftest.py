"""The wheel of the checkout, and an environment that has it, made once for all who test."""

import fcntl
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.stock.site import Environment, build_wheel, make_environment


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Return a folder that all processes of this run share."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "stock"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def wheel(shared: Path) -> Path:
    folder = shared / "wheel"
    once(folder, lambda: build_wheel(folder))
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="session")
def stock(shared: Path, wheel: Path) -> Environment:
    folder = shared / "environment"
    once(folder, lambda: make_environment(folder, wheel))
    return Environment(folder)


def once(folder: Path, make: Callable[[], object]) -> None:
    """Have the first process that asks make a folder; the others wait for it."""
    done = folder.with_suffix(".done")
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            make()
            done.touch()
