import hashlib
import os
from pathlib import Path

import pytest
from PIL import Image

from plugins.foundation.pictures.model import Picture, PictureError, PictureKind
from plugins.foundation.pictures.parse import read_again, read_picture
from tests.pictures.photographs import SVG, huge_png, photograph, saved

PLAIN = Image.new("RGB", (31, 17), "red")


def read(folder: Path, name: str, content: bytes, path: str = "") -> Picture:
    (folder / name).write_bytes(content)
    return read_picture(folder / name, path or f"/blog/a/{name}", folder / "kept")


def widths(picture: Picture, kind: PictureKind) -> list[int]:
    return [each.width for each in picture.renditions if each.kind is kind]


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (1, [1]),
        (479, [479]),
        (480, [480]),
        (481, [480, 481]),
        (800, [480, 800]),
        (1600, [480, 800, 1200, 1600]),
        (1601, [480, 800, 1200, 1600]),
        (5000, [480, 800, 1200, 1600]),
    ],
)
def test_a_picture_is_made_at_each_width_that_it_has_and_none_twice(
    tmp_path: Path, width: int, expected: list[int]
) -> None:
    picture = read(tmp_path, "a.jpg", photograph(width, 10))
    assert [(kind, [each.width for each in same]) for kind, same in picture.sources] == [
        (PictureKind.AVIF, expected),
        (PictureKind.WEBP, expected),
        (PictureKind.JPEG, expected),
    ]
    assert len(picture.files) == len({each.file for each in picture.renditions}) == 3 * len(expected)


def test_the_widest_of_its_own_kind_is_at_the_address_of_the_picture(tmp_path: Path) -> None:
    picture = read(tmp_path, "Photo 1.JPG", photograph(1000, 700), "/blog/a/Photo 1.JPG")
    *others, own = picture.renditions
    assert (own.path, own.kind, own.width) == ("/blog/a/Photo 1.JPG", PictureKind.JPEG, 1000)
    assert all(each.path.startswith(f"/pictures/photo-1-{each.width}.") for each in others)
    assert all(each.path.endswith(f".{each.kind}") for each in others)
    assert picture.alone.files == {own.path: own.file}


def test_one_content_has_one_folder_and_another_content_another(tmp_path: Path) -> None:
    one = read(tmp_path, "one.jpg", photograph(500, 300))
    same = read(tmp_path, "same.jpg", photograph(500, 300))
    other = read(tmp_path, "other.jpg", photograph(500, 301))
    assert one.folder == same.folder != other.folder
    assert len({each.path for picture in (one, same, other) for each in picture.renditions}) == 18


@pytest.mark.parametrize("name", ["日本.jpg", "….jpg", "-.jpg", f"{'é' * 120}.jpg"])
def test_any_name_of_a_file_makes_an_address(tmp_path: Path, name: str) -> None:
    picture = read(tmp_path, name, photograph(300, 200))
    assert all(each.path.isascii() and len(each.path) < 255 for each in picture.renditions[:-1])


@pytest.mark.parametrize("orientation", range(9))
def test_the_size_is_that_of_the_picture_held_upright(tmp_path: Path, orientation: int) -> None:
    picture = read(tmp_path, "a.jpg", photograph(600, 400, orientation=orientation))
    assert (picture.width, picture.height) == (600, 400)
    assert widths(picture, PictureKind.JPEG) == [480, 600]


@pytest.mark.parametrize(("name", "kind", "size"), [("a.webp", "WEBP", (400, 600)), ("a.avif", "AVIF", (600, 400))])
def test_a_picture_that_stays_as_it_is_has_the_size_that_browsers_give_it(
    tmp_path: Path, name: str, kind: str, size: tuple[int, int]
) -> None:
    picture = read(tmp_path, name, photograph(600, 400, kind, orientation=6))
    assert (picture.width, picture.height) == size


@pytest.mark.parametrize(("name", "kind"), [("a.gif", "GIF"), ("a.WEBP", "WEBP"), ("a.avif", "AVIF")])
def test_a_picture_of_another_kind_is_published_as_it_is(tmp_path: Path, name: str, kind: str) -> None:
    picture = read(tmp_path, name, saved(PLAIN, kind))
    assert (picture.width, picture.height, picture.renditions) == (31, 17, ())
    assert picture.files == {f"/blog/a/{name}": tmp_path / name}


def test_a_drawing_is_published_as_it_is(tmp_path: Path) -> None:
    content = SVG.encode()
    digest = hashlib.sha256(content).hexdigest()
    assert read(tmp_path, "a.svg", content) == Picture("/blog/a/a.svg", 640, 480, tmp_path / "a.svg", digest)


def test_a_screen_is_told_from_a_photograph_and_both_are_offered_as_avif_first(tmp_path: Path) -> None:
    screen = saved(Image.new("RGB", (600, 400), "navy"), "PNG")
    noise = saved(Image.effect_noise((600, 400), 90).convert("RGB"), "PNG")
    pictures = [read(tmp_path, "a.png", content) for content in (screen, noise, photograph(kind="PNG"))]
    assert [picture.is_drawn for picture in pictures] == [True, False, True]
    assert {picture.renditions[0].kind for picture in pictures} == {PictureKind.AVIF}


def told(folder: Path, name: str, content: bytes) -> str:
    with pytest.raises(PictureError) as caught:
        read(folder, name, content)
    return caught.value.problem


@pytest.mark.parametrize(("name", "kind"), [("a.jpg", "PNG"), ("a.png", "JPEG"), ("a.webp", "PNG"), ("a.gif", "JPEG")])
def test_a_picture_is_made_smaller_by_what_is_in_it_at_the_address_that_its_name_has(
    tmp_path: Path, name: str, kind: str
) -> None:
    picture = read(tmp_path, name, saved(Image.new("RGB", (600, 400), "navy"), kind))
    own = picture.renditions[-1]
    assert (own.path, own.kind, own.width) == (f"/blog/a/{name}", PictureKind[kind], 600)


def test_a_picture_that_stays_as_it_is_may_have_the_name_of_another_kind(tmp_path: Path) -> None:
    picture = read(tmp_path, "a.jpg", saved(PLAIN, "AVIF"))
    assert picture.files == {"/blog/a/a.jpg": tmp_path / "a.jpg"}


def test_what_is_no_picture_by_its_content_is_refused(tmp_path: Path) -> None:
    assert told(tmp_path, "a.svg", photograph()).startswith("is no SVG that can be read: ")
    assert told(tmp_path, "a.jpg", SVG.encode()) == "is damaged, cut off or no picture"
    assert told(tmp_path, "a.jpg", saved(PLAIN, "TIFF")) == "is damaged, cut off or no picture"


@pytest.mark.parametrize("name", ["a.bmp", "a.heic", "a"])
def test_a_picture_that_browsers_do_not_show_is_refused(tmp_path: Path, name: str) -> None:
    assert told(tmp_path, name, b"") == "is no picture that browsers show"


@pytest.mark.parametrize(("width", "height"), [(7150, 7000), (12_000, 9_000), (60_000, 60_000), (50_000_001, 1)])
def test_a_picture_of_more_than_fifty_million_pixels_is_refused_by_its_head(
    tmp_path: Path, width: int, height: int
) -> None:
    assert told(tmp_path, "a.png", huge_png(width, height)) == "has more than 50 million pixels"


def test_a_picture_that_is_too_high_for_webp_is_refused(tmp_path: Path) -> None:
    assert told(tmp_path, "a.png", huge_png(1000, 16_384)) == "is 1000 pixels wide and 16384 high"
    assert read(tmp_path, "a.png", huge_png(1000, 16_383)).height == 16_383
    assert read(tmp_path, "a.png", huge_png(3000, 16_384)).height == 16_384


def test_a_png_that_moves_is_refused_and_a_gif_is_not(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
    moving = [saved(frames[0], kind, save_all=True, append_images=frames[1:]) for kind in ("PNG", "GIF")]
    assert told(tmp_path, "a.png", moving[0]) == "is a PNG that moves"
    assert read(tmp_path, "a.gif", moving[1]).width == 9


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "AVIF"])
@pytest.mark.parametrize("left", [0.3, 0.9, 0.999])
def test_a_picture_that_moves_and_is_cut_off_is_refused(tmp_path: Path, kind: str, left: float) -> None:
    frames = [Image.effect_noise((60, 40), 90).convert("P") for _ in range(3)]
    content = saved(frames[0], kind, save_all=True, append_images=frames[1:])
    name = f"a.{kind.lower()}"
    assert read(tmp_path, name, content).width == 60
    assert told(tmp_path, name, content[: int(len(content) * left)]) == "is damaged, cut off or no picture"


def test_a_photograph_with_a_second_one_behind_it_is_a_jpeg(tmp_path: Path) -> None:
    content = saved(PLAIN, "MPO", save_all=True, append_images=[PLAIN])
    assert len(read(tmp_path, "a.jpg", content).renditions) == 3


@pytest.mark.parametrize("content", [b"", b"hello", b"RIFF\x00\x00\x00\x00WEBP", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"])
@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.gif", "a.avif"])
def test_what_is_no_picture_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    assert told(tmp_path, name, content) == "is damaged, cut off or no picture"


@pytest.mark.parametrize("name", ["a.png", "a.svg"])
def test_a_picture_that_is_not_there_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(PictureError):
        read_picture(tmp_path / name, "/a", tmp_path)


@pytest.mark.parametrize("name", ["a.jpg", "a.svg", "a.gif"])
def test_a_picture_that_nobody_may_wait_for_is_refused(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    with pytest.raises(PictureError, match="is a pipe, socket or device"):
        read_picture(tmp_path / name, f"/{name}", tmp_path / "kept")


@pytest.mark.parametrize(("name", "kind"), [("a.jpg", "JPEG"), ("a.webp", "WEBP")])
def test_a_picture_is_the_same_as_long_as_its_file_holds_the_same(tmp_path: Path, name: str, kind: str) -> None:
    content = saved(PLAIN, kind)
    picture = read(tmp_path, name, content)
    assert read_again(picture) == content
    (tmp_path / name).write_bytes(saved(PLAIN.rotate(90), kind))
    with pytest.raises(PictureError, match="changed while the site was built"):
        read_again(picture)
