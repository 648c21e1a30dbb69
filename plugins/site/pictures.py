"""The pictures of the whole site: found beside each text, made, and taken out where they are damaged."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath

from msgspec.structs import replace

from ..foundation.documents.attachments import attachment_place
from ..foundation.documents.finder import AttachmentError, FileFinder
from ..foundation.documents.model import Document, Manuscript
from ..foundation.documents.paths import folder_of
from ..foundation.files import FileError
from ..foundation.findings.model import Code, Diagnostics, Report
from ..foundation.links.check import check_link
from ..foundation.pictures.cached import make_pictures
from ..foundation.pictures.model import CACHE, CHANGED, Picture, PictureError, kind_of
from ..foundation.pictures.parse import read_picture
from ..foundation.pictures.render import PictureRenderer
from ..foundation.prose.model import Link, Refusal
from .model import Project, StaticFile


class Gallery:
    """The pictures that texts may show: those of the whole site, and those beside any text, by their URL paths."""

    def __init__(
        self,
        manuscripts: Iterable[Manuscript],
        statics: Mapping[str, StaticFile],
        project: Project,
        finder: FileFinder,
    ) -> None:
        """Note where the files of each URL folder lie: nowhere, if texts of several have their addresses in it."""
        self.project, self.renderer = project, PictureRenderer(project.templates)
        self._statics, self._finder = statics, finder
        self._folders: dict[str, Path | None] = {}
        for each in manuscripts:
            folder = folder_of(each.path)
            self._folders[folder] = each.folder if self._folders.get(folder, each.folder) == each.folder else None

    def find(self, path: str) -> Path | None:
        """Return the file that has a URL path, or would have if a text named it; None where there is none."""
        if path in self._statics:
            return self._statics[path].file
        for parent in PurePosixPath(path).parents:
            url_folder = f"{parent}/".replace("//", "/")
            folder, name = self._folders.get(url_folder), path.removeprefix(url_folder)
            try:
                file = self._finder.find(name, folder) if folder else None
            except AttachmentError as error:
                if error.code is Code.NOT_A_FILE:
                    raise PictureError(error.problem.removeprefix(f"{name} "), error.remedy) from None
                continue
            if file:
                return file
        return None


class PostAlbum:
    """The pictures that one text may show: those beside it, and, by their paths, those beside others."""

    def __init__(self, manuscript: Manuscript, gallery: Gallery) -> None:
        """Keep what finds and shows them."""
        self._manuscript, self._gallery = manuscript, gallery

    def find(self, link: Link) -> Picture | None:
        """Return the picture that a link leads to; None for another file. Raises PictureError for a bad one."""
        if not kind_of(link.path):
            return None
        beside = link.attachment
        file = self._manuscript.folder / beside if beside else self._gallery.find(link.path)
        return read_picture(file, link.path, self._gallery.project.root / CACHE) if file else None

    def show(self, picture: Picture, attributes: Mapping[str, str], *, is_first: bool) -> str:
        """Return the HTML of a picture; the first of a post is the one above its text, if there is one."""
        return self._gallery.renderer.show(picture, attributes, is_first=is_first and not self._manuscript.header)


def make_all_pictures(
    documents: Sequence[Document], project: Project, report: Report
) -> tuple[list[Document], frozenset[str]]:
    """Have every picture made, and report those that cannot be.

    Returns the documents without those, and their paths. In a text, the words for such a picture stay.
    """
    pictures = [picture for document in documents for picture in document.pictures]
    damaged = make_pictures(pictures, project.root / CACHE)
    problems = {each.path: damaged[each.folder] for each in pictures if each.folder and each.folder in damaged}
    first = {each.file: each.digest for each in reversed(pictures)}
    problems |= {each.path: CHANGED for each in pictures if each.digest != first[each.file]}
    if not problems:
        return list(documents), frozenset()
    return [_without(document, problems, report) for document in documents], frozenset(problems)


def _without(document: Document, problems: Mapping[str, PictureError], report: Report) -> Document:
    bad = [picture for picture in document.pictures if picture.path in problems]
    for path in dict.fromkeys(picture.path for picture in bad):
        report_file(document, path, Code.BAD_PICTURE, problems[path], report)
    gone = {path for picture in bad for path in picture.files}
    return replace(
        document,
        attachments={path: file for path, file in document.attachments.items() if path not in gone},
        header=None if document.header in bad else document.header,
        teaser=None if document.teaser in bad else document.teaser,
    )


def report_file(document: Document, path: str, code: Code, error: PictureError | FileError, report: Report) -> None:
    """Report what is wrong with the file that is published at a path, wherever a document names it."""
    name = path.removeprefix(folder_of(document.path))
    place = attachment_place(document, path)
    if place:
        Diagnostics(document.source, report).mark(place, code, f"attachments: {name} {error.problem}", error.remedy)
    links = [link for link in document.prose.links if link.path == path]
    refusal = Refusal(code, f"{name} {error.problem}", error.remedy)
    for link in links if links or place else [Link(name, "")]:
        check_link(document, link, refusal, report)
