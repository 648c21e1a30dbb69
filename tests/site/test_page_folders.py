from pathlib import Path

import pytest

from tests.site.content import owners, read, read_faulty

TITLED = "---\ntitle: A\n---\n"


def test_folders_of_pages_are_those_that_the_settings_name(tmp_path: Path) -> None:
    files = {"recipes/a.md": TITLED, "for-two/deep/b.md": TITLED, "questions/q.md": f"{TITLED}\n- a\n"}
    site = read(tmp_path, files, {"PAGE_PATHS": ["recipes", "for-two", "questions", "pages"]})
    kinds = [(each.path, each.kind.name) for each in site.documents.values()]
    assert kinds == [("/questions/q/", "questions"), ("/recipes/a/", "page"), ("/for-two/b/", "page")]
    assert {path: site.outputs[path].template for path in ("/recipes/", "/for-two/", "/questions/")} == {
        "/recipes/": "folder",
        "/for-two/": "folder",
        "/questions/": "handouts",
    }


@pytest.mark.parametrize("own", ["recipes/index.md", "pages/recipes.md"])
def test_a_folder_of_pages_may_have_a_text_in_the_place_of_its_list(tmp_path: Path, own: str) -> None:
    files = {"recipes/a.md": TITLED, own: f"{TITLED}\n[x](/recipes/a/)"}
    assert owners(read(tmp_path, files, {"PAGE_PATHS": ["recipes"]}))["/recipes/"] == f"content/{own}"


@pytest.mark.parametrize(("name", "other"), [("tags", "the site itself"), ("search", "the site itself")])
def test_a_folder_of_pages_whose_list_has_no_place_is_told(tmp_path: Path, name: str, other: str) -> None:
    site, told = read_faulty(tmp_path, {f"{name}/a.md": TITLED}, {"PAGE_PATHS": [name]})
    (problem,) = told
    assert f"PAGE_PATHS: /{name}/ is already taken by {other}; rename {name}" in problem
    assert site.outputs[f"/{name}/"].template != "folder"
