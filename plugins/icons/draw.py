"""Draw the icons from favicon.svg, into the theme: `python -m plugins.icons.draw`, which `make icons` calls."""

import sys
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from PIL import Image

from ..foundation.typeset.compiler import Typesetter
from .model import FAVICON, FAVICON_SIZES, FOLDER, MANIFEST_ICONS, TOUCH_ICON, Icon


def main() -> int:
    """Write the icons; return the exit status."""
    theme = Path("theme")
    folder = theme / FOLDER
    folder.mkdir(exist_ok=True)
    for name, content in draw_icons(theme).items():
        (folder / name).write_bytes(content)
    return 0


def draw_icons(theme: Path) -> Mapping[str, bytes]:
    """Return each icon, by the name of its file."""
    typesetter = Typesetter(theme / "print")
    icons = {icon.name: _file(_drawn(typesetter, icon)) for icon in (TOUCH_ICON, *MANIFEST_ICONS)}
    return {**icons, FAVICON: _favicon(typesetter)}


def _drawn(typesetter: Typesetter, icon: Icon) -> Image.Image:
    png = typesetter.png("icon.typ", {"size": icon.size, "is_full": icon.is_full})
    with Image.open(BytesIO(png)) as picture:
        return picture.convert("RGB" if icon.is_full else "RGBA")


def _file(picture: Image.Image) -> bytes:
    file = BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()


def _favicon(typesetter: Typesetter) -> bytes:
    """Return one file with a picture drawn for each size, rather than shrunk from the largest."""
    *smaller, largest = (_drawn(typesetter, Icon("", size)) for size in FAVICON_SIZES)
    file = BytesIO()
    largest.save(file, "ICO", sizes=[(size, size) for size in FAVICON_SIZES], append_images=smaller)
    return file.getvalue()


if __name__ == "__main__":
    sys.exit(main())
