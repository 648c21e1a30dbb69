"""Every URL path of the site, and whose it is: no two may want the same."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from ..assets.model import THEME_PATH
from ..contribution import SITE
from ..documents.model import Document, Manuscript
from ..documents.paths import file_of, without_index
from ..findings.model import START, Code, Place, Proof, Report, Source
from ..listings.model import Arrangement
from ..pictures.model import PICTURES_PATH
from .handouts import Handouts
from .model import (
    HOME_PATH,
    NOT_FOUND_PATH,
    Held,
    Project,
    StaticFile,
    handout_index_paths,
    redirect_owner,
)

_RESERVED = (THEME_PATH, PICTURES_PATH, "/_hosting/", "/_headers/", "/.over-coffee/")
"""What stands there or below is the site's own, whether or not it is there today; hosts send much of it to be kept for
ever."""
_COMPRESSED = (".gz", ".br")
"""Endings with which hosts look for a file that they send compressed (nginx: gzip_static; Caddy: precompressed)."""


class Claims(Struct, frozen=True):
    """All that has paths: what is published, what is held back, listings, handouts."""

    documents: Sequence[Document]
    held: Sequence[Held]
    arrangement: Arrangement
    handouts: Handouts
    statics: Mapping[str, StaticFile]


def claim_paths(claims: Claims, project: Project, report: Report) -> Mapping[str, str]:
    """Return who owns each path; report an author's path that someone else has, naming both.

    The site's own pages and files come first, then what its features bring of the theme's, then posts, pages and
    handouts in order of their sources, then what features write beside them, then the files of the whole site, then
    those of texts, then redirects, and at last the posts that are not published yet, so that the later claim is the one
    to change. What yields is left to an author who has such a file.
    """
    brought = [each for one in project.features for each in one.files]
    files = [each for each in brought if not (each.yields and each.path in claims.statics)]
    own = [each.path for each in files if each.owner == SITE]
    folders = [folder for each in project.features for folder in each.folders]
    register = _Register([*_own_paths(claims, project), *own], (*_RESERVED, *folders))
    for each in files:
        if each.owner != SITE:
            register.claim(each.path, each.owner, Proof(Source(each.owner, ""), report), START)
    _claim_pages(register, claims.documents, project, report)
    for static in claims.statics.values():
        register.claim(static.path, static.shown, Proof(Source(static.shown, ""), report), START)
    _claim_files(register, claims, report)
    for document in filter(register.has_page, claims.documents):
        for place, paths in claims.handouts.files(document.name):
            register.claim_all(paths, document.source.path, Proof(document.source, report), place)
    for document in claims.documents:
        _claim_redirects(register, document, report)
    owners = dict(register.owners)
    for held in (each for each in claims.held if each.manuscript.path):
        _claim_page(register, held.manuscript, report)
    return owners


def offered_paths(claims: Claims, project: Project) -> Iterator[str]:
    """Go through what an author may have meant to link: pages, and files that authors brought; none that we make."""
    yield HOME_PATH
    yield from (path for each in project.features for path in each.pages)
    yield from (index.path for index in claims.arrangement.indexes)
    yield from (listing.path for listing in claims.arrangement.listings())
    yield from handout_index_paths(claims.handouts.printed)
    yield from claims.statics
    for document in claims.documents:
        yield from (document.path, *document.redirect_from)
        yield from (path for path in document.attachments if not path.startswith(PICTURES_PATH))


def _claim_pages(register: "_Register", documents: Sequence[Document], project: Project, report: Report) -> None:
    for document in documents:
        _claim_page(register, document, report)
    for document in filter(register.has_page, documents):
        proof, place = Proof(document.source, report), document.place("path", "slug", "title")
        for claim in (claim for each in project.features for claim in each.beside(document)):
            register.claim(claim.path, claim.owner, proof, place)


def _claim_files(register: "_Register", claims: Claims, report: Report) -> None:
    files: set[tuple[str, Path]] = set()
    for document in claims.documents:
        proof, place = Proof(document.source, report), document.place("attachments")
        pictures = {picture.path: picture.file for picture in document.pictures}
        # Two posts of one folder may publish the same file.
        for path, file in document.attachments.items():
            static = claims.statics.get(path)
            if static and static.file == pictures.get(path, file):
                register.hand_over(path, static.shown, document.source.path)
            elif path.startswith(PICTURES_PATH):
                register.give(path, document.source.path)
            elif (path, file) not in files:
                register.claim(path, document.source.path, proof, place)
            files.add((path, file))


def _claim_page(register: "_Register", manuscript: Manuscript, report: Report) -> None:
    proof, place = Proof(manuscript.source, report), manuscript.place("path", "slug", "title")
    register.claim(manuscript.path, manuscript.source.path, proof, place)


def _claim_redirects(register: "_Register", document: Document, report: Report) -> None:
    """Claim the old paths of a document; its own is none of them, and cannot be written a second time."""
    proof, place = Proof(document.source, report), document.place("redirect_from")
    for path in (path for path in document.redirect_from if without_index(path) != document.path):
        if _folded(without_index(path)) == _folded(document.path):
            problem, remedy = (
                f"{path} is the address of this text, in other capitals",
                "delete it, or make it the `path`",
            )
            proof.mark(place, Code.DUPLICATE_PATH, problem, remedy)
        else:
            register.claim(path, redirect_owner(document), proof, place)


def _own_paths(claims: Claims, project: Project) -> Iterator[str]:
    yield from (HOME_PATH, NOT_FOUND_PATH)
    yield from (path for each in project.features for path in each.pages)
    yield from (index.path for index in claims.arrangement.indexes)
    for listing in claims.arrangement.listings():
        yield from map(listing.page_path, range(1, listing.page_count + 1))
    yield from handout_index_paths(claims.handouts.printed)
    yield from (asset.path for asset in project.assets.files.values())


class _Register:
    """Who owns each path so far."""

    def __init__(self, own: Iterable[str], reserved: tuple[str, ...]) -> None:
        self._reserved = reserved
        self.owners = dict.fromkeys(own, SITE)
        self._by_folded = {_folded(path): owner for path, owner in self.owners.items()}
        self._folders = {folder for path in self._by_folded for folder in _folders(path)}

    def has_page(self, document: Manuscript) -> bool:
        """Tell whether a document has the path that it claimed for itself."""
        return self.owners.get(without_index(document.path)) == document.source.path

    def give(self, path: str, owner: str) -> None:
        """Give a path that its content names to the first that has that content."""
        self.owners.setdefault(path, owner)

    def hand_over(self, path: str, owner: str, heir: str) -> None:
        """Give a path to another, if its owner still has it."""
        if self.owners.get(path) == owner:
            self.owners[path] = self._by_folded[_folded(path)] = heir

    def claim(self, path: str, owner: str, proof: Proof, place: Place) -> bool:
        """Give a path to an owner, or report at a place in its source who has it; tell which."""
        path = without_index(path)
        folded = _folded(path)
        other = self._other(folded)
        if other is None:
            self.owners[path] = self._by_folded[folded] = owner
            self._folders.update(_folders(folded))
            return True
        problem, remedy = f"{path} is already taken by {other}", "give one of them another path"
        proof.mark(place, Code.DUPLICATE_PATH, problem, remedy)
        return False

    def claim_all(self, paths: Iterable[str], owner: str, proof: Proof, place: Place) -> None:
        """Give the paths of files with one name to an owner, up to one that someone else has."""
        for path in paths:
            if not self.claim(path, owner, proof, place):
                break

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
