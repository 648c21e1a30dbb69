"""A file in, a picture out, of which only the head was looked at: nothing is decoded here.

A file is read at once, and what is said of it is said of that. Who needs it again asks for the same.
"""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path, PurePosixPath

from ..cache import key, makers_digest
from ..files import FileError, read_file
from ..slugs import slug
from .drawings import read_drawing
from .model import CHANGED, PICTURES_PATH, Picture, PictureError, PictureKind, Rendition, kind_of

WIDTHS = (480, 800, 1200, 1600)
"""Pixels of the renditions: nothing on the site is shown wider than 1080 CSS pixels."""
DRAWN = 0.5
"""Bytes a pixel of a PNG: with fewer it is a drawing or a screen, whose letters and thin lines need finer settings."""
TALLEST = 16_383
"""Pixels that a WebP file can be high."""
_DIGITS = 8
"""How much of its digest stands in the name of a rendition."""


def read_picture(file: Path, path: str, cache: Path) -> Picture:
    """Return the picture in a file, to be published at a URL path; its renditions will be kept below `cache`.

    Browsers look into a picture of pixels for its kind, and so is done here; old blogs have many a JPEG called .png.
    Raises PictureError where it is too large, harmful, or no picture.
    """
    named = kind_of(file.name)
    if named is None:
        raise PictureError("is no picture that browsers show", "save it as JPEG, PNG, WebP, AVIF, GIF or SVG")
    content = _read(file)
    digest = hashlib.sha256(content).hexdigest()
    if named is PictureKind.SVG:
        drawing = read_drawing(content)
        return Picture(path, drawing.width, drawing.height, file, digest, turns_dark=drawing.turns_dark)
    # A site of drawings alone need not wait for Pillow.
    from .pixels import read_head  # noqa: PLC0415

    kind, width, height = read_head(content)
    if not kind.is_remade:
        return Picture(path, width, height, file, digest)
    if min(width, WIDTHS[-1]) * height // width > TALLEST:
        raise PictureError(f"is {width} pixels wide and {height} high", "cut it into several")
    is_drawn = kind is PictureKind.PNG and len(content) < DRAWN * width * height
    kinds = (PictureKind.AVIF, PictureKind.WEBP, kind)
    renditions = _renditions(file, path, kinds, _widths(width), cache / key(_makers(), digest))
    return Picture(path, width, height, file, digest, renditions, is_drawn)


def read_again(picture: Picture) -> bytes:
    """Return what a picture's file holds; raise PictureError where that is not what was looked at."""
    content = _read(picture.file)
    if hashlib.sha256(content).hexdigest() != picture.digest:
        raise CHANGED
    return content


def _read(file: Path) -> bytes:
    try:
        return read_file(file)
    except FileError as error:
        raise PictureError(error.problem, error.remedy) from None


def _widths(width: int) -> list[int]:
    """Return the widths of the renditions of a picture that is so wide; none is wider than itself."""
    widest = min(width, WIDTHS[-1])
    return [*(each for each in WIDTHS if each < widest), widest]


def _renditions(
    file: Path, path: str, kinds: Iterable[PictureKind], widths: Iterable[int], folder: Path
) -> tuple[Rendition, ...]:
    name = slug(PurePosixPath(file.name).stem) or "picture"
    digits = folder.name[:_DIGITS]
    *others, own = [
        Rendition(each, width, f"{PICTURES_PATH}{name}-{width}.{digits}.{each}", folder / f"{width}.{each}")
        for each in kinds
        for width in widths
    ]
    return (*others, Rendition(own.kind, own.width, path, own.file))


@cache
def _makers() -> str:
    """Return a digest of what makes renditions: our code and Pillow, which brings the encoders."""
    return makers_digest(["pillow"], [Path(__file__).with_name(name) for name in ("make.py", "parse.py", "pixels.py")])
