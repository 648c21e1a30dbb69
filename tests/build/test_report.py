"""What the command tells of a blog with hundreds of mistakes."""

from pathlib import Path

import pytest

from tests.build.project import Project, make_project

NAMES = "author: Jane Doe\nmood: good\n"


def moved_in(folder: Path, settings: str = "") -> Project:
    """Make a project of a hundred posts from elsewhere, with six dead links and two unknown names in each."""
    project = make_project(folder, settings)
    links = "\n".join(f"[that](/old/{number}/)" for number in range(6))
    for number in range(100):
        project.write(f"blog/{number:02}.md", f"---\ntitle: A\ndate: 2020-01-01\n{NAMES}---\n\n{links}\n")
    return project


def test_a_build_sums_up_the_mistakes_of_a_blog_that_moves_in(tmp_path: Path) -> None:
    run = moved_in(tmp_path).build()
    assert run.status == 1
    assert len(run.errors.splitlines()) < 60
    assert run.errors.count("[dead-link]") == 10
    assert 'the author "Jane Doe" is not in content/authors.yaml (in 100 posts, first here)' in run.errors
    assert "\n\njane-doe:\n  name: Jane Doe\n\n" in run.errors
    assert '\n\nFRONT_MATTER_EXTRA = ["mood"]\n\n' in run.errors
    assert run.errors.splitlines()[-6:] == [
        "code            findings  posts  in CHECKS, to be only warned of it",
        'dead-link            600    100  "dead-link": "warning",',
        'unknown-author         1    100  "unknown-author": "warning",',
        'unknown-key            1    100  "unknown-key": "warning",',
        "",
        "602 errors.",
    ]


def test_the_check_shows_all_or_one_code_where_it_is_asked_to(tmp_path: Path) -> None:
    project = moved_in(tmp_path)
    brief, whole, links, authors = (
        project.build("--check", *arguments)
        for arguments in ([], ["--all"], ["--only", "dead-link"], ["--all", "--only", "unknown-author"])
    )
    assert {run.status for run in (brief, whole, links, authors)} == {1}
    assert (brief.errors.count("[dead-link]"), whole.errors.count("[dead-link]")) == (10, 600)
    assert links.errors.count("[dead-link]") == 600
    assert links.errors.endswith("\n602 errors; shown: 600 of dead-link.\n")
    assert "[unknown-author]" not in links.errors
    assert authors.errors.count("\n    content/blog/") == 99
    assert authors.errors.endswith("\n602 errors; shown: 1 of unknown-author.\n")


def test_warnings_are_summed_up_too(tmp_path: Path) -> None:
    levels = dict.fromkeys(["dead-link", "unknown-author", "unknown-key"], "warning")
    run = moved_in(tmp_path, f"CHECKS = {levels!r}").build("--check")
    assert (run.status, run.errors.count("[dead-link]")) == (0, 10)
    assert "dead-link            600    100\n" in run.errors
    assert run.errors.endswith("\n602 warnings.\n")


def test_a_misspelt_code_is_one_message_that_names_the_near_one(tmp_path: Path) -> None:
    run = make_project(tmp_path).build("--check", "--only", "dead-lnk")
    assert (run.status, run.output) == (1, "")
    assert run.errors == (
        "command line: there is no code 'dead-lnk'; did you mean dead-link? [bad-setting]\n1 error.\n"
    )


@pytest.mark.parametrize("arguments", [["--all"], ["--only", "dead-link"], ["--only", ""]])
def test_only_the_check_is_asked_for_more_of_a_report(tmp_path: Path, arguments: list[str]) -> None:
    run = make_project(tmp_path).build(*arguments)
    assert run.status == 2
    assert "--all and --only go with --check" in run.errors


def test_settings_that_make_no_sense_are_told_whatever_is_asked_for(tmp_path: Path) -> None:
    run = make_project(tmp_path, "EMAIL = 'nobody'").build("--check", "--only", "dead-link")
    assert run.status == 1
    assert "EMAIL: 'nobody' is no address of e-mail" in run.errors
