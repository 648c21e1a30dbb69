"""Files of the whole site: those of content/static/, at the site's root, and of the folders that STATIC_PATHS names."""

import os
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

from msgspec import Struct

from ..foundation.documents.finder import AttachmentError, FileFinder
from ..foundation.documents.sources import ENDINGS, NOT_UTF8, list_folder, message_name
from ..foundation.findings.model import Code, Finding, Report
from ..foundation.pictures.model import CACHE, PictureError, PictureKind, kind_of
from ..foundation.pictures.parse import read_picture
from ..foundation.text import composed
from .model import Project, StaticFile

FOLDER = "static"
"""The folder whose files stand at the site's root, unless STATIC_PATHS names it: Pelican has them at /static/ then."""
WELL_KNOWN = ".well-known"
"""The only name with a dot in front of which files are published: hosts serve no other (RFC 8615)."""
_USUAL = "images"
"""What Pelican's STATIC_PATHS names where it is left out, whether or not it is there."""


class _Candidate(Struct, frozen=True):
    """A file that may be published, the folder that it may not leave, and the URL path of that folder."""

    file: Path
    folder: Path
    base: str


def read_statics(project: Project, finder: FileFinder, report: Report) -> Mapping[str, StaticFile]:
    """Find the files of the whole site, by URL path; report those that are not to be published, and what is not there.

    The same rules hold as for a file beside a post.
    """
    statics: dict[str, StaticFile] = {}
    seen: set[str] = set()
    for candidate in _candidates(project, report):
        name = candidate.file.relative_to(project.content).as_posix()
        seen.add(name)
        try:
            found = _read(candidate, name, project, finder)
        except AttachmentError as error:
            report.add(
                Finding(message_name(candidate.file, project.root), 1, 1, error.code, error.problem, error.remedy)
            )
            continue
        if found and (first := statics.setdefault(found.path, found)) is not found:
            problem, remedy = f"{found.path} is already taken by {first.message_name}", "rename or delete one of them"
            report.add(Finding(found.message_name, 1, 1, Code.DUPLICATE_PATH, problem, remedy))
    for name in sorted(project.static_targets.keys() - seen - {*project.static_paths}):
        problem = f"{name} is not among the files that STATIC_PATHS names"
        report.add(project.origin.finding("EXTRA_PATH_METADATA", problem, "correct it, or take it out", name))
    return statics


def _candidates(project: Project, report: Report) -> Iterator[_Candidate]:
    if FOLDER not in project.static_paths:
        top = project.content / FOLDER
        yield from (_Candidate(file, top, "/") for file in _walk(top, project, report))
    for number, name in enumerate(project.static_paths):
        top = project.content / name
        if os.path.isdir(top):  # noqa: PTH112 - Path.is_dir may raise
            yield from (_Candidate(file, top, f"/{composed(name)}/") for file in _walk(top, project, report))
        elif os.path.lexists(top):
            above = composed(Path(name).parent.as_posix()).removeprefix(".")
            yield _Candidate(top, top.parent, f"/{above}/".replace("//", "/"))
        elif name != _USUAL:
            problem = f"{message_name(top, project.root)} is not there"
            report.add(project.origin.finding("STATIC_PATHS", problem, "correct it, or take it out", number))


def _walk(top: Path, project: Project, report: Report) -> Iterator[Path]:
    """Go through the files below a folder in the order of names; links to folders are passed over."""
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        inner = []
        for path in list_folder(folder, project.root, report):
            if path.name.startswith(".") and not (path.name == WELL_KNOWN and folder == top):
                continue
            if not os.path.isdir(path):  # noqa: PTH112 - as above
                yield path
            elif not path.is_symlink():
                inner.append(path)
        waiting += reversed(inner)


def _read(candidate: _Candidate, name: str, project: Project, finder: FileFinder) -> StaticFile | None:
    """Look at one file as it will be published: a drawing may draw, and do nothing else.

    Raises AttachmentError for what is not to be published; a text beside which such files lie is none of them.
    """
    file, below = candidate.file, candidate.file.relative_to(candidate.folder).as_posix()
    if NOT_UTF8.search(name):
        problem = "the name of this file or of its folder is not UTF-8"
        raise AttachmentError(Code.NOT_A_FILE, problem, "rename or delete it")
    if file.suffix.lower() in ENDINGS:
        if Path(name).parts[0] in {*project.page_folders, *chain.from_iterable(kind.folders for kind in project.kinds)}:
            return None
        problem, remedy = "Markdown among the site's files is not read", "move it to content/blog/"
        raise AttachmentError(Code.OTHER_FORMAT, problem, f"{remedy}, or add .txt to its name")
    if not finder.find(below, candidate.folder):
        return None
    path = project.static_targets.get(name) or candidate.base + composed(below)
    drawing = None
    if kind_of(file.name) is PictureKind.SVG:
        try:
            drawing = read_picture(file, path, project.root / CACHE)
        except PictureError as error:
            raise AttachmentError(Code.BAD_PICTURE, f"{below} {error.problem}", error.remedy) from None
    return StaticFile(path, composed(name), message_name(file, project.root), file, drawing)
