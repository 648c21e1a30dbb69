import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.commands.build import exchange, swap
from plugins.commands.build.mark import MARK, mark_unfinished, mark_whole
from plugins.commands.build.swap import OutputError, clear, recover, staged

RETAINED = (".git", "CNAME")


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


@pytest.fixture(params=["at once", "by renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Have folders change places in one step, or as systems do that cannot."""

    def unable(*_: Path) -> None:
        raise OSError(errno.ENOSYS, "Function not implemented")

    if request.param == "by renames":
        monkeypatch.setattr(exchange, "_exchange_at_once", unable)
    return str(request.param)


def build(output: Path, *names: str, text: str = "new", tell: Callable[[str], object] = lambda _: None) -> None:
    """Build a site of these pages."""
    with staged(output, RETAINED, tell) as staging:
        write(staging, *names, text=text)


def write(folder: Path, *names: str, text: str = "theirs") -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def files(folder: Path) -> dict[str, str]:
    """Return what is in a folder, but for the mark."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != MARK)
    return {path.relative_to(folder).as_posix(): path.read_text() for path in paths}


def beside(output: Path) -> list[str]:
    return sorted(path.name for path in output.parent.iterdir())


@pytest.mark.usefixtures("way")
def test_a_folder_is_replaced_whole(output: Path) -> None:
    build(output, "old.html", "blog/old.html")
    with staged(output, RETAINED, print) as staging:
        write(staging, "new.html", text="new")
        assert set(files(output)) == {"old.html", "blog/old.html"}
    assert files(output) == {"new.html": "new"}
    assert beside(output) == ["output"]


def test_a_build_that_fails_changes_nothing(output: Path) -> None:
    build(output, "old.html")
    with pytest.raises(FileExistsError), staged(output, RETAINED, print) as staging:
        staging.mkdir()
    assert set(files(output)) == {"old.html"}
    assert beside(output) == ["output"]


def test_a_first_build_that_fails_leaves_nothing(output: Path) -> None:
    with pytest.raises(KeyboardInterrupt), staged(output, RETAINED, print):
        raise KeyboardInterrupt
    assert beside(output) == []


def test_the_folder_may_be_a_link_and_lie_deep(tmp_path: Path) -> None:
    (tmp_path / "output").symlink_to("deep/site")
    build(tmp_path / "output", "a.html")
    build(tmp_path / "output", "b.html")
    assert (tmp_path / "output").is_symlink()
    assert files(tmp_path / "deep/site") == {"b.html": "new"}


def test_a_link_that_leads_to_itself_is_no_folder_for_a_site(output: Path) -> None:
    output.symlink_to("output")
    with pytest.raises(OSError, match="output"), staged(output, RETAINED, print):
        pass
    assert beside(output) == ["output"]


@pytest.mark.parametrize("name", ["notes.txt", ".git/HEAD", "index.html", "a/b/c"])
def test_a_folder_that_no_build_made_is_not_replaced(output: Path, name: str) -> None:
    write(output, name)
    is_begun = False
    with pytest.raises(OutputError, match="output holds no built site"), staged(output, RETAINED, print):
        is_begun = True
    assert not is_begun
    assert files(output) == {name: "theirs"}
    assert beside(output) == ["output"]


def test_nor_is_one_with_the_mark_of_a_build_that_did_not_end(output: Path) -> None:
    write(output, ".git/HEAD", "notes.txt")
    mark_unfinished(output)
    with pytest.raises(OutputError), staged(output, RETAINED, print):
        pass
    assert set(files(output)) == {".git/HEAD", "notes.txt"}


def test_nor_one_that_came_while_the_site_was_built(output: Path) -> None:
    with pytest.raises(OutputError), staged(output, RETAINED, print):
        write(output, "notes.txt")
    assert files(output) == {"notes.txt": "theirs"}
    assert beside(output) == ["output"]


def test_nor_is_a_file(output: Path) -> None:
    output.write_text("mine")
    with pytest.raises(OutputError, match="output is a file"), staged(output, RETAINED, print):
        pass
    assert output.read_text() == "mine"


def test_an_empty_folder_is(output: Path) -> None:
    output.mkdir()
    build(output, "a.html")
    assert files(output) == {"a.html": "new"}
    assert beside(output) == ["output"]


@pytest.mark.usefixtures("way")
def test_what_no_build_made_is_in_every_site_that_comes(output: Path) -> None:
    build(output, "index.html", "blog/a/index.html", "blog/b/index.html")
    theirs = (".git/HEAD", ".git/refs/heads/main", "CNAME", ".well-known/acme/x", "blog/b/notes.txt", "up/load.pdf")
    write(output, *theirs)
    (output / ".git/objects/pack").mkdir(parents=True)
    (output / "link").symlink_to("nowhere")
    for pages in (("index.html", "blog/a/index.html"), ("index.html", "up/index.html")):
        build(output, *pages)
        assert files(output) == dict.fromkeys(theirs, "theirs") | dict.fromkeys(pages, "new")
        assert (output / "link").readlink() == Path("nowhere")
        assert (output / ".git/objects/pack").is_dir()
        assert beside(output) == ["output"]


def test_what_is_kept_is_told_unless_it_is_named_to_be_retained(output: Path) -> None:
    lines: list[str] = []
    build(output, "index.html")
    write(output, ".git/HEAD", "CNAME")
    build(output, "index.html", tell=lines.append)
    assert lines == []
    write(output, "a.txt", "b/c.txt")
    build(output, "index.html", tell=lines.append)
    assert lines == ["Kept in output/, though no build made it: a.txt, b.\n"]
    write(output, *(f"{number}.txt" for number in range(6)))
    build(output, "index.html", tell=lines.append)
    assert lines[1:] == ["Kept in output/, though no build made it: 0.txt, 1.txt, 2.txt, 3.txt, 4.txt, and 3 more.\n"]


def test_what_a_build_made_is_retained_where_that_was_asked_for(output: Path) -> None:
    build(output, "index.html", "CNAME", text="old")
    build(output, "index.html")
    assert files(output) == {"index.html": "new", "CNAME": "old"}
    with pytest.raises(OutputError, match="output/CNAME is kept, and the site now has a file there, too"):
        build(output, "index.html", "CNAME", text="newer")


@pytest.mark.parametrize(
    ("theirs", "ours"), [("robots.txt", "robots.txt"), ("a/b.txt", "a"), ("a", "a/index.html"), ("x/y/z", "x/y/z")]
)
def test_nothing_takes_the_place_of_what_no_build_made(output: Path, theirs: str, ours: str) -> None:
    build(output, "index.html")
    write(output, theirs)
    problem = r"output/\S+ is kept, and the site now has a file there, too"
    with pytest.raises(OutputError, match=problem), staged(output, RETAINED, print) as staging:
        write(staging, ours, text="new")
    assert files(output) == {"index.html": "new", theirs: "theirs"}
    assert beside(output) == ["output"]


def test_a_mount_point_is_told_before_work_begins(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(output, "index.html")
    write(output, ".well-known/acme/x")
    for name in ("output", "output/.well-known/acme"):
        stuck = output.parent / name
        monkeypatch.setattr(swap, "can_be_renamed", lambda folder, _, stuck=stuck: folder != stuck)
        with pytest.raises(OutputError, match=f"{name} is a mount point"), staged(output, RETAINED, print):
            pytest.fail("work has begun")
    assert files(output) == {"index.html": "new", ".well-known/acme/x": "theirs"}
    assert beside(output) == ["output"]


def killed_before_the_exchange(output: Path, folder: Path) -> None:
    write(folder, "index.html", text="new")
    mark_whole(folder)
    shutil.copytree(output / ".well-known", folder / ".well-known")


def killed_after_the_exchange(output: Path, folder: Path) -> None:
    killed_before_the_exchange(output, folder)
    exchange.exchange(folder, output)


def killed_between_two_renames(output: Path, folder: Path) -> None:
    killed_before_the_exchange(output, folder)
    output.rename(f"{folder}{exchange.PREVIOUS}")


def killed_after_two_renames(output: Path, folder: Path) -> None:
    killed_between_two_renames(output, folder)
    folder.rename(output)


def killed_while_deleting(output: Path, folder: Path) -> None:
    del output
    write(folder, "blog/a.html")
    mark_unfinished(folder)


def killed_at_the_first_step(output: Path, folder: Path) -> None:
    del output
    folder.mkdir()


@pytest.mark.parametrize(
    "killed",
    [
        killed_at_the_first_step,
        killed_before_the_exchange,
        killed_after_the_exchange,
        killed_between_two_renames,
        killed_after_two_renames,
        killed_while_deleting,
    ],
)
def test_what_a_killed_build_left_is_put_right(output: Path, killed: Callable[[Path, Path], None]) -> None:
    build(output, "index.html", text="old")
    theirs = dict.fromkeys((".git/HEAD", ".well-known/x", "CNAME"), "theirs")
    write(output, *theirs)
    killed(output, output.with_name(".output-123"))
    recover(output, RETAINED, print)
    site = files(output)
    assert site.pop("index.html") in {"old", "new"}
    assert site == theirs
    assert beside(output) == ["output"]


def test_a_build_that_fails_has_put_right_what_another_left(output: Path) -> None:
    build(output, "index.html", text="old")
    write(output, ".well-known/x")
    killed_between_two_renames(output, output.with_name(".output-123"))
    with pytest.raises(KeyError), staged(output, RETAINED, print):
        raise KeyError
    assert files(output) == {"index.html": "old", ".well-known/x": "theirs"}
    assert beside(output) == ["output"]


def test_of_two_files_for_one_place_the_younger_stays(output: Path) -> None:
    build(output, "index.html")
    write(output, "CNAME", "notes.txt", text="older")
    killed = output.with_name(".output-123")
    shutil.copytree(output, killed)
    write(killed, "CNAME", text="written last")
    write(output, "notes.txt", text="written last")
    os.utime(killed / "CNAME", (4e9, 4e9))
    os.utime(output / "notes.txt", (4e9, 4e9))
    recover(output, RETAINED, print)
    assert files(output) == {"index.html": "new", "CNAME": "written last", "notes.txt": "written last"}


@pytest.mark.parametrize("name", [".output-123", ".output-notes", ".output-2024-backup", "output-123"])
def test_a_folder_of_somebody_else_s_is_left_alone_whatever_its_name(output: Path, name: str) -> None:
    write(output.with_name(name), "mine.txt")
    build(output, "index.html")
    recover(output, RETAINED, print)
    assert files(output.with_name(name)) == {"mine.txt": "theirs"}


def test_a_link_by_the_name_of_a_build_s_folder_is_left_alone(output: Path) -> None:
    elsewhere = output.with_name("elsewhere")
    write(elsewhere, "mine.txt")
    mark_unfinished(elsewhere)
    output.with_name(".output-123").symlink_to("elsewhere")
    recover(output, RETAINED, print)
    assert files(elsewhere) == {"mine.txt": "theirs"}


def test_a_site_is_cleared_but_for_what_no_build_made(output: Path) -> None:
    build(output, "index.html", "blog/index.html")
    write(output, ".git/HEAD", "notes.txt")
    write(output.with_name(".output-123"), "left.html")
    mark_unfinished(output.with_name(".output-123"))
    clear(output, print)
    assert files(output) == {".git/HEAD": "theirs", "notes.txt": "theirs"}
    assert beside(output) == ["output"]


def test_a_site_with_nothing_else_in_it_is_cleared_away(output: Path) -> None:
    build(output, "index.html", "blog/index.html")
    clear(output, print)
    assert beside(output) == []


def test_a_folder_that_no_build_made_is_not_cleared(output: Path) -> None:
    write(output, "mine.txt")
    clear(output, print)
    clear(output.with_name("none"), print)
    clear(output.with_name("none") / "deeper", print)
    assert files(output) == {"mine.txt": "theirs"}
