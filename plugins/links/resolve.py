"""Where a link in a text leads."""

import posixpath
import re
from collections.abc import Mapping
from urllib.parse import unquote, urljoin, urlsplit

from plugins.documents.attachments import published_path
from plugins.documents.finder import AttachmentError, FileFinder
from plugins.documents.model import Manuscript
from plugins.documents.paths import encode, folder_of
from plugins.documents.sources import ENDINGS
from plugins.findings.model import Code
from plugins.prose.model import Link, Refusal
from plugins.text import CONTROL, composed

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
"""A scheme, or another host."""
_PELICAN = re.compile(r"[{|](?:filename|static|attach)[|}]")


class Resolver:
    """Turn links to sources, files and paths into links to pages.

    `paths` maps the name of each published source to its URL path; `base` is the path the site is served below,
    empty for a host's root; `site_url` its whole address, which authors may write before a path; `finder` knows the
    files beside texts.
    """

    def __init__(
        self, paths: Mapping[str, str], base: str, site_url: str = "", finder: FileFinder | None = None
    ) -> None:
        """Keep the map, by names as they are compared."""
        self._paths = {composed(name): path for name, path in paths.items()}
        self._names = {name.lower(): name for name in self._paths}
        self._base = base
        self._own = {site_url, unquote(site_url)} - {""}
        self.finder = finder or FileFinder()

    def resolve(self, target: str, manuscript: Manuscript) -> Link:
        """Return where a link of this manuscript leads, by the rules of AUTHORING.md, section Links."""
        written = target.strip()
        own = next((each for each in self._own if written.startswith(f"{each}/")), "")
        written = written.removeprefix(own)
        if not written or _ELSEWHERE.match(written):
            return Link(target, target, path="" if _can_be_parted(written) else target)
        written, pelican = _PELICAN.subn("", written)
        try:
            parts = urlsplit(written)
        except ValueError:
            return Link(target, target, path=target)
        path, fragment = composed(unquote(parts.path)), unquote(parts.fragment)
        if not path:
            return Link(target, target, manuscript.path, fragment)
        if CONTROL.search(path):
            problem, remedy = f"{target} holds a control character", "delete it and type the address again"
            return Link(target, target, target, refusal=Refusal(Code.BAD_PATH, problem, remedy))
        attachment, fault = "", None
        if path.startswith("/"):
            source = path.removeprefix("/") if pelican else ""
        else:
            source = posixpath.normpath(posixpath.join(posixpath.dirname(composed(manuscript.name)), path))
        if source in self._paths:
            path = self._paths[source]
        elif posixpath.splitext(path)[1].lower() in ENDINGS:
            fault = self._other_source(target, source, manuscript)
        elif not path.startswith("/"):
            attachment, fault = self._attachment(path, manuscript)
            path = (
                published_path(attachment, folder_of(manuscript.path))
                if attachment
                else composed(unquote(urljoin(encode(manuscript.path), encode(path))))
            )
        href = self._base + encode(path) if path.startswith("/") else encode(path)
        query = f"?{parts.query}" if parts.query else ""
        anchor = f"#{parts.fragment}" if parts.fragment else ""
        return Link(target, href + query + anchor, path, fragment, attachment, fault)

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
        return Refusal(Code.DEAD_LINK, problem, "write it so: on the web, capitals matter")


def _can_be_parted(address: str) -> bool:
    """Tell whether an address has the parts of one; `http://[` has not, and nothing can be made of it."""
    try:
        urlsplit(address)
    except ValueError:
        return False
    return True
