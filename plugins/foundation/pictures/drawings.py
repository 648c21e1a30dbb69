"""Drawings (SVG): their size, and whether they hold what has no place in one.

A drawing is published as it is, at an address of its own, where a browser would do all that stands in it. So it is
judged as browsers read it, by a list of what draws: what is not on the list could run or load something.
"""

import re
from typing import NoReturn
from xml.parsers import expat

from msgspec import Struct

from .model import PictureError
from .styles import loading_in, ruling_in
from .vocabulary import ADDRESSES, ANIMATED, ELEMENTS, LIVELY, PICTURES, STYLED, SVG, is_attribute

_LENGTH = re.compile(r"\s*(\d{1,6}(?:\.\d+)?)(px|in|cm|mm|q|pt|pc|)\s*", re.IGNORECASE)
_UNITS = {"": 1, "px": 1, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6, "pt": 96 / 72, "pc": 16}
"""CSS pixels (CSS Values 4, section 6.2)."""
_ENCODING = re.compile(r"utf-8|us-ascii|iso-8859-\d\d?|windows-125\d", re.IGNORECASE)
"""Encodings in which a `<` is a `<` whatever a host says of the file."""
_DOCTYPE = "-//W3C//DTD SVG "
"""How the public names of SVG's own begin."""
_INSTRUCTIONS = frozenset({"xpacket", "plantuml", "plantuml-src"})
"""What Adobe's programs and PlantUML write for themselves."""
_OWN = re.compile(r"[ \t\n\r]*(?:#|\Z)")
"""An address in the drawing itself."""
_HELD = re.compile(r"[ \t\n\r]*(?:#|data:image/(?:png|jpe?g|gif|webp|avif)[;,])", re.IGNORECASE)
"""The same, or a picture of pixels that stands in it."""
_EVENT = re.compile(r"on[a-z]+", re.IGNORECASE)
_LARGEST_SIDE = 100_000
"""CSS pixels; more is a mistake."""
_REMEDY = "take that out, or save it as plain SVG"
_LET_IT_HOLD = "let it hold what that names, or take that out"
_REMEDIES = {"foreignObject": "have its program write labels as text, not as HTML"}


class Drawing(Struct, frozen=True):
    """What a page needs to know of a drawing: its size in CSS pixels, and whether it may be made dark."""

    width: int
    height: int
    turns_dark: bool


def read_drawing(content: bytes) -> Drawing:
    """Look at a drawing; raise PictureError for what is none or does more than draw.

    Of one that says `class="drawing"` a page makes a dark one, unless it has colours for both schemes itself.
    """
    reader = _Reader()
    try:
        reader.parser.Parse(content, True)  # noqa: FBT003 - it takes no name
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise PictureError(f"is no SVG that can be read: {error}") from None
    if b"\0" in content:
        raise PictureError("is written in UTF-16", 'save it with encoding="UTF-8"')
    turns_dark = "drawing" in reader.root.get("class", "").split() and b"prefers-color-scheme" not in content
    return Drawing(*_size(reader.root), turns_dark)


class _Reader:
    """Look at a drawing while it is read, and stop at the first thing that has no place in one."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.XmlDeclHandler = self._declaration
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.SkippedEntityHandler = self._entity
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.root: dict[str, str] = {}
        self._is_begun = False
        self._css: list[str] | None = None

    def _refuse(self, what: str, remedy: str = _REMEDY) -> NoReturn:
        raise PictureError(f"holds {what} (its line {self.parser.CurrentLineNumber})", remedy)

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and not _ENCODING.fullmatch(encoding):
            raise PictureError(f"is written in {_short(encoding)}", 'save it with encoding="UTF-8"')

    def _doctype(self, _name: str, _system: str | None, public: str | None, has_rules: int) -> None:
        """Let the line pass that programs write; expat fetches nothing for it, and neither do browsers.

        Rules in it can declare entities, and by the name of another language browsers know hundreds.
        """
        if has_rules or not (public or _DOCTYPE).startswith(_DOCTYPE):
            self._refuse("<!DOCTYPE> other than SVG's own")

    def _entity(self, name: str, _is_parameter: int) -> None:
        self._refuse(f"`&{_short(name)};`")

    def _instruction(self, target: str, _content: str) -> None:
        if target not in _INSTRUCTIONS:
            self._refuse(f"<?{_short(target)}?>")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, tag = name.rpartition(" ")
        if not self._is_begun:
            if name != f"{SVG} svg":
                raise PictureError("is no SVG: its first element is no <svg> in SVG's namespace")
            self._is_begun, self.root = True, attributes
        if self._css is not None:
            self._refuse(f"<{_short(tag)}> in a <style>")
        is_lively = namespace in LIVELY
        if is_lively and not (namespace == SVG and tag in ELEMENTS):
            self._refuse(f"<{_short(tag)}>", _REMEDIES.get(tag, _REMEDY))
        for key, value in attributes.items():
            self._look_at_attribute(tag if is_lively else "", key, value)
        if name == f"{SVG} style":
            self._css = []

    def _end(self, _name: str) -> None:
        if self._css is not None:  # nothing else stands in a <style>
            css = "".join(self._css)
            self._look_at_css(loading_in(css) or ruling_in(css))
            self._css = None

    def _text(self, text: str) -> None:
        if self._css is not None:
            self._css.append(text)

    def _look_at_attribute(self, tag: str, key: str, value: str) -> None:
        """Refuse what an element of SVG, or one that browsers do not know (its `tag` is empty), may not have."""
        namespace, _, name = key.rpartition(" ")
        if namespace not in LIVELY if namespace else not (tag or _EVENT.fullmatch(name)):
            return
        if not is_attribute(key):
            self._refuse(f"`{_short(name)}=`")
        if key in ADDRESSES and not (_HELD if tag in PICTURES else _OWN).match(value):
            self._refuse(f'`{name}="{_short(value)}"`', _LET_IT_HOLD)
        if key == "attributeName" and value not in ANIMATED:
            self._refuse(f"an animation of `{_short(value)}`")
        if key in STYLED:
            self._look_at_css(loading_in(value))

    def _look_at_css(self, found: str | None) -> None:
        if found is not None:
            self._refuse(f"`{_short(found)}`", _LET_IT_HOLD)


def _short(text: str) -> str:
    return text[:60]


def _size(root: dict[str, str]) -> tuple[int, int]:
    """Take width and height, else the viewBox (SVG 2, section 8.2)."""
    box = root.get("viewBox", "").replace(",", " ").split()[2:]
    for sizes in ([root.get("width", ""), root.get("height", "")], box):
        lengths = [float(match[1]) * _UNITS[match[2].lower()] for match in map(_LENGTH.fullmatch, sizes) if match]
        pixels = [round(length) for length in lengths]
        if len(pixels) == len(sizes) == 2 and all(0 < each <= _LARGEST_SIDE for each in pixels):  # noqa: PLR2004 - width and height
            return pixels[0], pixels[1]
    raise PictureError("has no size: neither width and height nor a viewBox", "give it a viewBox")
