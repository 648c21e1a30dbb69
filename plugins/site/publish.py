"""The files beside the pages: those of authors and of the whole site, and pictures.

Each is written as it was checked.
"""

from functools import partial
from pathlib import Path
from shutil import copyfileobj
from typing import TextIO

from msgspec import Struct

from ..foundation.cache import publish
from ..foundation.documents.model import Document
from ..foundation.documents.paths import file_of
from ..foundation.files import FileError, open_file
from ..foundation.findings.model import Code, ContentError, Finding, Level, Report
from ..foundation.findings.render import render_report
from ..foundation.pictures.model import Picture, PictureError
from ..foundation.pictures.parse import read_again
from ..foundation.workers import share
from .model import Site, StaticFile
from .pictures import make_all_pictures, report_file


class _Original(Struct, frozen=True):
    """A file of an author's, where it is published with a document, and the picture in it, if it is one."""

    document: Document
    path: str
    file: Path
    picture: Picture | None


def publish_files(site: Site, output: Path, messages: TextIO) -> None:
    """Write all files beside the pages into a folder, those kept of pictures, too.

    What has changed since it was read is told, and published when it is whole again. Raises ContentError if that is
    an error.
    """
    kept: dict[Path, Path] = {}
    originals: dict[Path, _Original] = {}
    for document in site.documents.values():
        made = frozenset(each.file for picture in document.pictures for each in picture.renditions)
        pictures = {picture.path: picture for picture in document.pictures}
        for path, file in site.files(document):
            target = output / file_of(path)
            target.parent.mkdir(parents=True, exist_ok=True)
            if file in made:
                kept[target] = file
            else:
                originals[target] = _Original(document, path, file, pictures.get(path))
    publish(kept, partial(_make_anew, site))
    report = Report(site.project.levels)
    _publish_statics(site, output, report)
    for original, error in zip(originals.values(), share(_copy, list(originals.items())), strict=True):
        if error:
            code = Code.BAD_PICTURE if original.picture else Code.MISSING_ATTACHMENT
            report_file(original.document, original.path, code, error, report)
    _settle(report, messages)


def _make_anew(site: Site, _: frozenset[Path]) -> None:
    """Make the pictures that are not kept; raise ContentError where a picture has changed or gone since it was read."""
    report = Report(site.project.levels)
    if make_all_pictures(list(site.documents.values()), site.project, report)[1]:
        raise ContentError(report)


def _publish_statics(site: Site, output: Path, report: Report) -> None:
    """Write the files of the whole site into a folder, and report those that are not what they were."""
    statics = {output / file_of(each.path): each for each in site.static_files()}
    for target in statics:
        target.parent.mkdir(parents=True, exist_ok=True)
    for static, error in zip(statics.values(), share(_copy, list(statics.items())), strict=True):
        if error:
            code = Code.BAD_PICTURE if static.picture else Code.NOT_A_FILE
            report.add(Finding(static.message_name, 1, 1, code, f"{static.file.name} {error.problem}", error.remedy))


def _copy(place: tuple[Path, "_Original | StaticFile"]) -> PictureError | FileError | None:
    """Write an author's file to where it is published, or return why that is not to be."""
    target, original = place
    try:
        if original.picture:
            target.write_bytes(read_again(original.picture))
        else:
            with open_file(original.file) as source, target.open("wb") as copy:
                copyfileobj(source, copy)
    except (PictureError, FileError) as error:
        return error
    return None


def _settle(report: Report, messages: TextIO) -> None:
    if report.count(Level.ERROR):
        raise ContentError(report)
    messages.write(render_report(report))
