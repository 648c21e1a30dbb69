import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.foundation.cache import find, key, load, makers_digest, prune, publish, store
from tests.conftest import ROOT

DAY = 24 * 3600
FILES = {"a": b"one", "b": b"three"}
KEY = key("makers", "source")


def age(path: Path, seconds: float) -> None:
    os.utime(path, (time.time() - seconds,) * 2, follow_symlinks=False)


def test_what_no_build_has_used_for_a_month_goes(tmp_path: Path) -> None:
    folders = {name: tmp_path / key("makers", name) for name in ("used", "lately", "long ago")}
    for name, folder in folders.items():
        store(folder, FILES)
        age(folder, 2 * DAY if name == "lately" else 60 * DAY)
    prune(tmp_path, [folders["used"]])
    assert {*tmp_path.iterdir()} == {folders["used"], folders["lately"]}


def test_what_somebody_else_has_put_there_stays(tmp_path: Path) -> None:
    for name in ("photo.jpg", ".hidden", "0" * 31, f"{'0' * 32}.jpg", f".{'0' * 32}"):
        (tmp_path / name).write_bytes(b"not ours")
        age(tmp_path / name, 400 * DAY)
    prune(tmp_path, [])
    assert len(list(tmp_path.iterdir())) == 5


def test_of_what_a_link_leads_to_nothing_goes(tmp_path: Path) -> None:
    own = tmp_path / "own"
    store(own, FILES)
    kept = tmp_path / "kept"
    kept.mkdir()
    for path in (own, kept):
        age(path, 60 * DAY)
    (kept / KEY).symlink_to(own)
    age(kept / KEY, 60 * DAY)
    prune(kept, [])
    assert not (kept / KEY).is_symlink()
    assert load(own / "a") == FILES["a"]


def stop_half_way(folder: str) -> None:
    """Keep files in a process that ends at the second of them, as one does that is killed."""
    write = Path.write_bytes

    def write_once(path: Path, content: bytes) -> int:
        if path.name == "b":
            os._exit(9)
        return write(path, content)

    Path.write_bytes = write_once  # type: ignore[assignment,method-assign]  # this process has nothing else to do
    store(Path(folder), FILES)


def test_what_a_build_was_killed_at_is_in_nobodys_way_and_goes_the_next_day(tmp_path: Path) -> None:
    code = f"from tests.test_cache import stop_half_way; stop_half_way({str(tmp_path / KEY)!r})"
    for _ in range(2):
        assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 9
    left = list(tmp_path.iterdir())
    assert [path.name.startswith(f".{KEY}-") for path in left] == [True, True]
    store(tmp_path / KEY, FILES)
    assert load(tmp_path / KEY / "b") == FILES["b"]
    age(left[0], DAY)
    prune(tmp_path, [])
    assert {*tmp_path.iterdir()} == {tmp_path / KEY, left[1]}


def test_a_folder_that_is_not_there_yet_is_tidy(tmp_path: Path) -> None:
    prune(tmp_path / "none", [tmp_path / "none" / "file"])
    assert not (tmp_path / "none").exists()


def test_a_name_changes_with_what_a_thing_is_made_from_and_with_its_makers(tmp_path: Path) -> None:
    code = tmp_path / "code"
    makers = []
    for text in ("one", "other"):
        code.write_text(text, encoding="utf-8")
        makers.append(makers_digest(["pillow"], [code]))
    names = {key(each, source) for each in makers for source in ("a", "b")}
    assert len(names) == 4
    assert key(makers[0], "a") in names


def test_what_was_kept_is_found_with_its_sizes_and_numbers(tmp_path: Path) -> None:
    store(tmp_path / "kept" / KEY, FILES, {"a": 7})
    found = find(tmp_path / "kept" / KEY, FILES)
    assert found
    assert (found.numbers, {name: fact.size for name, fact in found.files.items()}) == ({"a": 7}, {"a": 3, "b": 5})
    assert {name: load(tmp_path / "kept" / KEY / name) for name in FILES} == FILES
    assert {each.name for each in (tmp_path / "kept").iterdir()} == {KEY}


def test_a_folder_without_a_file_that_is_asked_for_is_as_good_as_none(tmp_path: Path) -> None:
    store(tmp_path / KEY, FILES)
    assert find(tmp_path / KEY, ["a", "c"]) is None
    assert load(tmp_path / KEY / "c") is None


def turned(path: Path) -> None:
    """Change a file without changing its size or its time."""
    status = path.stat()
    path.write_bytes(path.read_bytes()[::-1])
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def linked(path: Path) -> None:
    """Put a link in the place of a file or folder, to the same beside it."""
    path.rename(path.with_name("own"))
    path.symlink_to(path.with_name("own"))


def noted(path: Path, **changed: object) -> None:
    """Note something else beside the files, and that it is the whole note."""
    text = json.dumps({**json.loads(path.read_text("utf-8").partition("\n")[2]), **changed})
    path.write_text(f"{hashlib.sha256(text.encode()).hexdigest()}\n{text}", encoding="utf-8")


def away(put: Callable[[Path], object]) -> Callable[[Path], None]:
    """Take what there is away, and put something else in its place."""

    def damage(path: Path) -> None:
        path.rename(path.with_name("away"))
        put(path)

    return damage


IN_THE_PLACE_OF_ANYTHING: dict[str, Callable[[Path], object]] = {
    "nothing": away(Path.exists),
    "a pipe": away(os.mkfifo),
    "a link to nowhere": away(lambda path: path.symlink_to("nowhere")),
    "a link to itself": away(lambda path: path.symlink_to(path)),
    "a device": away(lambda path: path.symlink_to("/dev/zero")),
    "a file": away(lambda path: path.write_bytes(b"other")),
    "a folder": away(lambda path: (path / "own").mkdir(parents=True)),
    "an empty folder": away(Path.mkdir),
}
IN_THE_PLACE_OF_A_FILE: dict[str, Callable[[Path], object]] = {
    "other bytes of the same size": turned,
    "half of it": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "more": lambda path: path.write_bytes(path.read_bytes() + b"x"),
    "an empty file": lambda path: path.write_bytes(b""),
}
IN_THE_PLACE_OF_THE_NOTE: dict[str, Callable[[Path], object]] = {
    "another number": lambda path: path.write_text(path.read_text("utf-8").replace("7", "8"), encoding="utf-8"),
    "another schema": lambda path: path.write_text('{"sizes": {"a": 3}}', encoding="utf-8"),
    "another schema, whole": lambda path: noted(path, files=7),
    "no digests": lambda path: noted(path, files={"a": {"size": 3}}),
    "no files": lambda path: noted(path, files={}),
    "no text": lambda path: path.write_bytes(b"\xff\xfe\n\xff"),
    "fifty megabytes": lambda path: os.truncate(path, 50_000_000),
}
DAMAGE = [
    *((KEY, damage) for damage in (*IN_THE_PLACE_OF_ANYTHING.items(), ("a link to a whole one", linked))),
    *((f"{KEY}/a", damage) for damage in (*IN_THE_PLACE_OF_ANYTHING.items(), *IN_THE_PLACE_OF_A_FILE.items())),
    *((f"{KEY}/facts", damage) for damage in (*IN_THE_PLACE_OF_ANYTHING.items(), *IN_THE_PLACE_OF_A_FILE.items())),
    *((f"{KEY}/facts", damage) for damage in IN_THE_PLACE_OF_THE_NOTE.items()),
]


@pytest.mark.parametrize(
    ("name", "damage"),
    [(name, damage) for name, (_, damage) in DAMAGE],
    ids=[f"{what} for {name.replace(KEY, 'the folder')}" for name, (what, _) in DAMAGE],
)
def test_what_is_not_what_was_put_there_is_made_anew_in_silence(
    tmp_path: Path, name: str, damage: Callable[[Path], object]
) -> None:
    kept = tmp_path / "kept"
    folders = [kept / KEY, kept / key("makers", "other")]
    for folder in folders:
        store(folder, FILES, {"a": 7})
    damage(kept / name)
    made = []

    def make(damaged: frozenset[Path]) -> None:
        for folder in damaged:
            made.append(folder)
            store(folder, FILES, {"a": 7})

    targets = {tmp_path / f"{folder.name}-{file}": folder / file for folder in folders for file in FILES}
    publish(targets, make)
    assert {target.read_bytes() for target in targets} == {*FILES.values()}
    assert all(target.read_bytes() == FILES[file.name] for target, file in targets.items())
    assert made == [folders[0]]
    assert find(folders[0], FILES) is not None


def test_a_file_that_is_linked_is_plainly_not_what_was_put_there(tmp_path: Path) -> None:
    store(tmp_path / KEY, FILES)
    linked(tmp_path / KEY / "a")
    assert find(tmp_path / KEY, FILES) is None


def test_what_is_gone_again_when_it_was_just_made_is_told_and_not_published(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="files that were just made are gone"):
        publish({tmp_path / "target": tmp_path / KEY / "a"}, lambda _: None)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_another_build_has_made_meanwhile_stays(tmp_path: Path) -> None:
    store(tmp_path / KEY, {"a": b"first"})
    store(tmp_path / KEY, {"a": b"later"})
    assert load(tmp_path / KEY / "a") == b"first"
    assert [*tmp_path.iterdir()] == [tmp_path / KEY]


def test_a_disk_that_is_full_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill_up(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fill_up)
    with pytest.raises(OSError, match="No space left"):
        store(tmp_path / KEY, FILES)
    assert not list(tmp_path.iterdir())
