"""Sizes of pictures, so that pages keep their place while one loads."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

from PIL import Image

_NUMBER = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*")


def picture_size(path: Path) -> tuple[int, int]:
    """Return width and height in CSS pixels; raise ValueError where the file is no picture."""
    try:
        return _svg_size(path) if path.suffix.lower() == ".svg" else _raster_size(path)
    except (OSError, ET.ParseError, Image.DecompressionBombError, SyntaxError) as error:
        raise ValueError(str(error)) from error


def _raster_size(path: Path) -> tuple[int, int]:
    with Image.open(path) as image:
        return image.size


def _svg_size(path: Path) -> tuple[int, int]:
    """Take width and height, else the viewBox (SVG 2, section 8.2)."""
    _, root = next(ET.iterparse(path, events=["start"]))  # noqa: S314 - the author's own file, and expat stops entity bombs
    sizes = [_NUMBER.fullmatch(root.get(name, "")) for name in ("width", "height")]
    numbers = (
        [size[1] for size in sizes if size] if all(sizes) else root.get("viewBox", "").replace(",", " ").split()[2:]
    )
    if len(numbers) != len(sizes):
        message = "it has neither width and height nor a viewBox"
        raise ValueError(message)
    width, height = (round(float(number)) for number in numbers)
    return width, height
