"""Pictures in a text as HTML, by theme/templates/picture.html."""

import re
from collections.abc import Mapping
from functools import cached_property

from jinja2 import Environment
from jinja2.runtime import Macro

from .model import Picture

_NAME = re.compile(r"[a-z][a-z0-9:_.-]*", re.IGNORECASE)
"""The names of attributes that can be written again as they are."""
_ADDRESSES = frozenset({"src", "srcset", "sizes"})
_LATE = {"loading": "lazy", "decoding": "async"}


class PictureRenderer:
    """Render pictures with the theme's template, which is read when the first one comes."""

    def __init__(self, environment: Environment) -> None:
        """Keep the environment, which has the site's filters and escapes."""
        self._environment = environment

    def show(self, picture: Picture, attributes: Mapping[str, str], *, is_first: bool) -> str:
        """Return a picture as it stands in a text, with its author's attributes; all but the first load late."""
        kept = {name: value for name, value in attributes.items() if _NAME.fullmatch(name) and name not in _ADDRESSES}
        size = _chosen_size(picture, attributes)
        late = {} if is_first else _LATE
        return str(self._macro(picture, "text", {**late, **kept, **size})).strip()

    @cached_property
    def _macro(self) -> Macro:
        macro: Macro = vars(self._environment.get_template("picture.html").module)["picture"]
        return macro


def _chosen_size(picture: Picture, attributes: Mapping[str, str]) -> Mapping[str, int]:
    """Return width and height in CSS pixels, where an author chose one or both."""
    width, height = (
        int(value) if (value := attributes.get(name, "")).isascii() and value.isdigit() else 0
        for name in ("width", "height")
    )
    if not width and not height:
        return {"width": picture.width, "height": picture.height} if {"width", "height"} & {*attributes} else {}
    return {
        "width": width or max(1, round(picture.width * height / picture.height)),
        "height": height or max(1, round(picture.height * width / picture.width)),
    }
