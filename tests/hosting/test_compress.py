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


@pytest.mark.parametrize(
    "name", ["cup.png", "cup.avif", "list.pdf", "list.docx", "pagefind/wasm.en.pagefind", "pagefind/index/en.pf_index"]
)
def test_what_is_compressed_already_is_left(tmp_path: Path, name: str) -> None:
    write(tmp_path, name)
    compress_texts(tmp_path)
    assert names(tmp_path) == {name}


def test_a_text_that_fits_into_one_packet_is_left(tmp_path: Path) -> None:
    write(tmp_path, "robots.txt", text="User-agent: *\nAllow: /\n")
    compress_texts(tmp_path)
    assert names(tmp_path) == {"robots.txt"}


def test_the_same_text_gives_the_same_bytes_wherever_and_whenever_it_lies(tmp_path: Path) -> None:
    write(tmp_path, "one/index.html", "two/page.html")
    compress_texts(tmp_path)
    for ending in ("br", "gz"):
        one, two = tmp_path / f"one/index.html.{ending}", tmp_path / f"two/page.html.{ending}"
        assert one.read_bytes() == two.read_bytes()
