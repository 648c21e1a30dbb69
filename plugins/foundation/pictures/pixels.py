"""The heads of pictures of pixels, as Pillow reads them."""

import io
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import ExifTags, Image

from .model import PictureError, PictureKind

MOST_PIXELS = 50_000_000
FORMATS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
"""All that Pillow is to try."""
TURNED = frozenset({5, 6, 7, 8})
"""Values of Exif's orientation by which width and height change places."""
_KINDS = {"JPEG": PictureKind.JPEG, "MPO": PictureKind.JPEG}
"""An MPO is a JPEG with a second picture behind the first, as telephones make them."""
_TOO_LARGE = PictureError("has more than 50 million pixels", "make it smaller; 1600 of width are enough")


def read_head(content: bytes) -> tuple[PictureKind, int, int]:
    """Return the kind of a picture, whatever its name says, and its width and height in pixels, as they are seen."""
    with guarded(), Image.open(io.BytesIO(content), formats=FORMATS) as image:
        kind = _KINDS.get(str(image.format)) or PictureKind[str(image.format)]
        check_size(image)
        if kind is PictureKind.PNG and getattr(image, "is_animated", False):
            remedy = "save it as a still one, or as GIF or WebP, which stay as they are"
            raise PictureError("is a PNG that moves", remedy)
        if kind is PictureKind.GIF:
            _check_end(io.BytesIO(content))
        # Browsers do not turn a WebP, whatever its Exif values say.
        is_turned = kind is not PictureKind.WEBP and orientation(image) in TURNED
        return (kind, image.height, image.width) if is_turned else (kind, *image.size)


@contextmanager
def guarded() -> Iterator[None]:
    """Make a PictureError of whatever Pillow says of a file, and have it warn of nothing."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            yield
        except PictureError:
            raise
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            raise _TOO_LARGE from None
        except Exception as error:  # a decoder raises anything for what it did not expect
            raise PictureError("is damaged, cut off or no picture") from error


def _check_end(content: io.BytesIO) -> None:
    """Go through the blocks of a GIF up to its trailer (GIF89a, sections 15 to 27); raise IndexError if it has none."""
    content.seek(10)
    content.seek(13 + _table(content.read(1)[0]))
    while (sign := content.read(1)[0]) != ord(";"):
        if sign == ord(","):
            flags = content.read(9)[8]
            content.seek(_table(flags), os.SEEK_CUR)
        content.seek(1, os.SEEK_CUR)
        while length := content.read(1)[0]:
            content.seek(length, os.SEEK_CUR)


def _table(flags: int) -> int:
    """Return how many bytes a table of colours takes."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def check_size(image: Image.Image) -> None:
    """Raise PictureError for a picture that nobody is to decode."""
    if image.width * image.height > MOST_PIXELS:
        raise _TOO_LARGE


def orientation(image: Image.Image) -> int:
    """Return how the camera was held: 1 to 8, by the Exif values that stand before the pixels (TIFF 6.0)."""
    exif = Image.Exif()
    exif.load(image.info.get("exif", b""))
    value = exif.get(ExifTags.Base.Orientation)
    return value if isinstance(value, int) else 1
