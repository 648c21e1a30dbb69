"""The wheel of the checkout, and an environment that has it, made once for all who test."""

import fcntl
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.stock.content import ALL
from tests.stock.site import Environment, Site, build_wheel, make_environment

Full = Callable[[str], Site]


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


@pytest.fixture(scope="session")
def full(shared: Path, stock: Environment) -> Full:
    """Build a site in a theme that has something for each plugin, with no setting that names any; nobody changes it."""

    def build(theme: str) -> Site:
        folder = shared / f"full-{theme}"
        once(folder, lambda: stock.site(folder, "", ALL, theme).built())
        return Site(folder, stock)

    return build


def once(folder: Path, make: Callable[[], object]) -> None:
    """Have the first process that asks make a folder; the others wait for it."""
    done = folder.with_suffix(".done")
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            make()
            done.touch()
