import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from plugins.documents.pictures import picture_size


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.webp", "a.gif", "a.PNG"])
def test_a_picture_of_pixels_has_their_size(tmp_path: Path, name: str) -> None:
    Image.new("RGB", (31, 17)).save(tmp_path / name)
    assert picture_size(tmp_path / name) == (31, 17)


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="300" height="200"', (300, 200)),
        ('width="300px" height=" 199.6 "', (300, 200)),
        ('viewBox="0 0 640 480"', (640, 480)),
        ('viewBox="0,0, 640,480"', (640, 480)),
        ('width="100%" height="100%" viewBox="0 0 640 480"', (640, 480)),
        ('width="300" viewBox="0 0 640 480"', (640, 480)),
        ('width="300" height="200" viewBox="0 0 640 480"', (300, 200)),
    ],
)
def test_a_drawing_has_its_own_size_or_its_view_box(tmp_path: Path, attributes: str, size: tuple[int, int]) -> None:
    file = tmp_path / "a.svg"
    file.write_text(
        f'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" {attributes}><path/></svg>', "utf-8"
    )
    assert picture_size(file) == size


def huge_png(width: int, height: int) -> bytes:
    """Return a PNG that says it is of that size, and is too short."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = b"IDAT" + zlib.compress(b"")
    chunks = b"".join(struct.pack(">I", len(c) - 4) + c + struct.pack(">I", zlib.crc32(c)) for c in (header, data))
    return b"\x89PNG\r\n\x1a\n" + chunks


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.png", b""),
        ("text.jpg", b"hello"),
        ("half.webp", b"RIFF\x00\x00\x00\x00WEBP"),
        ("large.png", huge_png(12_000, 9_000)),
        ("vast.png", huge_png(60_000, 60_000)),
        ("empty.svg", b""),
        ("text.svg", b"hello"),
        ("gzip.svg", b"\x1f\x8b\x08\x00"),
        ("bare.svg", b"<svg/>"),
        ("short.svg", b'<svg viewBox="0 0"/>'),
        ("negative.svg", b'<svg viewBox="0 0 -5 -5"/>'),
        ("infinite.svg", b'<svg viewBox="0 0 inf nan"/>'),
        ("endless.svg", b'<svg width="' + b"9" * 400 + b'" height="1"/>'),
        ("encoding.svg", b'<?xml version="1.0" encoding="nonsense"?><svg/>'),
        ("shift-jis.svg", b'<?xml version="1.0" encoding="shift_jis"?><svg/>'),
    ],
)
def test_what_is_no_picture_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ValueError, match=r".+"):
        picture_size(tmp_path / name)


def test_a_picture_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="it is damaged"):
        picture_size(tmp_path / "a.png")
