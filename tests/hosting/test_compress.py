import gzip
from pathlib import Path

import brotli
import pytest

from plugins.hosting.compress import compress_texts

TEXT = "One more coffee, please.\n" * 40


def write(folder: Path, *names: str, text: str = TEXT) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", ["index.html", "blog/a/index.html", "feed.xml", "theme/cup.1.svg", "app.webmanifest"])
def test_a_text_has_both_compressed_forms_beside_it(tmp_path: Path, name: str) -> None:
    write(tmp_path, name)
    compress_texts(tmp_path)
    assert brotli.decompress((tmp_path / f"{name}.br").read_bytes()) == TEXT.encode()
    assert gzip.decompress((tmp_path / f"{name}.gz").read_bytes()) == TEXT.encode()


@pytest.mark.parametrize("name", ["cup.png", "cup.avif", "list.pdf", "list.docx"])
def test_what_is_compressed_already_is_left(tmp_path: Path, name: str) -> None:
    write(tmp_path, name)
    compress_texts(tmp_path)
    assert names(tmp_path) == {name}


def test_a_text_that_fits_into_one_packet_is_left(tmp_path: Path) -> None:
    write(tmp_path, "robots.txt", text="User-agent: *\nAllow: /\n")
    compress_texts(tmp_path)
    assert names(tmp_path) == {"robots.txt"}


@pytest.mark.parametrize(("length", "is_compressed"), [(255, False), (256, True)])
def test_a_text_is_compressed_from_256_bytes_on(tmp_path: Path, length: int, *, is_compressed: bool) -> None:
    write(tmp_path, "robots.txt", text="a" * length)
    compress_texts(tmp_path)
    assert ("robots.txt.gz" in names(tmp_path)) == is_compressed


def test_a_folder_whose_name_ends_like_a_text_s_is_left(tmp_path: Path) -> None:
    many = {f"old.html/{number}-{'a' * 100}.png" for number in range(50)}  # so that it takes room of its own
    write(tmp_path, *many)
    compress_texts(tmp_path)
    assert names(tmp_path) == many


def test_the_same_text_gives_the_same_bytes_wherever_and_whenever_it_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, moment in (("one/index.html", 1e9), ("two/page.html", 2e9)):
        monkeypatch.setattr("time.time", lambda moment=moment: moment)
        write(tmp_path, name)
        compress_texts(tmp_path / name.partition("/")[0])
    for ending in ("br", "gz"):
        one, two = tmp_path / f"one/index.html.{ending}", tmp_path / f"two/page.html.{ending}"
        assert one.read_bytes() == two.read_bytes()
