"""Files published beside a post."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from plugins.documents.model import Manuscript
from plugins.documents.paths import folder_of
from plugins.front_matter.places import item_place
from plugins.documents.sources import ENDINGS
from plugins.findings.model import Code, Place, Proof
from plugins.front_matter.validate import Validated
from plugins.pictures.model import Picture, PictureError, kind_of
from plugins.pictures.parse import read_picture
from plugins.text import one_line


@dataclass(frozen=True, slots=True)
class Attachments:
    """The files by URL path, the pictures among them, and the two that are the post's own."""

    files: Mapping[str, Path]
    pictures: tuple[Picture, ...] = ()
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


def attachment_place(manuscript: Manuscript, path: str) -> Place | None:
    """Return where a header lists the file that is published at a URL path; None where it does not."""
    node = manuscript.nodes.get("attachments")
    items = node.value if node and isinstance(node.value, list) else filter(None, [node])
    for item in items:
        name = one_line(item.value) if isinstance(item.value, str) else ""
        if name and published_path(name, folder_of(manuscript.path)) == path:
            return item.place
    return None


def read_attachments(checked: Validated, folder: Path, url_folder: str, kept: Path, proof: Proof) -> Attachments:
    """Find the attachments that a header lists, and report those that are not there.

    Renditions of pictures will be kept below `kept`.
    """
    node = checked.nodes.get("attachments")
    files: dict[str, Path] = {}
    pictures: dict[str, Picture] = {}
    own: dict[str, Picture] = {}
    for name in checked.front_matter.attachments:
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
        role = file.name.partition("-")[0]
        if role in {"header", "teaser"} or kind_of(file.name):
            try:
                pictures[path] = read_picture(file, path, kept)
            except PictureError as error:
                proof.mark(place, Code.BAD_PICTURE, f"attachments: {name} {error.problem}", error.remedy)
                continue
            own.setdefault(role, pictures[path])
        files[path] = file
    return Attachments(files, tuple(pictures.values()), own.get("header"), own.get("teaser"))
