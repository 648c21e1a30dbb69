"""A file in, a picture out, of which only the head was looked at: nothing is decoded here."""

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from plugins.files import FileError, read_file
from plugins.pictures.drawings import drawing_size
from plugins.pictures.model import PICTURES_PATH, Picture, PictureError, PictureKind, Rendition, kind_of
from plugins.slugs import slug

WIDTHS = (480, 800, 1200, 1600)
"""Pixels of the renditions: nothing on the site is shown wider than 1080 CSS pixels."""
DRAWN = 0.5
"""Bytes a pixel of a PNG: with fewer it is a drawing or a screen, whose letters and thin lines need finer settings."""
TALLEST = 16_383
"""Pixels that a WebP file can be high."""
_DIGITS = 8
"""How much of its digest stands in the name of a rendition."""


def read_picture(file: Path, path: str, kept: Path) -> Picture:
    """Return the picture in a file, to be published at a URL path; its renditions will be kept below `kept`.

    Raises PictureError where it is too large, harmful, or not what its name says.
    """
    kind = kind_of(file.name)
    if kind is None:
        raise PictureError("is no picture that browsers show", "save it as JPEG, PNG, WebP, AVIF, GIF or SVG")
    if kind is PictureKind.SVG:
        return Picture(path, *drawing_size(_content(file)), file)
    # A site of drawings alone need not wait for Pillow.
    from plugins.pictures.pixels import pixel_size  # noqa: PLC0415

    width, height = pixel_size(file, kind)
    if not kind.is_remade:
        return Picture(path, width, height, file)
    if min(width, WIDTHS[-1]) * height // width > TALLEST:
        raise PictureError(f"is {width} pixels wide and {height} high", "cut it into several")
    is_drawn = kind is PictureKind.PNG and file.stat().st_size < DRAWN * width * height
    kinds = (PictureKind.AVIF, PictureKind.WEBP, kind)
    renditions = _renditions(file, path, kinds, _widths(width), kept / _digest(file))
    return Picture(path, width, height, file, renditions, is_drawn)


def _content(file: Path) -> bytes:
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


def _digest(file: Path) -> str:
    """Return a digest of all that a picture's renditions are made from."""
    try:
        with file.open("rb") as content:
            return hashlib.file_digest(content, lambda: hashlib.sha256(_makers())).hexdigest()[:32]
    except OSError as error:
        raise PictureError(f"cannot be read: {(error.strerror or str(error)).lower()}") from None


@cache
def _makers() -> bytes:
    """Return a digest of what makes renditions: our code and Pillow, which brings the encoders."""
    code = [Path(__file__).with_name(name).read_bytes() for name in ("make.py", "parse.py", "pixels.py")]
    return hashlib.sha256(b"".join([version("pillow").encode(), *code])).digest()
