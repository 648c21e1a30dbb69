"""Keep the renditions of pictures: what an earlier build has made is not decoded again."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from ..cache import find, prune
from .model import Picture, PictureError


def make_pictures(pictures: Iterable[Picture], cache: Path) -> Mapping[Path, PictureError]:
    """Have every picture's renditions in its folder; return, by folder, what is wrong with what cannot be made."""
    by_folder: dict[Path, Picture] = {}
    for picture in pictures:
        known = by_folder.get(picture.folder) if picture.folder else None
        if picture.folder and (known is None or len(known.renditions) < len(picture.renditions)):
            by_folder[picture.folder] = picture
    missing = [each for folder, each in by_folder.items() if find(folder, _names(each)) is None]
    damaged: Mapping[Path, PictureError] = {}
    if missing:
        # Most builds make nothing, and need not wait for what encodes.
        from .make import make_all  # noqa: PLC0415

        damaged = make_all(missing)
    if by_folder:
        prune(cache, by_folder)
    return damaged


def _names(picture: Picture) -> list[str]:
    return [each.file.name for each in picture.renditions]
