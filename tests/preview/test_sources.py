"""What the preview notices. Every `next` waits for at most one look; nothing here waits for the clock."""

import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from watchfiles import watch

from plugins.commands.preview.sources import builds_due

LOOKS = 1_000
"""Looks after which something that should have been noticed was not."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project; beside it is a folder that it may link to."""
    for name in ("project/content/blog", "project/theme/css", "project/plugins", "elsewhere/deep", "project/.preview"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("project/content/blog/a.md", "project/theme/css/a.css", "project/pelicanconf.py", "elsewhere/a.md"):
        write(tmp_path / name)
    return tmp_path / "project"


def write(path: Path) -> None:
    """Save another text than the last one, in place."""
    with path.open("a", encoding="utf-8") as file:
        file.write("more\n")


@pytest.fixture
def begin(project: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Iterator[bool]]]:
    """Return what begins to watch the project, and waits until the first build was due."""
    monkeypatch.setattr("plugins.commands.preview.sources.WAKE", 50)
    stopped = Event()

    def first() -> Iterator[bool]:
        looks = builds_due(project, stopped)
        assert is_due(looks)
        assert is_quiet(looks)
        return looks

    yield first
    stopped.set()


def is_due(looks: Iterator[bool]) -> bool:
    return any(itertools.islice(looks, LOOKS))


def is_quiet(looks: Iterator[bool]) -> bool:
    """Say whether nothing more is due once all that was has been said."""
    return any(not any(itertools.islice(looks, 3)) for _ in range(10))


def notices(looks: Iterator[bool], path: Path) -> bool:
    """Say whether a file that is saved is noticed, twice, and nothing more is."""
    seen = []
    for _ in range(2):
        assert is_quiet(looks)
        write(path)
        seen.append(is_due(looks))
    return all(seen) and is_quiet(looks)


Begin = Callable[[], Iterator[bool]]


@pytest.mark.parametrize("name", ["content/blog/a.md", "theme/css/a.css", "plugins/new.py", "pelicanconf.py"])
def test_a_file_that_is_saved_is_noticed(project: Path, begin: Begin, name: str) -> None:
    assert notices(begin(), project / name)


def test_a_settings_file_that_an_editor_puts_in_place_is_noticed(project: Path, begin: Begin) -> None:
    looks = begin()
    write(project / "new")
    (project / "new").replace(project / "pelicanconf.py")
    assert is_due(looks)
    assert notices(looks, project / "pelicanconf.py")


@pytest.mark.parametrize("name", ["content", "theme", "plugins", "content/blog", "theme/css"])
@pytest.mark.parametrize("is_seen", [True, False])
def test_a_folder_that_was_gone_and_came_back_is_watched(
    project: Path, begin: Begin, name: str, *, is_seen: bool
) -> None:
    looks = begin()
    shutil.rmtree(project / name)
    if is_seen:
        assert is_due(looks)
        assert is_quiet(looks)
    (project / name).mkdir()
    write(project / name / "a.md")
    assert is_due(looks)
    assert notices(looks, project / name / "a.md")


@pytest.mark.parametrize("name", ["content", "theme"])
def test_a_folder_that_was_moved_away_and_back_is_watched(project: Path, begin: Begin, name: str) -> None:
    looks = begin()
    (project / name).rename(project / "aside")
    assert is_due(looks)
    assert is_quiet(looks)
    (project / "aside").rename(project / name)
    assert is_due(looks)
    assert notices(looks, project / name / "new.md")


def test_a_folder_that_comes_only_later_is_watched(project: Path, begin: Begin) -> None:
    for name in ("content", "theme", "plugins"):
        shutil.rmtree(project / name)
    (project / "pelicanconf.py").unlink()
    looks = begin()
    (project / "content").mkdir()
    assert is_due(looks)
    assert notices(looks, project / "content/a.md")


def test_a_folder_that_is_linked_later_is_watched(project: Path, begin: Begin) -> None:
    looks = begin()
    (project / "content/linked").symlink_to("../../elsewhere")
    assert is_due(looks)
    assert notices(looks, project.parent / "elsewhere/a.md")
    assert notices(looks, project.parent / "elsewhere/deep/new.md")


def test_a_linked_file_that_is_edited_where_it_is_is_noticed(project: Path, begin: Begin) -> None:
    (project / "content/linked.md").symlink_to("../../elsewhere/a.md")
    looks = begin()
    assert notices(looks, project.parent / "elsewhere/a.md")
    write(project.parent / "new")
    (project.parent / "new").replace(project.parent / "elsewhere/a.md")
    assert is_due(looks)
    assert notices(looks, project.parent / "elsewhere/a.md")


def test_links_are_followed_from_link_to_link(project: Path, begin: Begin) -> None:
    (project.parent / "far").mkdir()
    looks = begin()
    (project.parent / "elsewhere/on").symlink_to("../far")
    (project / "content/linked").symlink_to("../../elsewhere")
    assert is_due(looks)
    assert notices(looks, project.parent / "far/new.md")


def test_what_a_link_leads_to_may_be_gone_and_come_back(project: Path, begin: Begin) -> None:
    elsewhere = project.parent / "elsewhere"
    (project / "content/linked").symlink_to(elsewhere)
    (project / "content/linked.md").symlink_to(elsewhere / "a.md")
    looks = begin()
    shutil.rmtree(elsewhere)
    assert is_due(looks)
    assert is_quiet(looks)
    elsewhere.mkdir()
    write(elsewhere / "a.md")
    assert is_due(looks)
    assert notices(looks, elsewhere / "a.md")
    assert notices(looks, elsewhere / "new.md")


@pytest.mark.parametrize("name", ["content", "theme"])
def test_a_folder_of_the_project_may_be_a_link_that_changes(project: Path, begin: Begin, name: str) -> None:
    (project / name).rename(project.parent / "first")
    (project / name).symlink_to(project.parent / "first")
    looks = begin()
    assert notices(looks, project.parent / "first/new.md")
    (project / name).unlink()
    (project / name).symlink_to(project.parent / "elsewhere")
    assert is_due(looks)
    assert notices(looks, project.parent / "elsewhere/deep/new.md")


@pytest.mark.parametrize("target", ["..", "../..", ".", "loop", "nowhere"])
def test_a_link_that_leads_to_all_or_nothing_has_nothing_built_for_what_a_build_writes(
    project: Path, begin: Begin, target: str
) -> None:
    (project / "content/loop").symlink_to(target)
    looks = begin()
    write(project / ".preview/index.html")
    assert not any(itertools.islice(looks, 5))
    assert notices(looks, project / "content/blog/a.md")


def test_what_editors_leave_beside_a_file_is_none_of_the_sources(project: Path, begin: Begin) -> None:
    looks = begin()
    write(project / "content/blog/.a.md.swp")
    write(project / "content/blog/a.md~")
    assert not any(itertools.islice(looks, 3))


def test_many_changes_at_once_are_said_once(project: Path, begin: Begin) -> None:
    looks = begin()
    for number in range(500):
        write(project / f"content/blog/{number}.md")
    assert [due for due in itertools.islice(looks, 5) if due] == [True]


def test_a_system_that_tells_of_no_more_folders_is_done_without(
    project: Path, begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    def limited(*folders: Path, **settings: object) -> object:
        if not settings["force_polling"]:
            raise OSError("OS file watch limit reached.")
        return watch(*folders, **settings)  # type: ignore[arg-type]

    monkeypatch.setattr("plugins.commands.preview.sources.watch", limited)
    looks = begin()
    for second in (4_000_000_000, 4_000_000_001):  # it tells no shorter times
        write(project / "content/blog/a.md")
        os.utime(project / "content/blog/a.md", (second, second))
        assert is_due(looks)
