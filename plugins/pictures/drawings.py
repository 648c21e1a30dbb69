"""Drawings (SVG): their size, and whether they run or load anything.

A drawing is published as it is, at an address of its own, where a browser would do all that stands in it.
"""

import re
import sys
from pathlib import Path
from typing import NoReturn
from xml.parsers import expat

from plugins.pictures.model import PictureError

_SVG = "http://www.w3.org/2000/svg"
_LENGTH = re.compile(r"\s*(\d{1,6}(?:\.\d+)?)(px|in|cm|mm|q|pt|pc|)\s*", re.IGNORECASE)
_UNITS = {"": 1, "px": 1, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6, "pt": 96 / 72, "pc": 16}
"""CSS pixels (CSS Values 4, section 6.2)."""
_DOCTYPE = "-//W3C//DTD SVG "
"""How the public names of SVG's own begin."""
_ACTIVE = frozenset({"script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler", "listener"})
_FOREIGN = frozenset({"http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML"})
"""Namespaces whose elements a browser gives life to."""
_ACTING = re.compile(r"on[a-z]+|ping", re.IGNORECASE)
"""Attributes that run a script, or tell another host of a click."""
_LOADING = frozenset({"href", "src", "srcset", "data", "poster", "base"})
"""Attributes that hold an address, in any namespace."""
_ANIMATED = re.compile(r"\s*(?:[^\s:]+:)?(?:on|ping|href|src)", re.IGNORECASE)
"""Attributes that no animation may change."""
_ADDRESS = re.compile(r"\s*(?:#|data:(?:image/(?:png|jpe?g|gif|webp|avif)|font/[a-z0-9]+)[;,]|\Z)", re.IGNORECASE)
"""What a drawing may name: a part of itself, or a picture of pixels or a font that it holds."""
_LOADED = re.compile(r"url\(\s*[\"']?([^)\"']*)|(@import|image-set\(|\bsrc\()", re.IGNORECASE)
"""What loads something in CSS, with its address where it has one."""
_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|(.))", re.IGNORECASE | re.DOTALL)
_LARGEST_SIDE = 100_000
"""CSS pixels; more is a mistake."""
_REMEDY = "take that out"


def drawing_size(file: Path) -> tuple[int, int]:
    """Return width and height in CSS pixels; raise PictureError for what is no drawing, runs or loads something."""
    reader = _Reader()
    try:
        with file.open("rb") as content:
            reader.parser.ParseFile(content)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise PictureError(f"is no SVG that can be read: {error}") from None
    except OSError as error:
        raise PictureError(f"cannot be read: {(error.strerror or str(error)).lower()}") from None
    return _size(reader.root)


class _Reader:
    """Look at a drawing while it is read, and stop at the first thing that has no place in one."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.root: dict[str, str] = {}
        self._is_begun = False
        self._styles = 0
        self._css = list[str]()

    def _refuse(self, what: str) -> NoReturn:
        raise PictureError(f"holds {what} (its line {self.parser.CurrentLineNumber})", _REMEDY)

    def _doctype(self, _name: str, _system: str | None, public: str | None, has_rules: int) -> None:
        """Let the line pass that programs write; expat fetches nothing for it, and neither do browsers.

        Rules in it can declare entities, and by the name of another language browsers know hundreds.
        """
        if has_rules or not (public or _DOCTYPE).startswith(_DOCTYPE):
            self._refuse("<!DOCTYPE> other than SVG's own")

    def _instruction(self, target: str, _: str) -> None:
        if target.lower() == "xml-stylesheet":
            self._refuse("<?xml-stylesheet?>")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, tag = name.rpartition(" ")
        if not self._is_begun and name != f"{_SVG} svg":
            raise PictureError("is no SVG: its first element is no <svg> in SVG's namespace")
        self.root = self.root if self._is_begun else attributes
        self._is_begun = True
        if tag.lower() in _ACTIVE or namespace in _FOREIGN:
            self._refuse(f"<{tag}>")
        self._styles += _is_style(name)
        for key, value in attributes.items():
            if _ACTING.fullmatch(key):
                self._refuse(f"`{key.lower()}=`")
            self._look_at_attribute(key.rpartition(" ")[2].lower(), value)

    def _end(self, name: str) -> None:
        self._styles -= _is_style(name)
        if self._css and not self._styles:
            self._look_at_css("".join(self._css))
            self._css.clear()

    def _text(self, text: str) -> None:
        if self._styles:
            self._css.append(text)

    def _look_at_attribute(self, name: str, value: str) -> None:
        if name == "attributename" and _ANIMATED.match(value):
            self._refuse(f"an animation of `{value}`")
        if name in _LOADING and not _ADDRESS.match(value):
            self._refuse(f'`{name}="{value[:60]}"`')
        self._look_at_css(value)

    def _look_at_css(self, css: str) -> None:
        plain = _ESCAPE.sub(_unescaped, css)
        for match in _LOADED.finditer(plain):
            if match[2] or not _ADDRESS.match(match[1]):
                self._refuse(f"`{match[0][:60]}`")


def _is_style(name: str) -> bool:
    return name.rpartition(" ")[2].lower() == "style"


def _unescaped(match: re.Match[str]) -> str:
    number = int(match[1], 16) if match[1] else 0
    return chr(number) if 0 < number <= sys.maxunicode else match[2] or ""


def _size(root: dict[str, str]) -> tuple[int, int]:
    """Take width and height, else the viewBox (SVG 2, section 8.2)."""
    box = root.get("viewBox", "").replace(",", " ").split()[2:]
    for sizes in ([root.get("width", ""), root.get("height", "")], box):
        lengths = [float(match[1]) * _UNITS[match[2].lower()] for match in map(_LENGTH.fullmatch, sizes) if match]
        pixels = [round(length) for length in lengths]
        if len(pixels) == len(sizes) == 2 and all(0 < each <= _LARGEST_SIDE for each in pixels):  # noqa: PLR2004 - width and height
            return pixels[0], pixels[1]
    raise PictureError("has no size: neither width and height nor a viewBox", "give it a viewBox")
