"""What is kept between builds, from the command to the site."""

from pathlib import Path

import pytest

from tests.build.project import Project, make_project
from tests.pictures.photographs import SVG, photograph

POST = "---\ntitle: B\ndate: 2020-01-01\n---\n\nText.\n\n![A cup](cup.jpg) ![A drawing](cup.svg)\n"
LIST = "---\ntitle: Q\n---\n\n- **What surprised you?**\n- Whom do you ask?\n"


def project_with_all(folder: Path) -> Project:
    """Make a project that keeps files of each kind: of a handout, of a picture, social cards, templates."""
    project = make_project(folder)
    project.write("blog/b/index.md", POST)
    project.write("blog/b/cup.jpg", photograph(90, 60))
    project.write("blog/b/cup.svg", SVG)
    project.write("questions/q.md", LIST)
    return project


def test_whatever_was_changed_in_the_cache_is_made_anew_and_never_published(tmp_path: Path) -> None:
    project = project_with_all(tmp_path)
    assert project.build().status == 0
    before = project.files()
    kept = [path for path in (tmp_path / ".cache").rglob("*") if path.is_file() and path.name != "facts"]
    assert {path.parts[-3] for path in kept} == {"handouts", "pictures", "social-cards", "templates"}
    for path in kept:
        path.write_bytes(path.read_bytes()[::-1])
    run = project.build()
    assert (run.status, run.errors) == (0, "")
    assert project.files() == before


@pytest.mark.parametrize("name", [".cache", ".cache/handouts", ".cache/social-cards"])
def test_a_file_where_the_cache_should_be_is_one_line_and_is_left_alone(tmp_path: Path, name: str) -> None:
    project = project_with_all(tmp_path)
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(b"Mine.")
    run = project.build()
    assert (run.status, run.errors.count("\n")) == (1, 1)
    assert run.errors.startswith(str(tmp_path / name))
    assert (tmp_path / name).read_bytes() == b"Mine."
    assert not project.output.exists()
