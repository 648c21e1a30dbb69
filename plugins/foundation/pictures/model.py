"""The nouns: picture, and the renditions that a browser chooses from."""

from collections.abc import Mapping
from enum import StrEnum
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from posixpath import splitext

from msgspec import Struct
from msgspec.structs import replace

CACHE = ".cache/pictures"
"""Where renditions are kept from build to build, in the project's folder."""
_JPEG = frozenset({"jpeg", "jpe", "jfif", "pjpeg", "pjp"})
"""Its other endings, as browsers and systems know them."""
PICTURES_PATH = "/pictures/"
"""The URL path of all renditions but those at a picture's own address. Each name is of one content for ever."""


class PictureKind(StrEnum):
    """The kinds of picture that browsers show, by the ending of their files."""

    AVIF = "avif"
    WEBP = "webp"
    JPEG = "jpg"
    PNG = "png"
    GIF = "gif"
    SVG = "svg"

    @property
    def media_type(self) -> str:
        """Return the media type, as `<source>` names it."""
        return {PictureKind.JPEG: "image/jpeg", PictureKind.SVG: "image/svg+xml"}.get(self, f"image/{self}")

    @property
    def is_remade(self) -> bool:
        """Tell the kinds that renditions are made of; the others are published as they are."""
        return self in {PictureKind.JPEG, PictureKind.PNG}


def kind_of(name: str) -> PictureKind | None:
    """Return the kind of picture that a file's name promises; None where it is no picture's."""
    ending = splitext(name)[1].lower().removeprefix(".")
    if ending in _JPEG:
        return PictureKind.JPEG
    return next((kind for kind in PictureKind if kind == ending), None)


class PictureError(Exception):
    """A picture that cannot be published: `problem` goes on from its name, `remedy` says what to do."""

    def __init__(self, problem: str, remedy: str = "save it again") -> None:
        """Carry both halves of the message, in a form that pickles."""
        super().__init__(problem, remedy)
        self.problem, self.remedy = problem, remedy


CHANGED = PictureError("changed while the site was built", "build again")


class Rendition(Struct, frozen=True):
    """One of the files that a picture is made into: its width in pixels, its URL path, and where it is kept."""

    kind: PictureKind
    width: int
    path: str
    file: Path


class Picture(Struct, frozen=True):
    """A picture that is published: its own URL path, its size as it is seen, in CSS pixels, and its author's file.

    `digest` is the SHA-256 of what that file held when it was looked at; what holds anything else is another picture.
    `renditions` are in the order in which a browser is to try their kinds, each kind from narrow to wide. The last one
    is at the picture's own path. A picture that is published as it is has none. Where `is_drawn`, they keep letters and
    thin lines sharp. A drawing in light colours `turns_dark` with the page.
    """

    path: str
    width: int
    height: int
    file: Path
    digest: str
    renditions: tuple[Rendition, ...] = ()
    is_drawn: bool = False
    turns_dark: bool = False

    @property
    def files(self) -> Mapping[str, Path]:
        """Return the files to publish, by URL path."""
        return {each.path: each.file for each in self.renditions} or {self.path: self.file}

    @property
    def sources(self) -> tuple[tuple[PictureKind, tuple[Rendition, ...]], ...]:
        """Return the renditions by kind, that of the author's own file last."""
        return tuple((kind, tuple(same)) for kind, same in groupby(self.renditions, attrgetter("kind")))

    @property
    def alone(self) -> "Picture":
        """Return the picture without renditions but that at its own path, for where it is linked and not shown."""
        return replace(self, renditions=self.renditions[-1:])

    @property
    def folder(self) -> Path | None:
        """Return where its renditions are kept, if it has any."""
        return self.renditions[0].file.parent if self.renditions else None
