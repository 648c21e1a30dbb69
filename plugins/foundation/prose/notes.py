"""What is noted of a text while it is rendered, and what may not stand in one."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol
from xml.etree import ElementTree as ET

from markdown import Markdown
from msgspec import Struct, field
from msgspec.structs import replace

from ..commonmark.places import Lines
from ..findings.model import Code
from ..markup import decoded
from ..pictures.model import Picture, PictureError
from .foreign import FOREIGN_TAG
from .model import Album, Embed, Embedder, Fault, Find, Heading, Link, Slot

SIGN = "\x1a"
"""The character SUBSTITUTE, which no text of the site holds."""
MARK = re.compile(rf"<(?:!x|x a=){SIGN}(?P<number>\d+){SIGN}[^>]*+>")
"""What stands for an embed while a text is rendered: its number, in what CommonMark takes for HTML."""

_LINKING = frozenset({"href", "xlink:href", "src", "poster", "data"})
"""Attributes that hold one address."""
_CANDIDATE = re.compile(r"([^\s,](?:\S*[^\s,])?)(\s[^,]*)?")
"""One of the addresses in a `srcset`, and for what it is meant (HTML, section 4.8.4.2.1)."""
_HOST = r"(?:[a-z][a-z0-9+.-]*:)?[/\\]{2}"
_REMOTE = re.compile(rf"(?:^|,)\s*{_HOST}", re.IGNORECASE)
"""Another host, as browsers read it; in a `srcset`, behind any comma."""
_LOADED = re.compile(rf"url\((?!\s*[\"']?#)|{_HOST}|\\", re.IGNORECASE)
"""What CSS loads; with a backslash that can be said otherwise."""
_PASSED_OVER = re.compile(r"^[\x00-\x20]+|[\t\n\r]+")
"""What browsers take out of an address (https://url.spec.whatwg.org/#concept-basic-url-parser)."""
_UNSAFE = re.compile(r"(?:javascript|vbscript|data|file|blob):", re.IGNORECASE)
_ACTIVE = frozenset({"style", "formaction", "srcdoc"})
_ANIMATED = re.compile(r"\s*(?:[^\s:]+:)?(?:on|href|src|style)", re.IGNORECASE)
"""Attributes that no drawing may change while it is shown."""
_LOADING = frozenset({"src", "srcset", "poster", "data", "background", "ping", "attributionsrc"})
_PAINTING = frozenset(
    {
        *("fill", "stroke", "filter", "mask", "clip-path", "cursor"),
        *("marker", "marker-start", "marker-mid", "marker-end"),
    }
)
"""Attributes of SVG that hold CSS."""
_DRAWING = frozenset({"image", "feimage", "use"})
"""Tags of SVG whose `href` is loaded, not followed."""


def unsafe_beginning(target: str) -> str:
    """Return how a link begins that no page may have, such as `javascript:`; empty for every other link."""
    match = _UNSAFE.match(re.sub(r"[\x00-\x20]", "", target))
    return match[0] if match else ""


class Arranger(Protocol):
    """Change the tree of a text before its headings are moved and its links looked at."""

    def arrange(self, root: ET.Element, md: Markdown, notes: "Notes") -> None:
        """Do so."""


class Notes(Struct):
    """What was seen while rendering one text; `resolve` says where each of its links leads.

    `at` is the offset in its bytes of what is being looked at, of which `lines` know the line. `files` are the links to
    files beside it, `pictures` the pictures that it names, by the addresses that the page has for them; `shown` those
    that stand in it, with their attributes. `is_in_picture` is true within a `<picture>` of the author's own, `code`
    holds where code begins and ends.
    """

    resolve: Callable[[str], Link]
    album: Album | None = None
    lines: Lines = field(default_factory=lambda: Lines(b""))
    at: int = 0
    anchors: set[str] = field(default_factory=set)
    links: list[Link] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    arrangers: Sequence[Arranger] = ()
    embedders: tuple[Embedder, ...] = ()
    embeds: list[Embed] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    finds: list[Find] = field(default_factory=list)
    files: dict[str, Link] = field(default_factory=dict)
    pictures: dict[str, Picture] = field(default_factory=dict)
    shown: list[tuple[Picture, Mapping[str, str]]] = field(default_factory=list)
    is_in_picture: bool = False
    code: list[tuple[int, int]] = field(default_factory=list)
    opening: str = ""
    words: int = 0

    def resolved(self, name: str, value: str) -> str:
        """Return the value of an attribute with each address in it resolved."""
        if name in _LINKING:
            return self.href(value)
        if name == "srcset":
            start = self.at
            value = _CANDIDATE.sub(lambda each: self._candidate(each, start), value)
            self.at = start
        return value

    def _candidate(self, match: re.Match[str], start: int) -> str:
        self.at = start + len(match.string[: match.start()].encode())
        return self.href(match[1]) + (match[2] or "")

    def href(self, target: str) -> str:
        """Resolve a link's target and remember where it leads; of another generator's tag nobody knows."""
        unsafe = unsafe_beginning(decoded(target))
        if unsafe:
            self.fault(Code.UNSAFE_LINK, f"a link cannot begin with `{unsafe}`", "link a page or a file")
            return target
        if FOREIGN_TAG.search(target):
            return target
        link = self.link(target)
        try:
            self._keep_picture(link)
        except PictureError as error:
            self.fault(Code.BAD_PICTURE, f"{link.attachment or target} {error.problem}", error.remedy)
            return link.href
        if link.attachment:
            self.files[link.href] = link
        if link.path or link.attachment:
            self.links.append(link)
        return link.href

    def link(self, target: str) -> Link:
        """Return where a target leads that stands at the place which is being looked at."""
        link = self.resolve(target)
        if not (link.path or link.attachment or self.embedders):
            return link
        line, column = self.lines.place(self.at)
        return replace(link, line=line, column=column)

    def _keep_picture(self, link: Link) -> None:
        if self.album and link.href not in self.pictures and (picture := self.album.find(link)):
            self.pictures[link.href] = picture

    def hold(self, embed: Embed) -> str:
        """Keep an embed, and return the mark that stands for it."""
        self.embeds.append(embed)
        return f"<!x{SIGN}{len(self.embeds) - 1}{SIGN}>"

    def keep_free(self, slot: Slot) -> str:
        """Keep a slot, and return what is put before what stands in its paragraph."""
        self.slots.append(slot)
        return f"{SIGN}slot {len(self.slots) - 1}{SIGN}"

    def fault(self, code: Code, problem: str, remedy: str, at: int | None = None) -> None:
        """Remember a mistake, at an offset or at what is being looked at."""
        line, column = self.lines.place(self.at if at is None else at)
        self.faults.append(Fault(code, line, column, problem, remedy))

    def attribute(self, tag: str, name: str, value: str) -> None:
        """Look at one attribute for what no page of the site may hold."""
        name = name.lower()
        if name == "id" or (name == "name" and tag == "a"):
            self.anchors.add(value)
        elif name in _ACTIVE or name.startswith("on"):
            self.fault(Code.INLINE_CODE, f"`{name}=` is an inline style or script", "use a class of the theme")
        elif name == "attributename" and _ANIMATED.match(value):
            self.fault(Code.INLINE_CODE, f"`{name}=` changes where something leads", "draw it as it is to be")
        elif _loads(tag, name, value):
            remedy = "save it beside the post and link that file"
            self.fault(Code.THIRD_PARTY, f"<{tag}> loads from another host", remedy)


def _loads(tag: str, name: str, value: str) -> bool:
    """Tell whether an attribute has browsers ask another host for something."""
    pattern = _LOADED if name in _PAINTING else _REMOTE if name in _LOADING or tag in _DRAWING else None
    return pattern is not None and pattern.search(_PASSED_OVER.sub("", decoded(value))) is not None


class Notebook(Struct):
    """Hold the notes of the text at hand: Python-Markdown's processors live longer than one text."""

    notes: Notes = field(default_factory=lambda: Notes(lambda target: Link(target, target)))
