"""The noun: icon."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Icon:
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
