"""Pictures for tests: of every size and kind, and with everything that is not to be published."""

import io
import struct
import zlib
from functools import cache

from PIL import ExifTags, Image, ImageCms

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 480"><path d="M0 0h9v9z"/></svg>'
CAMERA = "Telltale Camera"
COMMENT = "written by the telltale camera"
QUARTERS = ((255, 0, 0), (0, 160, 0), (0, 0, 255), (255, 255, 0))
"""Upper left, upper right, lower left, lower right of a photograph as it is seen."""


@cache
def photograph(
    width: int = 600, height: int = 400, kind: str = "JPEG", orientation: int = 1, **options: object
) -> bytes:
    """Return a photograph of four quarters as a camera writes it that was held in one of eight ways.

    It says where it was taken, by what, and what colours it means.
    """
    small = Image.new("RGB", (2, 2))
    small.putdata(QUARTERS)
    image = small.resize((width, height), Image.Resampling.NEAREST)
    if orientation in _HELD:
        image = image.transpose(_HELD[orientation])
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Make] = CAMERA
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (52.0, 31.0, 12.0)
    settings = {"exif": exif, "comment": COMMENT, "icc_profile": srgb_profile(), **options}
    return saved(image, kind, **settings)


_HELD = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


@cache
def srgb_profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def huge_png(width: int, height: int) -> bytes:
    """Return a PNG that says it is of that size, and is too short."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = b"IDAT" + zlib.compress(b"")
    chunks = b"".join(struct.pack(">I", len(c) - 4) + c + struct.pack(">I", zlib.crc32(c)) for c in (header, data))
    return b"\x89PNG\r\n\x1a\n" + chunks
