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


def test_what_draws_codes_is_what_its_authors_published_and_says_whose_it_is() -> None:
    ours = (ROOT / "theme" / "static" / "js" / "libraries" / "uqr.js").read_text("utf-8")
    package = FOLDER / "node_modules" / "uqr"
    head, _, code = ours.partition("*/\n// @ts-nocheck\n")
    assert code == (package / "dist" / "index.mjs").read_text("utf-8")
    assert (package / "LICENSE").read_text("utf-8").strip() in head
    assert f"uqr {json.loads((package / 'package.json').read_text('utf-8'))['version']}," in head
    published = read_assets(ROOT / "theme" / "static").find("js/libraries/uqr.js").content.decode()
    assert "Permission is hereby granted" in published


MEETING = {
    "id": "a",
    "plan": {},
    "words": {},
    "ticks": {},
    "choices": [],
    "answers": {},
    "letters": {},
    "sent": {},
}
SCHEMA = json.loads((ROOT / "docs" / "reader.schema.json").read_text("utf-8"))


def test_what_readers_do_is_kept_as_its_schema_says() -> None:
    validator = Draft202012Validator(SCHEMA)
    readers = json.loads(node("print_readers.js"))
    assert [error.message for each in readers for error in validator.iter_errors(each)] == []
    meetings = [meeting for each in readers for meeting in each["meetings"]]
    assert [name for name in MEETING if not any(each[name] for each in meetings)] == []


def test_a_copy_is_opened_if_and_only_if_the_schema_says_that_it_is_one() -> None:
    is_valid = Draft202012Validator(SCHEMA).is_valid
    checked = json.loads(node("print_checked.js"))
    assert [each for each, is_taken in checked if is_taken != is_valid(each)] == []
    assert {is_taken for _, is_taken in checked} == {True, False}


@pytest.mark.parametrize(
    "wrong",
    [
        {"version": 1},
        {"meetings": [{}]},
        {"meetings": [{**MEETING, "ticks": {"/a/": []}}]},
        {"meetings": [{**MEETING, "ticks": {"a": ["b"]}}]},
        {"meetings": [{**MEETING, "choices": [{"path": "/a/", "id": "b"}]}]},
        {"meetings": [{**MEETING, "plan": {"color": "red"}}]},
        {"words": {"day": ""}},
        {"people": {"a": {"words": {}}}},
        {"names": {}},
    ],
)
def test_the_schema_refuses_what_is_none(wrong: dict[str, object]) -> None:
    empty = {"version": 2, "meeting": "", "meetings": [MEETING], "words": {}, "people": {}}
    assert Draft202012Validator(SCHEMA).is_valid(empty)
    assert not Draft202012Validator(SCHEMA).is_valid({**empty, **wrong})
