"""Pictures, from the command to the site."""

from pathlib import Path

from tests.build.project import Project, make_project
from tests.pictures.photographs import CAMERA, photograph

POST = "---\ntitle: B\ndate: 2020-01-01\n---\n\nText.\n\n![A cup](cup.jpg)\n"
PHOTO = photograph(600, 400)


def project_with(folder: Path, picture: bytes) -> Project:
    project = make_project(folder)
    project.write("blog/b/index.md", POST)
    project.write("blog/b/cup.jpg", picture)
    return project


def test_two_builds_with_nothing_kept_give_the_same_bytes(tmp_path: Path) -> None:
    sites = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        project = project_with(tmp_path / name, PHOTO)
        assert project.build().status == 0
        sites.append(project.files())
    assert sites[0] == sites[1]
    assert len([name for name in sites[0] if name.startswith("pictures/")]) == 5
    assert all(CAMERA.encode() not in content for content in sites[0].values())


def test_a_picture_that_is_cut_off_is_one_line_and_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    project = project_with(tmp_path, PHOTO)
    project.build()
    before = project.files()
    project.write("blog/b/cup.jpg", PHOTO[: -len(PHOTO) // 10])
    assert project.build("--check").status == 0  # it looks into no picture further than its head
    run = project.build()
    assert (run.status, run.errors.split("\n")[0]) == (
        1,
        "content/blog/b/index.md:8:10: cup.jpg is damaged, cut off or no picture; save it again [bad-picture]",
    )
    assert "Traceback" not in run.errors
    assert project.files() == before


def test_a_picture_that_changed_has_other_addresses(tmp_path: Path) -> None:
    project = project_with(tmp_path, PHOTO)
    project.build()
    before = project.files()
    project.write("blog/b/cup.jpg", photograph(600, 401))
    project.build()
    after = project.files()
    assert {"blog/b/cup.jpg", "blog/b/index.html"} <= before.keys() & after.keys()
    assert not {name for name in before.keys() & after.keys() if name.startswith("pictures/")}
