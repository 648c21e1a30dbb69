import tempfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from plugins.search.index import make_index
from plugins.search.pagefind import IndexingError
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
    make_index(site, {}, {})
    (path,) = found = indexed(site)
    assert path == "/blog/kind/"
    assert (found[path].title, found[path].text) == ("Whom to ask", "Somebody kind.")


def test_a_result_has_a_kind_and_is_a_post_where_nothing_else_is_said(site: Path) -> None:
    make_index(site, {}, {})
    assert indexed(site)["/blog/kind/"].kind == "post"
    make_index(site, KINDS, {})
    assert indexed(site)["/blog/kind/"].kind == "questions"


def test_only_files_that_a_search_asks_for_are_left(site: Path) -> None:
    make_index(site, {}, {})
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
    make_index(site, {}, {})
    assert [path.name for path in (site / "pagefind").glob("wasm.*")] == ["wasm.unknown.pagefind"]


def test_the_same_pages_give_the_same_bytes_in_another_folder(site: Path, tmp_path: Path) -> None:
    make_index(site, KINDS, {})
    make_index(make_site(tmp_path / "elsewhere"), KINDS, {})
    assert files(site) == files(tmp_path / "elsewhere")


def test_variables_of_the_environment_change_nothing(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGEFIND_KEEP_INDEX_URL", "true")
    make_index(site, {}, {})
    assert list(indexed(site)) == ["/blog/kind/"]


MEMORY = Path("/dev/shm")  # noqa: S108 - a file system that gives the files of a folder in the order of their making
FEW = [f"blog/{name}/index.html" for name in "abcdef"]


def write_pages(folder: Path, names: Iterable[str]) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True)
        text = PAGE.format(language="en").replace("kind", f"kind in {name}")
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_same_pages_give_the_same_bytes_in_whatever_order_the_disk_has_them() -> None:
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        one, other = (write_pages(Path(folder, name), names) for name, names in (("1", FEW), ("2", reversed(FEW))))
        for site in (one, other):
            make_index(site, KINDS, {})
        assert files(one) == files(other)
        assert len(indexed(one)) == len(FEW)


def test_a_page_has_its_address_whatever_letters_are_in_it(tmp_path: Path) -> None:
    names = ["über uns/index.html", "日本.html", "index.html", "a&b/x.html", "a%20b/index.html"]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PAGE.format(language="en"), encoding="utf-8")
    make_index(tmp_path, {}, {})
    assert set(indexed(tmp_path)) == {"/über uns/", "/日本.html", "/", "/a&b/x.html", "/a%20b/"}


def test_a_page_that_is_no_utf_8_is_indexed_too(site: Path) -> None:
    (site / "old.html").write_bytes(PAGE.format(language="en").replace("kind", "ki\xefnd").encode("latin-1"))
    make_index(site, {}, {})
    assert indexed(site)["/old.html"].text == "Somebody ki\N{REPLACEMENT CHARACTER}nd."


def test_a_site_with_no_marked_text_is_a_failure_that_says_so(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><html lang=en><h1>Home</h1>", encoding="utf-8")
    with pytest.raises(IndexingError, match="no page has a text that is marked with data-pagefind-body"):
        make_index(tmp_path, {}, {})
