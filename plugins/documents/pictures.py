"""Sizes of pictures, so that pages keep their place while one loads."""

import re
import warnings
from pathlib import Path
from xml.etree import ElementTree as ET

from PIL import Image

_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
"""Pillow's word for a picture of more than 89 million pixels."""
_NUMBER = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*")


def picture_size(path: Path) -> tuple[int, int]:
    """Return width and height in CSS pixels; raise ValueError where the file is no picture."""
    try:
        return _svg_size(path) if path.suffix.lower() == ".svg" else _raster_size(path)
    except (OSError, LookupError, OverflowError, SyntaxError, *_BOMBS) as error:
        message = "it is damaged, too large, or something else"
        raise ValueError(message) from error


def _raster_size(path: Path) -> tuple[int, int]:
    with warnings.catch_warnings(action="error", category=Image.DecompressionBombWarning), Image.open(path) as image:
        return image.size


def _svg_size(path: Path) -> tuple[int, int]:
    """Take width and height, else the viewBox (SVG 2, section 8.2)."""
    with path.open("rb") as file:
        _, root = next(ET.iterparse(file, events=["start"]))  # noqa: S314 - the author's own file, and expat stops entity bombs
    box = root.get("viewBox", "").replace(",", " ").split()[2:]
    for sizes in ([root.get("width", ""), root.get("height", "")], box):
        numbers = [match[1] for match in map(_NUMBER.fullmatch, sizes) if match]
        if len(numbers) == len(sizes) == 2:  # noqa: PLR2004 - width and height
            return round(float(numbers[0])), round(float(numbers[1]))
    message = "it has neither width and height nor a viewBox"
    raise ValueError(message)
