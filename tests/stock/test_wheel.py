"""The wheel brings what stock sites need, under names that stand in nobody's way."""

import tomllib
from email.parser import Parser
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.conftest import ROOT
from tests.stock.site import OURS, Environment


@pytest.fixture(scope="session")
def names(wheel: Path) -> list[str]:
    with ZipFile(wheel) as archive:
        return archive.namelist()


@pytest.fixture(scope="session")
def metadata(wheel: Path, names: list[str]) -> dict[str, list[str]]:
    (name,) = (name for name in names if name.endswith(".dist-info/METADATA"))
    with ZipFile(wheel) as archive:
        message = Parser().parsestr(archive.read(name).decode())
    return {key: [str(value) for value in message.get_all(key, [])] for key in message}


def test_the_wheel_takes_no_name_that_a_user_may_have_for_a_folder(names: list[str]) -> None:
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"over_coffee", "pelican"}


def test_it_adds_to_pelican_only_the_four_plugins(names: list[str]) -> None:
    added = {name for name in names if name.startswith("pelican/")}
    assert added == {f"pelican/plugins/{name}/__init__.py" for name in OURS}


def test_it_has_every_module_and_nothing_that_only_this_machine_has(names: list[str]) -> None:
    modules = {path.relative_to(ROOT / "plugins").as_posix() for path in (ROOT / "plugins").rglob("*.py")}
    files = {name.removeprefix("over_coffee/") for name in names if name.startswith("over_coffee/")}
    assert modules <= files
    assert [name for name in names if "__pycache__" in name or "/." in name] == []


@pytest.mark.parametrize("folder", ["print", "templates"])
def test_it_has_every_template_of_pages_and_of_sheets(names: list[str], folder: str) -> None:
    templates = {path.relative_to(ROOT).as_posix() for path in (ROOT / "theme" / folder).rglob("*") if path.is_file()}
    assert templates
    assert {f"over_coffee/{name}" for name in templates} <= set(names)


def test_it_says_what_it_is_and_under_which_licence(names: list[str], metadata: dict[str, list[str]]) -> None:
    assert metadata["Name"] == ["pelican-over-coffee"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert metadata["License-Expression"] == [project["license"]]
    assert project["license"].startswith("MIT")
    assert metadata["Requires-Python"] == [">=3.11"]
    assert [name for name in names if name.endswith(".dist-info/licenses/LICENSE")]


def test_it_asks_for_pelican_and_markdown_and_for_nothing_that_only_our_own_site_needs(
    metadata: dict[str, list[str]],
) -> None:
    asked = " ".join(metadata["Requires-Dist"])
    assert "pelican<5,>=4.12" in asked
    assert "markdown" in asked
    for name in ("watchfiles", "pytest", "playwright"):
        assert name not in asked


@pytest.mark.parametrize("name", OURS)
def test_a_plugin_can_be_imported_by_its_name_where_nothing_of_the_checkout_is(
    stock: Environment, tmp_path: Path, name: str
) -> None:
    run = stock.run(tmp_path, "python", "-c", f"from pelican.plugins.{name} import register; print(callable(register))")
    assert (run.status, run.output, run.errors) == (0, "True\n", "")


def test_everything_that_a_plugin_imports_comes_from_the_environment(stock: Environment, tmp_path: Path) -> None:
    imports = "\n".join(f"import pelican.plugins.{name}" for name in OURS)
    show = "import sys\nfor each in sys.modules.values():\n    print(getattr(each, '__file__', None) or '')"
    run = stock.run(tmp_path, "python", "-W", "error", "-c", f"{imports}\n{show}")
    assert (run.status, run.errors) == (0, "")
    assert str(ROOT) not in run.output
    assert str(stock.folder) in run.output


def test_pelican_lists_the_four_plugins(stock: Environment, tmp_path: Path) -> None:
    run = stock.run(tmp_path, "pelican-plugins")
    assert run.status == 0
    assert {f"pelican.plugins.{name}" for name in OURS} <= set((run.output + run.errors).split())


def test_the_checkout_cannot_be_imported_from_a_users_site(stock: Environment, tmp_path: Path) -> None:
    run = stock.run(tmp_path, "python", "-c", "import plugins")
    assert run.status == 1
    assert "No module named 'plugins'" in run.errors
