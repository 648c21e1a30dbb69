"""The index as an author meets it: built with the site, with the synonyms of content/."""

from pathlib import Path

from tests.build.project import make_project
from tests.search.reading import contents, indexed


def test_a_post_can_be_found_after_a_build(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    run = project.build()
    assert (run.status, run.errors) == (0, "")
    assert "sentence" in indexed(project.output)["/blog/good/"].words


def test_a_site_without_a_text_has_no_index(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    (tmp_path / "content/blog/good.md").unlink()
    assert project.build().status == 0
    assert [path.name for path in (project.output / "search").iterdir()] == ["index.html"]


def test_a_post_without_a_word_builds_and_has_nothing_to_be_found(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    (tmp_path / "content/blog/good.md").unlink()
    project.write("blog/mute.md", "---\ntitle: Mute\ndate: 2020-01-01\n---\n")
    assert project.build().status == 0
    assert [path.name for path in (project.output / "search").iterdir()] == ["index.html"]


def test_an_author_says_what_means_the_same(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.write("synonyms.txt", "cv, résumé\n")
    assert project.build().status == 0
    assert contents(project.output)["synonyms"] == [[["cv"], ["resume"]]]
    assert not (project.output / "synonyms.txt").exists()


def test_a_synonym_that_stands_alone_ends_the_build_with_its_place(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.write("synonyms.txt", "cv\n")
    run = project.build()
    assert run.status == 1
    assert "content/synonyms.txt:1:1: `cv` means the same as nothing" in run.errors


def test_a_page_at_the_address_of_the_search_is_refused(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.write("pages/mine.md", "---\ntitle: Mine\npath: /search/\n---\n\nText.\n")
    run = project.build()
    assert run.status == 1
    assert "[duplicate-path]" in run.errors
