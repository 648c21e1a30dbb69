from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from PIL.IcoImagePlugin import IcoImageFile

from plugins.icons.draw import draw_icons
from tests.conftest import ROOT

ICONS = ROOT / "theme" / "icons"
BROWN, PAPER = (138, 82, 38), (251, 247, 240)
SIZES = {
    "apple-touch-icon.png": (180, 180),
    "favicon.ico": (48, 48),
    "icon-192.png": (192, 192),
    "icon-512.png": (512, 512),
    "icon-maskable-512.png": (512, 512),
}


def pixels(file: Path | BytesIO) -> Image.Image:
    with Image.open(file) as picture:
        return picture.convert("RGBA")


def test_the_icons_are_those_that_make_icons_draws() -> None:
    drawn = draw_icons(ROOT / "theme")
    assert sorted(drawn) == sorted(path.name for path in ICONS.iterdir())
    for name, content in drawn.items():
        now, kept = pixels(BytesIO(content)), pixels(ICONS / name)
        assert now.size == kept.size == SIZES[name]
        assert ImageChops.difference(now, kept).getbbox(alpha_only=False) is None, name


def test_the_favicon_holds_a_picture_drawn_for_each_size_it_is_shown_in() -> None:
    with Image.open(ICONS / "favicon.ico") as icon:
        assert isinstance(icon, IcoImageFile)
        assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
        for size in (16, 32, 48):
            picture = icon.ico.getimage((size, size)).convert("RGBA")
            assert picture.size == (size, size)
            assert picture.getpixel((0, 0)) == (0, 0, 0, 0)
            assert PAPER in {colour[:3] for _, colour in picture.getcolors() or () if isinstance(colour, tuple)}


@pytest.mark.parametrize("name", ["apple-touch-icon.png", "icon-maskable-512.png"])
def test_what_a_phone_cuts_to_a_shape_has_no_transparent_part_and_the_cup_well_inside(name: str) -> None:
    with Image.open(ICONS / name) as icon:
        assert icon.mode == "RGB"
        size = icon.width
        cup = (
            ImageChops.difference(icon, Image.new("RGB", icon.size, BROWN))
            .convert("L")
            .point(lambda it: 255 * (it > 9))
        )
    # The safe zone is a circle of four fifths of the width (Web Application Manifest, "Icon masks and safe zone").
    radius = 0.4 * size
    inside = [(x, y) for x in range(size) for y in range(size) if cup.getpixel((x, y))]
    assert inside
    assert all((x - size / 2) ** 2 + (y - size / 2) ** 2 < radius**2 for x, y in inside)
