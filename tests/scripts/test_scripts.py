"""The theme's scripts: what Node tests of them, and that they are published as they are meant."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from plugins.foundation.assets.read import read_assets
from tests.conftest import ROOT

FOLDER = ROOT / "tests" / "scripts"
WORKER = ROOT / "plugins" / "coffee_chat" / "worker.js"
NESTED = "const told = (count) => `${count ? `${count}  found` : ''}`;\n"


def node(*arguments: str, given: str = "") -> str:
    """Run Node; fail with what it says where it fails."""
    command = ["node", *arguments]
    run = subprocess.run(command, cwd=FOLDER, input=given, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


def spoilt(static: Path) -> str:
    """Return what is told of the scripts that are published otherwise than they were written."""
    assets = read_assets(static)
    # A script names what it imports by its fingerprint.
    published = {
        name: re.sub(r"\.[0-9a-f]{10}\.js", ".js", assets.find(name).content.decode()) for name in assets.scripts()
    }
    pairs = {name: ((static / name).read_text("utf-8"), minified) for name, minified in published.items()}
    assert pairs
    return node("compare.js", given=json.dumps(pairs))


def test_what_node_tests() -> None:
    assert re.search(r" pass [1-9]", node("--test", "--test-reporter=spec"))


def test_minifying_takes_nothing_from_a_script_but_comments_and_spaces() -> None:
    assert spoilt(ROOT / "theme" / "static") == ""


def test_minifying_takes_nothing_else_from_the_worker(tmp_path: Path) -> None:
    shutil.copy(WORKER, tmp_path)
    assert spoilt(tmp_path) == ""


def test_a_script_that_minifying_spoils_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text(NESTED)
    (tmp_path / "b.js").write_text("const right = `${1}  is kept`; // so\n")
    assert spoilt(tmp_path).startswith("a.js: line 1: ")
    assert spoilt(tmp_path).count("\n") == 1


SCHEMA = json.loads((ROOT / "docs" / "reader.schema.json").read_text("utf-8"))


def test_what_readers_do_is_kept_as_its_schema_says() -> None:
    validator = Draft202012Validator(SCHEMA)
    readers = json.loads(node("print_readers.js"))
    assert [error.message for each in readers for error in validator.iter_errors(each)] == []
    assert any(each["ticks"] and each["choices"] and each["letters"] for each in readers)


@pytest.mark.parametrize(
    "wrong",
    [
        {"version": 2},
        {"ticks": {"/a/": []}},
        {"ticks": {"a": ["b"]}},
        {"choices": [{"path": "/a/", "id": "b"}]},
        {"blanks": {"day": ""}},
        {"names": {}},
    ],
)
def test_the_schema_refuses_what_is_none(wrong: dict[str, object]) -> None:
    empty = {"version": 1, "ticks": {}, "choices": [], "blanks": {}, "letters": {}}
    assert Draft202012Validator(SCHEMA).is_valid(empty)
    assert not Draft202012Validator(SCHEMA).is_valid({**empty, **wrong})
