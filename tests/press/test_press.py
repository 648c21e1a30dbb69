"""The files of handouts are made once, and kept."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from plugins.foundation.cache import key, store
from plugins.handouts.formats import Format
from plugins.handouts.model import Handout, Printed
from plugins.handouts.press import make
from plugins.handouts.press.press import Press
from plugins.handouts.press.sheet import SheetPrinter
from tests.conftest import ROOT
from tests.handouts.lists import CHECKLIST, TINY

THEME = ROOT / "theme"


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "kept"


def print_one(handout: Handout, kept: Path, theme: Path = THEME) -> Printed:
    (printed,) = Press(theme, kept).print([handout])
    return printed


def forbid_making(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every attempt to make a file fail."""

    def fail(*_: object) -> bytes:
        message = "a file is made"
        raise AssertionError(message)

    for name in ("render_word", "render_text", "render_table"):
        monkeypatch.setattr(make, name, fail)
    monkeypatch.setattr(SheetPrinter, "print", fail)


def test_a_handout_has_a_file_in_each_format_with_its_size_and_pages(kept: Path) -> None:
    downloads = print_one(CHECKLIST, kept).downloads
    assert [each.form for each in downloads] == [form for form in Format if not form.is_one_page]
    for each in downloads:
        assert each.file.stat().st_size == each.size > 0
        assert bool(each.pages) is each.form.is_pdf
        assert each.path.endswith(CHECKLIST.name + each.form)


def test_a_handout_that_has_not_changed_is_not_made_again(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = print_one(TINY, kept)
    forbid_making(monkeypatch)
    assert print_one(TINY, kept) == before


def test_a_handout_that_has_changed_is_made_again(kept: Path) -> None:
    before = print_one(TINY, kept)
    after = print_one(replace(TINY, title="Another title"), kept)
    assert before.downloads[0].file.read_bytes() != after.downloads[0].file.read_bytes()


@pytest.mark.parametrize("name", ["handout.typ", "handout.docx"])
def test_every_handout_is_made_again_where_a_template_has_changed(kept: Path, tmp_path: Path, name: str) -> None:
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    template = tmp_path / "theme" / "print" / name
    before = print_one(TINY, kept, tmp_path / "theme")
    template.write_bytes(template.read_bytes() + b"\n// changed\n")
    assert print_one(TINY, kept, tmp_path / "theme").downloads[0].file != before.downloads[0].file


@pytest.mark.parametrize("name", [Format.A4.name, Format.TABLE.name, "facts"])
def test_a_file_that_has_gone_is_made_again(kept: Path, name: str) -> None:
    before = print_one(TINY, kept)
    content = before.downloads[0].file.read_bytes()
    (before.downloads[0].file.parent / name).unlink()
    assert print_one(TINY, kept) == before
    assert before.downloads[0].file.read_bytes() == content


def test_nothing_half_written_stays_behind(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forbid_making(monkeypatch)
    with pytest.raises(AssertionError, match="a file is made"):
        print_one(TINY, kept)
    assert list(kept.glob("*")) == []


def test_two_makings_give_the_same_bytes(kept: Path, tmp_path: Path) -> None:
    first, second = (print_one(CHECKLIST, folder) for folder in (kept, tmp_path / "other"))
    for one, other in zip(first.downloads, second.downloads, strict=True):
        assert one.file.read_bytes() == other.file.read_bytes(), one.form


def test_what_no_build_has_used_for_a_month_is_deleted(kept: Path) -> None:
    used = print_one(TINY, kept).downloads[0].file.parent
    unused = kept / key("makers", "unused")
    unused.mkdir()
    for folder in (used, unused):
        os.utime(folder, (0, 0))
    print_one(TINY, kept)
    assert used.exists()
    assert not unused.exists()


@pytest.mark.parametrize(("name", "content"), [("A4", b""), ("facts", b"[]"), ("facts", b"{}")])
def test_a_damaged_file_is_made_again(kept: Path, name: str, content: bytes) -> None:
    before = print_one(TINY, kept)
    (before.downloads[0].file.parent / name).write_bytes(content)
    assert print_one(TINY, kept) == before


def test_what_another_build_has_made_meanwhile_stays(kept: Path) -> None:
    printed = print_one(TINY, kept)
    folder = printed.downloads[0].file.parent
    store(folder, {form.name: b"late" for form in TINY.formats})
    assert print_one(TINY, kept) == printed
    assert list(kept.iterdir()) == [folder]


def test_what_a_build_was_stopped_at_is_deleted_the_next_day(kept: Path) -> None:
    unfinished = kept / f".{key('makers', 'unfinished')}-0123456789abcdef"
    unfinished.mkdir(parents=True)
    os.utime(unfinished, (time.time() - 24 * 3600,) * 2)
    print_one(TINY, kept)
    assert not unfinished.exists()


def print_aside(folder: str) -> None:
    """Print in a process of its own."""
    print_one(TINY, Path(folder))


def test_builds_at_the_same_time_do_not_disturb_each_other(kept: Path) -> None:
    code = f"from tests.press.test_press import print_aside; print_aside({str(kept)!r})"
    builds = [subprocess.Popen([sys.executable, "-c", code], cwd=ROOT) for _ in range(4)]
    assert [build.wait() for build in builds] == [0, 0, 0, 0]
    assert len(list(kept.iterdir())) == 1
