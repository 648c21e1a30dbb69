"""Every page and file of the site in one list, and whose it is: no two may want the same path."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from ..foundation.assets.model import THEME_PATH
from ..foundation.documents.model import PAGE, Document, Kind, Manuscript
from ..foundation.documents.paths import file_of, without_index
from ..foundation.findings.model import START, Code, Diagnostics, Place, Report, Source
from ..foundation.listings.model import Arrangement
from ..foundation.outputs import SITE, Output, Role
from ..foundation.pictures.model import PICTURES_PATH
from .model import HOME_PATH, NOT_FOUND_PATH, Held, Project, StaticFile, owner_at

MAKER = "site"
"""Who makes what no feature does."""
_RESERVED = (THEME_PATH, PICTURES_PATH, "/_hosting/", "/_headers/", "/.over-coffee/")
"""What stands there or below is the site's own, whether or not it is there today; hosts send much of it to be kept for
ever."""
_COMPRESSED = (".gz", ".br")
"""Endings with which hosts look for a file that they send compressed (nginx: gzip_static; Caddy: precompressed)."""


class Contents(Struct, frozen=True):
    """All that pages and files are made of: texts to publish, those held back, listings, files of the whole site."""

    documents: Sequence[Document]
    held: Sequence[Held]
    arrangement: Arrangement
    statics: Mapping[str, StaticFile]


def list_outputs(contents: Contents, project: Project, report: Report) -> Mapping[str, Output]:
    """Return every page and file by its path; report an author's path that someone else has, naming both.

    The site's own pages and files come first, then what its features bring of the theme's, then posts, pages and
    handouts in order of their sources, then what features write beside them, then the files of the whole site, then
    those of texts, then what is made of texts, then redirects, and at last the posts that are not published yet, so
    that the later claim is the one to change. What yields is left to an author who has such a file.
    """
    brought = [each for one in project.features for each in one.outputs(contents.documents)]
    brought = [each for each in brought if not (each.yields and each.path in contents.statics)]
    folders = [folder for each in project.features for folder in each.folders]
    own = [*_own_outputs(contents, project), *(each for each in brought if each.owner == SITE)]
    register = _Register(own, (*_RESERVED, *folders))
    for kind, names in pages_in_folders(contents.documents).items():
        if problem := register.clash(output := Output(kind.path, MAKER, names, role=Role.PAGE, template="folder")):
            report.add(project.origin.finding("PAGE_PATHS", problem, f"rename {kind.folders[0]}"))
        else:
            register.put(output)
    for each in brought:
        if each.owner != SITE:
            register.claim(each, Diagnostics(Source(each.owner, ""), report), START)
    _claim_pages(register, contents.documents, project, report)
    for static in contents.statics.values():
        output = Output(static.path, MAKER, (static.name,), static.message_name, Role.FILE)
        register.claim(output, Diagnostics(Source(static.message_name, ""), report), START)
    _claim_files(register, contents, report)
    for document in filter(register.has_page, contents.documents):
        for find in document.prose.finds:
            register.claim_all(find.outputs, Diagnostics(document.source, report), find.place)
    for document in contents.documents:
        _claim_redirects(register, document, report)
    outputs = dict(register.outputs)
    for held in (each for each in contents.held if each.manuscript.path):
        _claim_page(register, held.manuscript, report)
    return outputs


def _own_outputs(contents: Contents, project: Project) -> Iterator[Output]:
    """Go through the pages and files that the site has whatever is written for it, and its listings."""
    posts = contents.arrangement.posts
    yield Output(HOME_PATH, MAKER, role=Role.PAGE, template="home", changed=_last_change(posts))
    yield Output(NOT_FOUND_PATH, MAKER, role=Role.FURTHER_PAGE, template="not_found")
    for index in contents.arrangement.indexes:
        yield Output(
            index.path,
            MAKER,
            role=Role.PAGE,
            template="groups",
            changed=_last_change(posts),
            title=index.grouping.capitalize() if index.listings else "",
        )
    for listing in contents.arrangement.listings():
        changed = _last_change(listing.posts)
        for number in range(1, listing.page_count + 1):
            names = tuple(post.name for post in listing.page_posts(number))
            role = Role.PAGE if number == 1 else Role.FURTHER_PAGE
            path = listing.page_path(number)
            yield Output(path, MAKER, names, role=role, template="listing", changed=changed)
    for asset in project.assets.files.values():
        yield Output(asset.path, MAKER)


def pages_in_folders(documents: Iterable[Document]) -> Mapping[Kind, tuple[str, ...]]:
    """Return the pages of each further folder of pages, by their kind, but for one that has a page of its own."""
    pages = [each for each in documents if each.kind.is_page]
    own = {each.path for each in pages}
    found: dict[Kind, list[str]] = defaultdict(list)
    for each in pages:
        if each.kind.path != PAGE.path:
            found[each.kind].append(each.name)
    return {kind: tuple(names) for kind, names in found.items() if kind.path not in own}


def _last_change(posts: Sequence[Document]) -> datetime | None:
    return max((post.changed for post in posts), default=None)


def _claim_pages(register: "_Register", documents: Sequence[Document], project: Project, report: Report) -> None:
    for document in documents:
        _claim_page(register, document, report, _scripts_of(document, project))
    for document in filter(register.has_page, documents):
        diagnostics, place = Diagnostics(document.source, report), document.place("path", "slug", "title")
        for output in (output for each in project.features for output in each.beside(document)):
            register.claim(output, diagnostics, place)


def _claim_files(register: "_Register", contents: Contents, report: Report) -> None:
    files: set[tuple[str, Path]] = set()
    for document in contents.documents:
        diagnostics, place = Diagnostics(document.source, report), document.place("attachments")
        pictures = {picture.path: picture.file for picture in document.pictures}
        # Two posts of one folder may publish the same file.
        for path, file in document.attachments.items():
            static = contents.statics.get(path)
            role = Role.MADE if path.startswith(PICTURES_PATH) else Role.FILE
            output = Output(path, MAKER, (document.name,), document.source.path, role)
            if static and static.file == pictures.get(path, file):
                register.hand_over(static.message_name, output)
            elif role is Role.MADE:
                register.give(output)
            elif (path, file) not in files:
                register.claim(output, diagnostics, place)
            files.add((path, file))


def _scripts_of(document: Document, project: Project) -> tuple[str, ...]:
    """Return the scripts that run on the page of a text: those of its kind, and those of its path."""
    there = (name for each in project.features for name in each.scripts.get(document.path, ()))
    return tuple(dict.fromkeys((*document.kind.scripts, *there)))


def _claim_page(register: "_Register", text: Manuscript, report: Report, scripts: tuple[str, ...] = ()) -> None:
    diagnostics, place = Diagnostics(text.source, report), text.place("path", "slug", "title")
    changed = text.updated or text.date
    output = Output(text.path, MAKER, (text.name,), text.source.path, Role.PAGE, text.kind.template, changed, scripts)
    register.claim(output, diagnostics, place)


def _claim_redirects(register: "_Register", document: Document, report: Report) -> None:
    """Claim the old paths of a document; its own is none of them, and cannot be written a second time."""
    diagnostics, place = Diagnostics(document.source, report), document.place("redirect_from")
    for path in (path for path in document.redirect_from if without_index(path) != document.path):
        if _folded(without_index(path)) == _folded(document.path):
            problem, remedy = (
                f"{path} is the address of this text, in other capitals",
                "delete it, or make it the `path`",
            )
            diagnostics.mark(place, Code.DUPLICATE_PATH, problem, remedy)
        else:
            owner = f"a redirect to {document.source.path}"
            register.claim(Output(path, MAKER, (document.name,), owner, Role.REDIRECT, "redirect"), diagnostics, place)


class _Register:
    """What stands at each path so far."""

    def __init__(self, own: Iterable[Output], reserved: tuple[str, ...]) -> None:
        self._reserved = reserved
        self.outputs = {each.path: each for each in own}
        self._by_folded = {_folded(path): each.owner for path, each in self.outputs.items()}
        self._folders = {folder for path in self._by_folded for folder in _folders(path)}

    def has_page(self, document: Manuscript) -> bool:
        """Tell whether a document has the path that it claimed for itself."""
        return owner_at(document.path, self.outputs) == document.source.path

    def give(self, output: Output) -> None:
        """Give a path that its content names to the first that has that content."""
        self.outputs.setdefault(output.path, output)

    def hand_over(self, owner: str, output: Output) -> None:
        """Give a path to another, if its owner still has it."""
        if owner_at(output.path, self.outputs) == owner:
            self.put(output)

    def claim(self, output: Output, diagnostics: Diagnostics, place: Place) -> bool:
        """Give a path to an owner, or report at a place in its source who has it; tell which."""
        problem = self.clash(output)
        if problem:
            diagnostics.mark(place, Code.DUPLICATE_PATH, problem, "give one of them another path")
        else:
            self.put(output)
        return not problem

    def clash(self, output: Output) -> str:
        """Return who has the path of an output, as a message says it; empty where nobody has."""
        path = without_index(output.path)
        other = self._other(_folded(path))
        return f"{path} is already taken by {other}" if other else ""

    def claim_all(self, outputs: Iterable[Output], diagnostics: Diagnostics, place: Place) -> None:
        """Give the paths of files with one name to their owner, up to one that someone else has."""
        for each in outputs:
            if not self.claim(each, diagnostics, place):
                break

    def put(self, output: Output) -> None:
        """Have an output stand at its path."""
        path = without_index(output.path)
        folded = _folded(path)
        self.outputs[path] = replace(output, path=path) if path != output.path else output
        self._by_folded[folded] = output.owner
        self._folders.update(_folders(folded))

    def _other(self, path: str) -> str | None:
        """Return who has a path, or what would have to be a file and a folder at once."""
        if f"{path}/".startswith(self._reserved):
            return SITE
        if path in self._by_folded:
            return self._by_folded[path]
        if "/" + file_of(path) in self._folders:
            return "a folder of other pages"
        above = next((self._by_folded[above] for above in _folders(path) if above in self._by_folded), None)
        return above or self._twin(path)

    def _twin(self, path: str) -> str | None:
        """Return who has what hosts would send for this path, or this path for."""
        file = "/" + file_of(path)
        for ending in _COMPRESSED:
            for compressed in (file, *_folders(path)):
                plain = compressed.removesuffix(ending)
                if plain != compressed and (owner := self._by_folded.get(without_index(plain))):
                    return f"{owner}: it is what hosts send for {plain}, compressed"
            if file + ending in self._by_folded or file + ending in self._folders:
                owner = self._by_folded.get(file + ending, "a folder of other pages")
                return f"{owner}: hosts send {file}{ending} for it, compressed"
        return None


def _folded(path: str) -> str:
    """Return what all paths have in common that some file system takes for one (Unicode, D145: whatever their case)."""
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", path).casefold())


def _folders(path: str) -> Iterator[str]:
    """Go through the folders above a page, as paths without a slash at the end, which only a file would have."""
    parts = file_of(path).split("/")[:-1]
    return ("/" + "/".join(parts[:count]) for count in range(1, len(parts) + 1))
