"""What the workflow runs: the code that was looked at, on every Python that the project is for."""

import re
import tomllib

import yaml

from tests.conftest import ROOT

TEXTS = {path.name: path.read_text("utf-8") for path in (ROOT / ".github" / "workflows").iterdir()}
JOB = yaml.safe_load(TEXTS["ci.yml"])["jobs"]["test"]
RUNS = {run["python"]: run["command"] for run in JOB["strategy"]["matrix"]["include"]}


def test_each_action_is_named_by_its_commit_and_says_its_version() -> None:
    used = [line for text in TEXTS.values() for line in text.splitlines() if "uses:" in line]
    assert used
    for line in used:
        assert re.fullmatch(r" +- uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


def test_the_oldest_python_is_that_of_the_project_and_none_is_left_out_after_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["requires-python"] == f">={next(iter(RUNS))}"
    assert list(RUNS) == [f"3.{number}" for number in range(11, 15)]


def test_all_is_run_once_and_the_tests_everywhere() -> None:
    assert sorted(RUNS.values()) == [".ci/run", "make test", "make test", "make test"]
    assert "make test" in (ROOT / ".ci" / "run").read_text("utf-8")


def test_the_workflow_may_read_and_no_more_and_ends_some_time() -> None:
    workflow = yaml.safe_load(TEXTS["ci.yml"])
    assert workflow["permissions"] == {"contents": "read"}
    assert all(job["timeout-minutes"] <= 60 for job in workflow["jobs"].values())
    (checkout,) = [step for step in JOB["steps"] if "checkout" in step.get("uses", "")]
    assert checkout["with"] == {"persist-credentials": False}
