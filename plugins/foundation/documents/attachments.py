"""Files published beside a post."""

from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

from msgspec import Struct

from ..findings.model import Code, Diagnostics, Place
from ..front_matter.places import item_place
from ..front_matter.validate import Validated
from ..pictures.model import Picture, PictureError, kind_of
from ..pictures.parse import read_picture
from ..text import composed, one_line
from .finder import AttachmentError
from .model import Manuscript
from .paths import folder_of


class Attachments(Struct, frozen=True):
    """The files by URL path, the pictures among them, and the two that are the post's own."""

    files: Mapping[str, Path]
    pictures: tuple[Picture, ...] = ()
    header: Picture | None = None
    teaser: Picture | None = None


def published_path(name: str, url_folder: str) -> str:
    """Return the URL path of an attachment whose post is served from `url_folder`."""
    return url_folder + composed("/".join(PurePosixPath(name).parts))


def attachment_place(manuscript: Manuscript, path: str) -> Place | None:
    """Return where a header lists the file that is published at a URL path; None where it does not."""
    node = manuscript.nodes.get("attachments")
    items = node.value if node and isinstance(node.value, list) else filter(None, [node])
    for item in items:
        name = one_line(item.value) if isinstance(item.value, str) else ""
        if name and published_path(name, folder_of(manuscript.path)) == path:
            return item.place
    return None


def read_attachments(
    checked: Validated, find: Callable[[str], Path | None], url_folder: str, cache: Path, diagnostics: Diagnostics
) -> Attachments:
    """Find the attachments that a header lists, and report those that are not there or not to be published.

    `find` is FileFinder's, for the folder of the post. Renditions of pictures will be kept below `cache`.
    """
    node = checked.nodes.get("attachments")
    files: dict[str, Path] = {}
    pictures: dict[str, Picture] = {}
    own: dict[str, Picture] = {}
    for name in checked.front_matter.attachments:
        place = item_place(node, name)
        try:
            file = find(name)
        except AttachmentError as error:
            diagnostics.mark(place, error.code, f"attachments: {error.problem}", error.remedy)
            continue
        if file is None:
            problem, remedy = f"attachments: there is no file {name}", "put it beside the post, or correct the name"
            diagnostics.mark(place, Code.MISSING_ATTACHMENT, problem, remedy)
            continue
        path = published_path(name, url_folder)
        role = file.name.partition("-")[0]
        if role in {"header", "teaser"} or kind_of(file.name):
            try:
                pictures[path] = read_picture(file, path, cache)
            except PictureError as error:
                diagnostics.mark(place, Code.BAD_PICTURE, f"attachments: {name} {error.problem}", error.remedy)
                continue
            own.setdefault(role, pictures[path])
        files[path] = file
    return Attachments(files, tuple(pictures.values()), own.get("header"), own.get("teaser"))
