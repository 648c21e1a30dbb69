"""Make the renditions of pictures."""

import io
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from PIL import Image, ImageCms

from ..cache import store
from ..workers import share
from .model import Picture, PictureError, PictureKind
from .parse import read_again
from .pixels import FORMATS, TURNED, check_size, guarded, orientation

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What undoes each of Exif's orientations (TIFF 6.0)."""
_STEADY = {"speed": 6, "max_threads": 1}
"""AVIF differs from run to run where several threads write it."""
_PHOTOGRAPH: Mapping[PictureKind, Mapping[str, object]] = {
    PictureKind.AVIF: {"quality": 60, **_STEADY},
    PictureKind.WEBP: {"quality": 80},
    PictureKind.JPEG: {"quality": 80, "progressive": True, "optimize": True},
    PictureKind.PNG: {},
}
_DRAWING: Mapping[PictureKind, Mapping[str, object]] = {
    PictureKind.AVIF: {"quality": 75, "subsampling": "4:4:4", **_STEADY},
    PictureKind.WEBP: {"quality": 90},
    PictureKind.PNG: {},
}
"""For letters and thin lines."""
_SEEN = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
"""The chunks of a PNG that its pixels are made of (PNG, section 11)."""
_CHANGING = frozenset({b"iCCP", b"eXIf"})
"""The chunks by which they are to be seen otherwise."""


def make_all(pictures: Sequence[Picture]) -> Mapping[Path, PictureError]:
    """Make the renditions of each picture on all cores; return, by folder, what is wrong with those that cannot be."""
    # Even two are worth a second process: each takes seconds.
    problems = share(_make, pictures, at_a_time=1, worth_forking=2)
    return {
        picture.renditions[-1].file.parent: problem
        for picture, problem in zip(pictures, problems, strict=True)
        if problem
    }


def _make(picture: Picture) -> PictureError | None:
    """Put the renditions of a picture into its folder, or return what is wrong with it."""
    own = picture.renditions[-1]
    settings = _DRAWING if picture.is_drawn else _PHOTOGRAPH
    try:
        content = read_again(picture)
        with guarded():
            widest = _decoded(picture, content, own.width)
            images = {
                width: widest.resize(_size(picture, width), Image.Resampling.LANCZOS)
                for width in {each.width for each in picture.renditions}
            }
            files = {
                each.file.name: _encoded(images[each.width], settings[each.kind], each.kind)
                for each in picture.renditions
            }
            if own.kind is PictureKind.PNG and own.width == picture.width and (bare := _bare_png(content)):
                files[own.file.name] = min(bare, files[own.file.name], key=len)
    except PictureError as error:
        return error
    store(own.file.parent, files)
    return None


def _decoded(picture: Picture, content: bytes, width: int) -> Image.Image:
    """Return what a picture shows at a width: upright, in sRGB, and without anything that is not seen.

    It is made small first, so that nothing else is done with fifty million pixels.
    """
    with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
        check_size(opened)
        turn, profile = orientation(opened), opened.info.get("icc_profile")
        width, height = _size(picture, width)
        size = (height, width) if turn in TURNED else (width, height)
        image = _plain(opened).resize(size, Image.Resampling.LANCZOS)
    image = _in_srgb(image, profile)
    if turn in _TURNS:
        image = image.transpose(_TURNS[turn])
    image.info.clear()
    return image


def _size(picture: Picture, width: int) -> tuple[int, int]:
    return width, max(1, round(picture.height * width / picture.width))


def _plain(image: Image.Image) -> Image.Image:
    """Return a picture whose pixels are colours: no palette, and eight bits a channel."""
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image if image.mode in {"L", "RGB", "CMYK"} else image.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile:
        # Browsers, too, pass over a profile that they cannot read, or that is for other pixels than these.
        with suppress(ImageCms.PyCMSError, OSError, ValueError, TypeError):
            given, srgb = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(image, given, srgb, outputMode=mode)
            image = converted or image
    return image if image.mode == "L" else image.convert(mode)


def _bare_png(content: bytes) -> bytes | None:
    """Return a PNG as its author saved it, without what is not seen; None where its pixels have to be changed."""
    source = io.BytesIO(content)
    bare = bytearray(source.read(8))
    while (head := source.read(8)) and (kind := head[4:]) not in _CHANGING:
        chunk = head + source.read(int.from_bytes(head[:4]) + 4)
        bare += chunk if kind in _SEEN else b""
        if kind == b"IEND":
            return bytes(bare)
    return None


def _encoded(image: Image.Image, settings: Mapping[str, object], kind: PictureKind) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind.name, **settings)
    return buffer.getvalue()
