"""The index as an author meets it: built with the site, kept while a preview runs."""

from pathlib import Path

from tests.build.project import GOOD_POST, make_project
from tests.search.reading import indexed

BROKEN = "import plugins.search.pagefind\nplugins.search.pagefind.get_executable = lambda: '/bin/false'\n"
"""Settings with a Pagefind that ends at once."""


def test_a_post_can_be_found_after_a_build(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    run = project.build()
    assert (run.status, run.errors) == (0, "")
    assert indexed(project.output)["/blog/good/"].text == "One sentence."


def test_an_index_that_cannot_be_made_ends_the_build_in_one_line_and_the_previous_site_stays(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.build()
    before = project.files()
    run = make_project(tmp_path, BROKEN).build()
    assert run.status == 1
    assert run.errors.startswith("The search index could not be made: ")
    assert run.errors.count("\n") == 1
    assert project.files() == before


def test_an_index_that_is_there_is_kept_if_asked(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.build()
    project.write("blog/new.md", GOOD_POST)
    project.build("--keep-search")
    assert list(indexed(project.output)) == ["/blog/good/"]
    project.build()
    assert set(indexed(project.output)) == {"/blog/good/", "/blog/new/"}


def test_an_index_that_is_not_there_is_made_even_so(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.build("--keep-search")
    assert list(indexed(project.output)) == ["/blog/good/"]


def test_a_site_without_a_text_has_no_index(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    (tmp_path / "content/blog/good.md").unlink()
    assert project.build().status == 0
    assert not (project.output / "pagefind").exists()


def test_a_post_without_a_word_builds_and_has_nothing_to_be_found(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    (tmp_path / "content/blog/good.md").unlink()
    project.write("blog/mute.md", "---\ntitle: Mute\ndate: 2020-01-01\n---\n")
    assert project.build().status == 0
    assert not (project.output / "pagefind").exists()


def test_a_page_at_the_address_of_the_search_is_refused(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.write("pages/mine.md", "---\ntitle: Mine\npath: /search/\n---\n\nText.\n")
    run = project.build()
    assert run.status == 1
    assert "[duplicate-path]" in run.errors
