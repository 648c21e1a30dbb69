"""Renditions, as they lie in their folder."""

import io
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from plugins.foundation.pictures.cached import make_pictures
from plugins.foundation.pictures.model import Picture, PictureError, PictureKind
from plugins.foundation.pictures.parse import read_picture
from tests.pictures.photographs import CAMERA, COMMENT, QUARTERS, photograph, saved

Colour = tuple[int, ...]


def make(folder: Path, name: str, content: bytes) -> Picture:
    """Make the renditions of a picture in which nothing is wrong."""
    (folder / name).write_bytes(content)
    picture = read_picture(folder / name, f"/{name}", folder / "kept")
    assert make_pictures([picture], folder / "kept") == {}
    return picture


def colours(file: Path) -> list[Colour]:
    """Return the colours in the middles of the four quarters of a picture."""
    with Image.open(file) as image:
        shown = image.convert("RGBA" if image.has_transparency_data else "RGB")
    places = [(x, y) for y in (1, 3) for x in (1, 3)]
    pixels = [shown.getpixel((shown.width * x // 4, shown.height * y // 4)) for x, y in places]
    return [pixel for pixel in pixels if isinstance(pixel, tuple)]


def are_alike(one: list[Colour], other: list[Colour], most: int = 12) -> bool:
    return all(
        abs(a - b) <= most for left, right in zip(one, other, strict=True) for a, b in zip(left, right, strict=True)
    )


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_rendition_stands_upright_in_its_colours(tmp_path: Path, kind: str, orientation: int) -> None:
    name = f"a.{PictureKind[kind]}"
    picture = make(tmp_path, name, photograph(500, 300, kind, orientation))
    for each in picture.renditions:
        with Image.open(each.file) as image:
            assert image.size == (each.width, round(300 * each.width / 500))
            assert PictureKind[str(image.format)] is each.kind
        assert are_alike(colours(each.file), list(QUARTERS))


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_nothing_is_left_that_says_where_when_and_by_what(tmp_path: Path, kind: str) -> None:
    picture = make(tmp_path, f"a.{PictureKind[kind]}", photograph(500, 300, kind))
    source = picture.file.read_bytes()
    assert CAMERA.encode() in source
    assert b"ICC" in source or b"iCCP" in source
    for each in picture.renditions:
        content = each.file.read_bytes()
        for trace in (
            CAMERA.encode(),
            COMMENT.encode(),
            b"Exif",
            b"EXIF",
            b"eXIf",
            b"ICC_PROFILE",
            b"iCCP",
            b"GPS",
            b"http:",
        ):
            assert trace not in content, (each.kind, trace)
        with Image.open(each.file) as image:
            assert not image.getexif()
            assert image.info.keys() <= {
                "jfif",
                "jfif_version",
                "jfif_unit",
                "jfif_density",
                "progressive",
                "progression",
                "loop",
                "background",
                "timestamp",
                "duration",
            }


def swapped_profile() -> bytes:
    """Return a profile by which what is called red is meant to be green: its columns are exchanged."""
    content = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = content.index(b"rXYZ"), content.index(b"gXYZ")
    content[red : red + 4], content[green : green + 4] = b"gXYZ", b"rXYZ"
    return bytes(content)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_colours_are_those_that_the_profile_means(tmp_path: Path, kind: str) -> None:
    red = Image.new("RGB", (40, 40), (255, 0, 0))
    picture = make(tmp_path, f"a.{PictureKind[kind]}", saved(red, kind, icc_profile=swapped_profile()))
    assert are_alike(colours(picture.renditions[-1].file), [(0, 255, 0)] * 4, 30)


@pytest.mark.parametrize("profile", [b"nonsense", ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()])
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_a_profile_that_means_nothing_here_is_passed_over(tmp_path: Path, profile: bytes, mode: str) -> None:
    image = Image.new("RGB", (40, 40), "white").convert(mode)
    picture = make(tmp_path, "a.jpg", saved(image, "JPEG", icc_profile=profile))
    assert are_alike(colours(picture.renditions[-1].file), [(255, 255, 255)] * 4)


def test_thin_lines_keep_their_colour_in_a_screen(tmp_path: Path) -> None:
    lines = Image.new("RGB", (400, 300), "white")
    for x in range(0, 400, 4):
        lines.paste((255, 0, 0), (x, 0, x + 1, 300))
    picture = make(tmp_path, "a.png", saved(lines, "PNG"))
    with Image.open(picture.renditions[0].file) as image:
        assert PictureKind[str(image.format)] is PictureKind.AVIF
    assert are_alike(colours(picture.renditions[0].file), [(255, 0, 0)] * 4, 40)


def test_a_png_at_its_own_address_is_never_heavier_than_its_author_s(tmp_path: Path) -> None:
    noise = Image.effect_noise((300, 200), 90).convert("RGB").quantize(16)
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", COMMENT)
    content = saved(noise, "PNG", pnginfo=notes, transparency=3)
    own = make(tmp_path, "a.png", content + CAMERA.encode()).renditions[-1].file
    assert len(own.read_bytes()) < len(content)
    assert not any(trace.encode() in own.read_bytes() for trace in (COMMENT, CAMERA))
    with Image.open(own) as kept:
        assert kept.convert("RGBA").tobytes() == Image.open(io.BytesIO(content)).convert("RGBA").tobytes()


def sixteen_bits(value: int) -> bytes:
    return saved(Image.frombytes("I;16", (40, 40), struct.pack("<H", value) * 40 * 40), "PNG")


PALETTE = Image.new("RGB", (40, 40), (200, 30, 60)).convert("P", palette=Image.Palette.ADAPTIVE)
CLEAR_PALETTE = saved(PALETTE, "PNG", transparency=0)
GREY, RED = (128, 128, 128), (200, 30, 60)


@pytest.mark.parametrize(
    ("name", "content", "colour"),
    [
        ("grey.jpg", saved(Image.new("L", (40, 40), 128), "JPEG"), GREY),
        ("cmyk.jpg", saved(Image.new("CMYK", (40, 40), (0, 255, 255, 0)), "JPEG"), (255, 0, 0)),
        ("palette.png", saved(PALETTE, "PNG"), RED),
        ("bits.png", saved(Image.new("1", (40, 40), 1), "PNG"), (255, 255, 255)),
        ("sixteen.png", sixteen_bits(32_896), GREY),
        ("black.png", sixteen_bits(200), (0, 0, 0)),
        ("clear.png", saved(Image.new("RGBA", (40, 40), (*RED, 128)), "PNG"), (*RED, 128)),
        ("clear-grey.png", saved(Image.new("LA", (40, 40), (128, 128)), "PNG"), (*GREY, 128)),
    ],
)
def test_pixels_of_every_form_keep_their_colours(tmp_path: Path, name: str, content: bytes, colour: Colour) -> None:
    for each in make(tmp_path, name, content).renditions:
        assert are_alike(colours(each.file), [colour] * 4), each.kind


@pytest.mark.parametrize(
    "content", [CLEAR_PALETTE, saved(Image.new("RGB", (40, 40), RED), "PNG", transparency=RED)], ids=["palette", "key"]
)
def test_a_colour_that_is_clear_stays_clear(tmp_path: Path, content: bytes) -> None:
    for each in make(tmp_path, "a.png", content).renditions:
        assert [colour[3] for colour in colours(each.file)] == [0] * 4, each.kind


@pytest.mark.parametrize(("width", "height"), [(1, 1), (1, 16_383), (5000, 1), (1601, 2)])
def test_the_smallest_and_the_narrowest_picture_can_be_made(tmp_path: Path, width: int, height: int) -> None:
    picture = make(tmp_path, "a.png", saved(Image.new("RGB", (width, height)), "PNG"))
    with Image.open(picture.renditions[-1].file) as image:
        assert image.size == (min(width, 1600), max(1, round(height * min(width, 1600) / width)))


def test_two_makings_give_the_same_bytes(tmp_path: Path) -> None:
    content = saved(Image.effect_noise((900, 600), 80).convert("RGB"), "JPEG")
    made = []
    for folder in (tmp_path / "one", tmp_path / "two"):
        folder.mkdir()
        made.append([each.file.read_bytes() for each in make(folder, "a.jpg", content).renditions])
    assert made[0] == made[1]


SMALL = {"a.jpg": photograph(64, 48), "a.png": photograph(64, 48, "PNG")}


@given(name=st.sampled_from(sorted(SMALL)), share=st.floats(0, 1), junk=st.binary(max_size=40))
def test_a_picture_cut_off_anywhere_is_made_or_told(
    tmp_path_factory: pytest.TempPathFactory, name: str, share: float, junk: bytes
) -> None:
    folder, content = tmp_path_factory.getbasetemp(), SMALL[name]
    cut = round(len(content) * share)
    (folder / name).write_bytes(content[:cut] + junk + content[cut + len(junk) : cut + 300 * len(junk)])
    try:
        picture = read_picture(folder / name, f"/{name}", folder / "kept")
    except PictureError:
        return
    damaged = make_pictures([picture], folder / "kept")
    made = picture.renditions[-1].file
    assert made.exists() is not bool(damaged)
    assert damaged or Image.open(io.BytesIO(made.read_bytes())).size == (picture.width, picture.height)


@pytest.mark.parametrize("name", sorted(SMALL))
def test_a_picture_without_its_end_is_told_by_its_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(SMALL[name][: -len(SMALL[name]) // 10])
    picture = read_picture(tmp_path / name, f"/{name}", tmp_path / "kept")
    (damaged,) = make_pictures([picture], tmp_path / "kept").items()
    assert (damaged[0], damaged[1].problem) == (picture.folder, "is damaged, cut off or no picture")
    assert not list((tmp_path / "kept").glob("*"))
