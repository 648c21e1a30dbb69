"""Files published beside a post."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from plugins.documents.model import Picture
from plugins.documents.pictures import picture_size
from plugins.documents.places import item_place
from plugins.documents.sources import ENDINGS
from plugins.findings.model import Code, Proof
from plugins.front_matter.nodes import Node


@dataclass(frozen=True, slots=True)
class Attachments:
    """The files by URL path, and the two that are the post's own pictures."""

    files: Mapping[str, Path]
    header: Picture | None = None
    teaser: Picture | None = None


def attached_file(name: str, folder: Path) -> Path | None:
    """Return the file that a relative name stands for, or None where it leaves the post's folder, by links too."""
    parts = PurePosixPath(name).parts
    if name.startswith("/") or "\\" in name or "\0" in name or ".." in parts:
        return None
    file = folder.joinpath(*parts)
    # Path.resolve would raise for links that lead in a circle.
    inside = Path(os.path.realpath(file)).is_relative_to(os.path.realpath(folder))
    return file if inside else None


def can_be_read(file: Path) -> bool:
    """Tell whether there is such a file, and the build may read it."""
    return os.path.isfile(file) and os.access(file, os.R_OK)  # noqa: PTH113 - Path.is_file raises for long names


def published_path(name: str, url_folder: str) -> str:
    """Return the URL path of an attachment whose post is served from `url_folder`."""
    return url_folder + "/".join(PurePosixPath(name).parts)


def read_attachments(
    names: tuple[str, ...], node: Node | None, folder: Path, url_folder: str, proof: Proof
) -> Attachments:
    """Find the attachments that a header lists, and report those that are not there."""
    files: dict[str, Path] = {}
    pictures: dict[str, Picture] = {}
    for name in names:
        place = item_place(node, name)
        file = attached_file(name, folder)
        if file is None:
            problem, remedy = f"attachments: {name} lies outside the post's folder", "move it beside the post"
            proof.mark(place, Code.OUTSIDE_ATTACHMENT, problem, remedy)
            continue
        if not can_be_read(file):
            problem, remedy = f"attachments: there is no file {name}", "put it beside the post, or correct the name"
            if os.path.isfile(file):  # noqa: PTH113 - as above
                problem, remedy = f"attachments: {name} cannot be read", "check the file and its permissions"
            proof.mark(place, Code.MISSING_ATTACHMENT, problem, remedy)
            continue
        if file.suffix.lower() in ENDINGS:
            problem, remedy = f"attachments: {name} is the source of a post", "link it instead of attaching it"
            proof.mark(place, Code.OTHER_FORMAT, problem, remedy)
            continue
        path = published_path(name, url_folder)
        files[path] = file
        role = file.name.partition("-")[0]
        if role not in {"header", "teaser"} or role in pictures:
            continue
        try:
            pictures[role] = Picture(path, *picture_size(file))
        except ValueError as error:
            problem = f"attachments: {name} is no picture: {error}"
            remedy = "save it again as SVG, PNG, JPEG or WebP"
            proof.mark(place, Code.BAD_PICTURE, problem, remedy)
    return Attachments(files, pictures.get("header"), pictures.get("teaser"))
