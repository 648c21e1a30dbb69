"""Where a link in a text leads."""

import posixpath
import re
from collections.abc import Collection, Mapping
from urllib.parse import unquote, urljoin, urlsplit

from msgspec import Struct, field

from ..documents.attachments import published_path
from ..documents.finder import AttachmentError, FileFinder
from ..documents.model import Manuscript
from ..documents.paths import encode, folder_of, without_index
from ..documents.sources import ENDINGS
from ..findings.model import Code
from ..listings.model import LISTING, Grouping, listing_path
from ..pictures.model import kind_of
from ..prose.model import Link, Refusal
from ..slugs import slug
from ..text import CONTROL, composed

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
"""A scheme, or another host."""
_PELICAN = re.compile(r"[{|](?P<what>filename|static|attach|tag|category|author|index)[|}]")
_GROUPS = {"tag": Grouping.TAG, "category": Grouping.TOPIC, "author": Grouping.AUTHOR}
"""What Pelican calls the listings that a link may name, to what they are here."""
_CAPITALS = "write it so: on the web, capitals matter"
_MACHINE = re.compile(r"[a-z]:[\\/]|file:|\\\\", re.IGNORECASE)
"""How a path on somebody's machine begins: with a drive, as an address, or on another machine nearby."""
_MAIL = re.compile(r"[^\s@/?#:]+@[^\s@/?#:]+\.[a-z]{2,}", re.IGNORECASE)
_HOST = re.compile(r"(?:www\.[^/?#]+\.[a-z]{2,}|[a-z0-9.-]+\.(?:com|org|net|edu|gov))(?:[/?#].*)?", re.IGNORECASE)
"""What is no file, but the address of a site, its scheme left out; of other domains nobody can tell."""


class Landmarks(Struct, frozen=True):
    """What links lead to besides texts: files of the whole site, by name as paths are, and authors' slugs, by name.

    `pages` holds the URL paths of the site's own pages, but for listings, and of those that lead on to another.
    """

    statics: Mapping[str, str] = field(default_factory=dict)
    authors: Mapping[str, str] = field(default_factory=dict)
    pages: Collection[str] = ()


class Resolver:
    """Turn links to sources, files and paths into links to pages.

    `paths` maps the name of each published source to its URL path; `base` is the path the site is served below,
    empty for a host's root; `site_url` its whole address, which authors may write before a path; `finder` knows the
    files beside texts.
    """

    def __init__(
        self,
        paths: Mapping[str, str],
        base: str,
        site_url: str = "",
        finder: FileFinder | None = None,
        landmarks: Landmarks | None = None,
    ) -> None:
        """Keep the maps, by names as they are compared."""
        self._paths = {composed(name): path for name, path in paths.items()}
        self._names = {name.lower(): name for name in self._paths}
        landmarks = landmarks or Landmarks()
        self._statics, self._authors = landmarks.statics, landmarks.authors
        self._by_small = {path.lower(): path for path in (*self._paths.values(), *self._statics.values())}
        self._files = frozenset(self._statics.values())
        self._pages = frozenset((*self._paths.values(), *map(without_index, self._files), *landmarks.pages))
        self._base = base
        self._own = {site_url, unquote(site_url)} - {""}
        self.finder = finder or FileFinder()

    def resolve(self, target: str, manuscript: Manuscript) -> Link:
        """Return where a link of this manuscript leads, by the rules of AUTHORING.md, section Links."""
        written = target.strip()
        own = next((each for each in self._own if written.startswith(f"{each}/")), "")
        written = written.removeprefix(own)
        if _MACHINE.match(written):
            problem, remedy = f"{target} is on your own machine", "put the file beside the post and link its name"
            return Link(target, target, target, refusal=Refusal(Code.DEAD_LINK, problem, remedy))
        if not written or _ELSEWHERE.match(written):
            return Link(target, target, path="" if _can_be_parted(written) else target)
        pelican = _PELICAN.search(written)
        written, what = _PELICAN.sub("", written, count=1), pelican["what"] if pelican else ""
        try:
            parts = urlsplit(written)
        except ValueError:
            return Link(target, target, path=target)
        path, fragment = composed(unquote(parts.path)), unquote(parts.fragment)
        if not path and what != "index":
            return Link(target, target, manuscript.path, fragment)
        if CONTROL.search(path):
            problem, remedy = f"{target} holds a control character", "delete it and type the address again"
            return Link(target, target, target, refusal=Refusal(Code.BAD_PATH, problem, remedy))
        attachment, fault = "", None
        if what == "index" or what in _GROUPS:
            path = self._listing(what, path)
        else:
            path, attachment, fault = self._inside(target, path, manuscript, is_source=bool(what))
        href = self._base + encode(path) if path.startswith("/") else encode(path)
        query = f"?{parts.query}" if parts.query else ""
        anchor = f"#{parts.fragment}" if parts.fragment else ""
        return Link(target, href + query + anchor, path, fragment, attachment, fault)

    def _listing(self, what: str, name: str) -> str:
        """Return the path of what Pelican calls the index, or of the listing of a tag, category or author."""
        if what == "index":
            return "/"
        own = self._authors.get(name) if what == "author" else None
        return listing_path(_GROUPS[what], own or slug(name))

    def _inside(
        self, target: str, path: str, manuscript: Manuscript, *, is_source: bool
    ) -> tuple[str, str, Refusal | None]:
        """Return where a path leads, the file beside the post that it means, and what is wrong with it.

        With `is_source`, one that begins with a slash may be that of a file in content/.
        """
        if path.startswith("/"):
            source = path.removeprefix("/") if is_source else ""
        else:
            source = posixpath.normpath(posixpath.join(posixpath.dirname(composed(manuscript.name)), path))
        if source in self._paths:
            return self._paths[source], "", None
        if posixpath.splitext(path)[1].lower() in ENDINGS:
            return path, "", self._other_source(target, source, manuscript)
        if path.startswith("/"):
            path = self._statics.get(source) or self._page(path)
            return path, "", self._other_path(target, path)
        attachment, fault = self._attachment(path, manuscript)
        if attachment:
            return published_path(attachment, folder_of(manuscript.path)), attachment, fault
        if source in self._statics:
            return self._statics[source], "", None
        fault = fault or _left_out(target, path)
        return self._page(composed(unquote(urljoin(encode(manuscript.path), encode(path))))), "", fault

    def _page(self, path: str) -> str:
        """Return the path of the page that is meant, which many hosts find without its slash or `.html`, too."""
        if path in self._pages:
            return path
        meant = (f"{path}{ending}" for ending in ("/", ".html"))
        is_listing = path not in self._files and LISTING.fullmatch(f"{path}/")
        return next((each for each in meant if each in self._pages), f"{path}/" if is_listing else path)

    def _other_path(self, target: str, path: str) -> Refusal | None:
        """Return what is wrong where there is such a path, but for capitals."""
        there = self._by_small.get(path.lower(), path)
        if there == path:
            return None
        return Refusal(Code.DEAD_LINK, f"there is no {target}, but {there}", _CAPITALS)

    def _attachment(self, path: str, manuscript: Manuscript) -> tuple[str, Refusal | None]:
        """Return the name of the file beside the post that a relative link means, or why it cannot be published.

        Neither means that there is no such file.
        """
        try:
            file = self.finder.find(path, manuscript.folder)
        except AttachmentError as error:
            if error.code is Code.OUTSIDE_ATTACHMENT:
                return "", None
            code = Code.DEAD_LINK if error.code is Code.MISSING_ATTACHMENT else error.code
            return "", Refusal(code, error.problem, error.remedy)
        return (file.relative_to(manuscript.folder).as_posix() if file else ""), None

    def _other_source(self, target: str, source: str, manuscript: Manuscript) -> Refusal | None:
        """Return what is wrong where there is such a source, but for capitals."""
        name = self._names.get(source.lower())
        if name is None:
            return None
        there = posixpath.relpath(name, posixpath.dirname(composed(manuscript.name)))
        problem = f"there is no file {target}, but {there}"
        return Refusal(Code.DEAD_LINK, problem, _CAPITALS)


def _left_out(target: str, path: str) -> Refusal | None:
    """Return what is wrong with an address of another kind, the beginning of which was left out."""
    if _MAIL.fullmatch(path) and not kind_of(path):
        return Refusal(Code.DEAD_LINK, f"{target} is an address of e-mail", f"write mailto:{target}")
    if _HOST.fullmatch(path):
        return Refusal(Code.DEAD_LINK, f"{target} is an address of another site", f"write https://{target}")
    return None


def _can_be_parted(address: str) -> bool:
    """Tell whether an address has the parts of one; `http://[` has not, and nothing can be made of it."""
    try:
        urlsplit(address)
    except ValueError:
        return False
    return True
