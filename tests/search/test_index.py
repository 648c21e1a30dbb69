from pathlib import Path

import pytest

from plugins.search.index import IndexingError, make_index
from tests.search.reading import indexed

PAGE = """<!doctype html><html lang="{language}"><head><title>A page</title></head><body><nav>Blog</nav>
<h1>Whom to ask</h1><p>31 October</p>
<div data-pagefind-body><p>Somebody kind.</p><p data-pagefind-ignore>A card.</p></div>
</body></html>"""


KINDS = {"/blog/kind/": "questions", "/elsewhere/": "page"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site with a page that has a text, and one that has none."""
    return make_site(tmp_path / "site")


def make_site(folder: Path, language: str = "en") -> Path:
    (folder / "blog/kind").mkdir(parents=True)
    (folder / "blog/kind/index.html").write_text(PAGE.format(language=language), encoding="utf-8")
    (folder / "index.html").write_text("<!doctype html><html lang=en><h1>Home</h1><p>Posts</p>", encoding="utf-8")
    return folder


def files(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in (site / "pagefind").rglob("*")
        if path.is_file()
    }


def test_only_what_is_marked_as_text_can_be_found(site: Path) -> None:
    make_index(site, {})
    (path,) = found = indexed(site)
    assert path == "/blog/kind/"
    assert (found[path].title, found[path].text) == ("Whom to ask", "Somebody kind.")


def test_a_result_has_a_kind_and_is_a_post_where_nothing_else_is_said(site: Path) -> None:
    make_index(site, {})
    assert indexed(site)["/blog/kind/"].kind == "post"
    make_index(site, KINDS)
    assert indexed(site)["/blog/kind/"].kind == "questions"


def test_only_files_that_a_search_asks_for_are_left(site: Path) -> None:
    make_index(site, {})
    kinds = {Path(name).suffix if "_" in name else name.removeprefix("pagefind/") for name in files(site)}
    assert kinds == {
        "pagefind.js",
        "pagefind-entry.json",
        "kinds.json",
        "wasm.en.pagefind",
        ".pf_meta",
        ".pf_index",
        ".pf_fragment",
    }


def test_a_language_that_pagefind_does_not_know_keeps_the_program_for_it(tmp_path: Path) -> None:
    site = make_site(tmp_path, "zu")
    make_index(site, {})
    assert [path.name for path in (site / "pagefind").glob("wasm.*")] == ["wasm.unknown.pagefind"]


def test_the_same_pages_give_the_same_bytes_in_another_folder(site: Path, tmp_path: Path) -> None:
    make_index(site, KINDS)
    make_index(make_site(tmp_path / "elsewhere"), KINDS)
    assert files(site) == files(tmp_path / "elsewhere")


def test_variables_of_the_environment_change_nothing(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGEFIND_KEEP_INDEX_URL", "true")
    make_index(site, {})
    assert list(indexed(site)) == ["/blog/kind/"]


def test_a_file_that_cannot_be_written_is_a_failure_and_not_a_wait_for_ever(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plugins.search.index.PATIENCE", 2)
    (site / "pagefind/pagefind.js").mkdir(parents=True)
    with pytest.raises(IndexingError, match="could not write"):
        make_index(site, {})


def test_a_failure_is_one_line_in_pagefinds_words(tmp_path: Path) -> None:
    with pytest.raises(IndexingError, match=r"not able to build an index\.") as caught:
        make_index(tmp_path, {})
    assert "\n" not in str(caught.value)
