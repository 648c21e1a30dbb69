from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from plugins.commands.build.mark import MARK, State, mark_unfinished, mark_whole, read_mark, state_of, unmade

NAMES = st.lists(
    st.text("ab.é\udcff \t\\", min_size=1, max_size=3).filter(lambda name: name.strip(".")), max_size=5, unique=True
)


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def test_a_folder_without_a_mark_was_made_by_no_build(tmp_path: Path) -> None:
    write(tmp_path, "index.html")
    assert state_of(tmp_path) is State.UNMARKED
    assert unmade(tmp_path) == ["index.html"]


def test_a_mark_that_is_no_file_is_none(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("x\n")
    (tmp_path / MARK).symlink_to("elsewhere")
    assert state_of(tmp_path) is State.UNMARKED
    (tmp_path / MARK).unlink()
    (tmp_path / MARK).mkdir()
    assert state_of(tmp_path) is State.UNMARKED


def test_all_that_is_there_when_it_is_marked_was_made_by_the_build(tmp_path: Path) -> None:
    write(tmp_path, "index.html", "blog/a/index.html")
    (tmp_path / "empty").mkdir()
    mark_unfinished(tmp_path)
    assert state_of(tmp_path) is State.UNFINISHED
    mark_whole(tmp_path)
    assert state_of(tmp_path) is State.WHOLE
    assert read_mark(tmp_path) == {"index.html", "blog/a/index.html", "empty"}
    assert unmade(tmp_path) == []


def test_what_comes_later_was_not(tmp_path: Path) -> None:
    write(tmp_path, "index.html", "blog/a/index.html")
    mark_whole(tmp_path)
    write(tmp_path, "CNAME", ".git/HEAD", ".git/refs/heads/main", "blog/a/notes.txt", "blog/b/index.html")
    (tmp_path / "blog/link").symlink_to("a")
    (tmp_path / "hollow/inside").mkdir(parents=True)
    assert unmade(tmp_path) == [".git", "CNAME", "blog/a/notes.txt", "blog/b", "blog/link", "hollow"]


def test_no_name_of_ours_makes_another_s_file_ours(tmp_path: Path) -> None:
    write(tmp_path, "page\nCNAME")
    mark_whole(tmp_path)
    write(tmp_path, "CNAME")
    assert "CNAME" in unmade(tmp_path)


def test_a_page_that_became_a_folder_is_no_page_of_ours(tmp_path: Path) -> None:
    write(tmp_path, "page")
    mark_whole(tmp_path)
    (tmp_path / "page").unlink()
    write(tmp_path, "page/notes.txt")
    assert unmade(tmp_path) == ["page/notes.txt"]


def test_names_to_be_retained_count_as_if_nobody_had_made_them(tmp_path: Path) -> None:
    write(tmp_path, "index.html", "about/index.html", "robots.txt")
    mark_whole(tmp_path)
    assert unmade(tmp_path, ["about", "robots.txt", MARK]) == ["about", "robots.txt"]


@given(ours=NAMES, theirs=NAMES)
def test_what_a_build_made_and_what_it_did_not_are_told_apart_whatever_their_names(
    tmp_path_factory: object, ours: list[str], theirs: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("site")  # type: ignore[attr-defined]  # pytest's
    write(folder, *ours)
    mark_whole(folder)
    write(folder, *theirs)
    assert unmade(folder) == sorted(set(theirs) - set(ours))
