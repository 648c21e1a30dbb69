"""The code is laid out as CONTRIBUTING.md says."""

import ast
import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatch
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.docs.reading import ROOT, code, project_files, read, table

LONGEST = 319
MODULES = sorted(path for path in project_files() if path.suffix == ".py")
PLUGINS = ROOT / "plugins"
COMMAND = PLUGINS / "commands" / "build" / "command.py"
GROUPS = ("foundation", "commands")
"""Folders of plugins/ that hold no plugin, but rooms of their own."""
NPM = {"for the scripts": "tests/scripts", "for the audit": "tests/audit"}
"""What is locked by npm: the title of its table, and where."""


def plugin_modules() -> list[Path]:
    return [path for path in MODULES if path.is_relative_to(PLUGINS)]


def imported(path: Path) -> Iterator[str]:
    """Go through the dotted names of all that a module imports, wherever in it the import stands.

    Plugins name each other relatively, for the wheel has them under another name; all else is named in full.
    """
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join(filter(None, (*above, node.module)))
            is_own = package[:1] == ("plugins",) and module.split(".")[0] == "plugins"
            assert is_own == (node.level > 0), f"{path} imports {module}"
            yield from (f"{module}.{alias.name}" for alias in node.names)


def room(parts: Sequence[str]) -> str:
    """Return the room of plugins/ that holds a module: a plugin, or one in a group, as `group/room`."""
    first, *rest = (part.removesuffix(".py") for part in parts)
    return f"{first}/{rest[0]}" if first in GROUPS else first


def uses() -> dict[str, set[str]]:
    """Return, for each room, the others that it imports."""
    graph: dict[str, set[str]] = defaultdict(set)
    for path in plugin_modules():
        parts = path.relative_to(PLUGINS).parts
        if parts[-1] != "__init__.py":
            names = {room(name.split(".")[1:]) for name in imported(path) if name.startswith("plugins.")}
            graph[room(parts)] |= names - {room(parts)}
    return graph


def required(requirements: Iterable[str]) -> list[str]:
    return [match[0] for match in map(re.compile(r"[\w-]+").match, requirements) if match]


def test_no_module_is_too_long_to_be_read_at_once() -> None:
    assert [path for path in MODULES if len(path.read_text("utf-8").splitlines()) > LONGEST] == []


def test_pytest_looks_into_every_folder_with_tests(pytestconfig: pytest.Config) -> None:
    passed_over = pytestconfig.getini("norecursedirs")
    tests = [path.relative_to(ROOT) for path in MODULES if path.name.startswith("test_")]
    assert len(tests) > 150
    assert [path for path in tests for name in path.parts if any(fnmatch(name, each) for each in passed_over)] == []


def test_only_the_modules_that_tie_to_pelican_import_it() -> None:
    importing = {path for path in plugin_modules() if any(name.split(".")[0] == "pelican" for name in imported(path))}
    ties = {path for path in plugin_modules() if path.name == "plugin.py"}
    command = {COMMAND, COMMAND.with_name("settings.py"), COMMAND.with_name("blame.py")}
    site = {PLUGINS / "site" / "generators.py", PLUGINS / "site" / "templates.py"}
    stock = {path for path in plugin_modules() if path.parent.name == "stock" or path.name == "stock.py"}
    assert importing <= ties | command | site | stock
    assert command <= importing


def test_only_the_settings_and_the_build_import_a_plugin_module() -> None:
    tie = re.compile(r"plugins\.\w+\.plugin\b")
    paths = [*plugin_modules(), *ROOT.glob("*.py")]
    assert {path for path in paths if any(map(tie.match, imported(path)))} == {ROOT / "pelicanconf.py", COMMAND}


def test_developers_are_told_which_room_uses_which() -> None:
    titles = ("plugin", "foundation", "what a command consists of")
    rows = [row for title in titles for row in table("CONTRIBUTING.md", title, "what it does", "uses")]
    told = {name.strip("`"): set(code(used)) for name, _, used in rows}
    assert told == {name: used for name, used in uses().items() if name not in {"build", "preview"}}


def test_every_folder_but_the_groups_is_a_plugin_and_every_module_a_command() -> None:
    folders = {path.name for path in PLUGINS.iterdir() if path.is_dir() and path.name != "__pycache__"} - {*GROUPS}
    assert [name for name in folders if not (PLUGINS / name / "plugin.py").is_file()] == []
    modules = {path for path in PLUGINS.glob("*.py") if path.name != "__init__.py"}
    assert [path for path in modules if '__name__ == "__main__"' not in path.read_text("utf-8")] == []


def test_a_foundation_uses_no_plugin_and_the_site_none_but_what_hosts_are_told() -> None:
    graph = uses()
    for name in graph:
        if name.startswith("foundation/"):
            assert {each for each in graph[name] if not each.startswith("foundation/")} == set(), name
    assert {each for each in graph["site"] if not each.startswith("foundation/")} == {"hosting"}


def test_no_plugin_uses_one_that_uses_it() -> None:
    TopologicalSorter(uses()).prepare()


def test_every_dependency_is_explained_and_no_other() -> None:
    settings = tomllib.loads(read("pyproject.toml"))
    for title, requirements in (
        ("for the plugins", settings["project"]["dependencies"]),
        ("for the site besides", settings["dependency-groups"]["site"]),
        ("for development", settings["dependency-groups"]["dev"]),
    ):
        assert explained(title) == required(requirements)
    for title, folder in NPM.items():
        assert explained(title) == list(json.loads(read(f"{folder}/package.json"))["dependencies"])


def explained(title: str) -> list[str]:
    """Return the dependencies in the table with this title."""
    return [name.strip("`") for name, _ in table("CONTRIBUTING.md", title, "why")]


@pytest.mark.parametrize("folder", NPM.values())
def test_packages_of_npm_are_pinned_and_come_from_each_machines_own_registry(folder: str) -> None:
    pinned = json.loads(read(f"{folder}/package.json"))["dependencies"]
    locked = json.loads(read(f"{folder}/package-lock.json"))["packages"]
    assert pinned == {name: locked[f"node_modules/{name}"]["version"] for name in pinned}
    assert [name for name, package in locked.items() if "resolved" in package] == []


def test_developers_are_told_of_every_judge() -> None:
    modules = (ROOT / "tests" / "audit" / "judges").glob("*.js")
    names = {
        match[1]
        for path in modules
        if (match := re.search(r'^export const name = "(.+)";$', path.read_text("utf-8"), re.MULTILINE))
    }
    assert {name for name, *_ in table("CONTRIBUTING.md", "judge", "what it looks at", "what it asks")} == names


def test_nothing_refers_to_a_folder_outside_the_project() -> None:
    outside = b"../" + b"shared"
    assert [path for path in project_files() if outside in path.read_bytes()] == []
