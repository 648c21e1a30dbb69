"""The noun: icon."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from ..foundation.outputs import Output

MAKER = "icons"
FOLDER = "icons"
"""Where icons lie in the theme."""
MANIFEST_PATH = "/manifest.webmanifest"


class Icon(Struct, frozen=True):
    """A square picture, by the name of its file; where its ground `is_full`, a system may cut it to a shape."""

    name: str
    size: int
    is_full: bool = False


TOUCH_ICON = Icon("apple-touch-icon.png", 180, is_full=True)
"""What iOS puts on a home screen; it makes transparent parts black."""
MANIFEST_ICONS = (
    Icon("icon-192.png", 192),
    Icon("icon-512.png", 512),
    Icon("icon-maskable-512.png", 512, is_full=True),
)
"""What other systems do, and what Chromium needs to offer it."""
FAVICON, FAVICON_SIZES = "favicon.ico", (16, 32, 48)
"""What is asked for unasked, by browsers and programs that do not read the page's own link to an icon."""


def icon_files(theme: Path) -> Mapping[Output, Path]:
    """Return the theme's icons, by what they are at the site's root: an author's own may stand there."""
    folder = theme / FOLDER
    files = (file for file in sorted(folder.rglob("*")) if file.is_file() and not file.name.startswith("."))
    return {_output(f"/{file.relative_to(folder).as_posix()}"): file for file in files}


def _output(path: str) -> Output:
    return Output(path, MAKER, owner=f"theme/{FOLDER}{path}", yields=True)
