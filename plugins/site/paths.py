"""Every URL path of the site, and whose it is: no two may want the same."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.assets.model import THEME_PATH
from plugins.documents.model import Document, Kind, Manuscript
from plugins.documents.paths import file_of, without_index
from plugins.findings.model import Code, Place, Proof, Report
from plugins.listings.model import Arrangement
from plugins.pictures.model import PICTURES_PATH
from plugins.site.handouts import Handouts
from plugins.site.model import FIXED_PATHS, Held, Project, card_owner, card_path, handout_index_paths

_SITE = "the site itself"
_RESERVED = (THEME_PATH, PICTURES_PATH, "/pagefind/", "/_hosting/", "/_headers/")
"""What stands below is the site's own, whether or not it is there today; hosts send much of it to be kept for ever."""


@dataclass(frozen=True, slots=True)
class Claims:
    """All that has paths: what is published, what is held back, listings, handouts."""

    documents: Sequence[Document]
    held: Sequence[Held]
    arrangement: Arrangement
    handouts: Handouts


def claim_paths(claims: Claims, project: Project, report: Report) -> Mapping[str, str]:
    """Return who owns each path; report an author's path that someone else has, naming both.

    The site's own pages come first, then posts, pages and handouts in order of their sources, then their social cards,
    then their other files, then redirects, and at last the posts that are not published yet, so that the later claim is
    the one to change.
    """
    register = _Register(_own_paths(claims, project), report)
    _claim_pages(register, claims.documents)
    files: set[tuple[str, Path]] = set()
    for document in claims.documents:
        # Two posts of one folder may publish the same file.
        for path, file in document.attachments.items():
            if path.startswith(PICTURES_PATH):
                register.give(path, document)
            elif (path, file) not in files:
                register.claim(path, document, document.place("attachments"))
            files.add((path, file))
    for document in filter(register.has_page, claims.documents):
        for place, paths in claims.handouts.files(document.name):
            register.claim_all(paths, document, place)
    for document in claims.documents:
        for path in document.redirect_from:
            register.claim(path, document, document.place("redirect_from"))
    owners = dict(register.owners)
    for each in claims.held:
        register.claim(each.manuscript.path, each.manuscript, each.manuscript.place("path", "slug", "title"))
    return owners


def _claim_pages(register: "_Register", documents: Sequence[Document]) -> None:
    for document in documents:
        register.claim(document.path, document, document.place("path", "slug", "title"))
    for document in filter(register.has_page, documents):
        if document.kind is not Kind.PAGE:
            place = document.place("path", "slug", "title")
            register.claim(card_path(document.path), document, place, card_owner(document))


def _own_paths(claims: Claims, project: Project) -> Iterator[str]:
    yield from FIXED_PATHS
    yield from (index.path for index in claims.arrangement.indexes)
    for listing in claims.arrangement.listings():
        yield from map(listing.page_path, range(1, listing.page_count + 1))
    yield from handout_index_paths(claims.handouts.printed)
    yield from (f"/{icon.name}" for icon in sorted((project.theme / "icons").glob("*")))
    yield from (asset.path for asset in project.assets.files.values())


class _Register:
    """Who owns each path so far."""

    def __init__(self, own: Iterable[str], report: Report) -> None:
        self.owners = dict.fromkeys(own, _SITE)
        # Some file systems take /Blog/ and /blog/ for the same.
        self._by_folded = {path.casefold(): owner for path, owner in self.owners.items()}
        self._folders = {folder for path in self.owners for folder in _folders(path)}
        self._report = report

    def has_page(self, document: Manuscript) -> bool:
        """Tell whether a document has the path that it claimed for itself."""
        return self.owners.get(without_index(document.path)) == document.source.path

    def give(self, path: str, document: Manuscript) -> None:
        """Give a path that its content names to the first document that has that content."""
        self.owners.setdefault(path, document.source.path)

    def claim(self, path: str, document: Manuscript, place: Place, name: str = "") -> bool:
        """Give a path to a document, or report at a place in its source who has it; tell which.

        `name` is what messages call the owner, if not the document's source.
        """
        path = without_index(path)
        owner = _SITE if path.casefold().startswith(_RESERVED) else self._by_folded.get(path.casefold())
        if owner is None and "/" + file_of(path) in self._folders:
            owner = "a folder of other pages"
        if owner is None:
            owner = next((self.owners[above] for above in _folders(path) if above in self.owners), None)
        if owner is None:
            self.owners[path] = self._by_folded[path.casefold()] = name or document.source.path
            self._folders.update(_folders(path))
            return True
        problem, remedy = f"{path} is already taken by {owner}", "give one of them another path"
        Proof(document.source, self._report).mark(place, Code.DUPLICATE_PATH, problem, remedy)
        return False

    def claim_all(self, paths: Iterable[str], document: Manuscript, place: Place) -> None:
        """Give the paths of files with one name to a document, up to one that someone else has."""
        for path in paths:
            if not self.claim(path, document, place):
                break


def _folders(path: str) -> Iterator[str]:
    """Go through the folders above a page, as paths without a slash at the end, which only a file would have."""
    parts = file_of(path).split("/")[:-1]
    return ("/" + "/".join(parts[:count]) for count in range(1, len(parts) + 1))
