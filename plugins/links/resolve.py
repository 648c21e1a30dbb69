"""Where a link in a text leads."""

import posixpath
import re
from collections.abc import Mapping
from urllib.parse import unquote, urljoin, urlsplit

from plugins.documents.attachments import attached_file, can_be_read, published_path
from plugins.documents.model import Manuscript
from plugins.documents.paths import encode, folder_of
from plugins.documents.sources import ENDINGS
from plugins.prose.model import Link

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|\x02", re.IGNORECASE)
"""A scheme, another host, or Python-Markdown's mark for an obfuscated mail address."""
_PELICAN = re.compile(r"[{|](?:filename|static|attach)[|}]")


class Resolver:
    """Turn links to sources, files and paths into links to pages.

    `paths` maps the name of each published source to its URL path; `base` is the path the site is served below,
    empty for a host's root; `site_url` its whole address, which authors may write before a path.
    """

    def __init__(self, paths: Mapping[str, str], base: str, site_url: str = "") -> None:
        """Keep the map; it is read, never changed."""
        self._paths, self._base = paths, base
        self._own = {site_url, unquote(site_url)} - {""}

    def resolve(self, target: str, manuscript: Manuscript) -> Link:
        """Return where a link of this manuscript leads, by the rules of AUTHORING.md, section Links."""
        written = target.strip()
        own = next((each for each in self._own if written.startswith(f"{each}/")), "")
        written = written.removeprefix(own)
        if not written or _ELSEWHERE.match(written):
            return Link(target, target)
        written, pelican = _PELICAN.subn("", written, count=1)
        try:
            parts = urlsplit(written)
        except ValueError:
            return Link(target, target, path=target)
        path, fragment = unquote(parts.path), unquote(parts.fragment)
        if not path:
            return Link(target, target, manuscript.path, fragment)
        attachment = ""
        if path.startswith("/"):
            source = path.removeprefix("/") if pelican else ""
        else:
            source = posixpath.normpath(posixpath.join(posixpath.dirname(manuscript.name), path))
            attachment = self._attachment(path, manuscript)
        if source in self._paths:
            path, attachment = self._paths[source], ""
        elif attachment:
            path = published_path(attachment, folder_of(manuscript.path))
        elif not path.startswith("/") and posixpath.splitext(path)[1].lower() not in ENDINGS:
            path = unquote(urljoin(encode(manuscript.path), encode(path)))
        href = self._base + encode(path) if path.startswith("/") else encode(path)
        query = f"?{parts.query}" if parts.query else ""
        anchor = f"#{parts.fragment}" if parts.fragment else ""
        return Link(target, href + query + anchor, path, fragment, attachment)

    def _attachment(self, path: str, manuscript: Manuscript) -> str:
        """Return the name of the file beside the post that a relative link means, if there is one."""
        if posixpath.splitext(path)[1].lower() in ENDINGS:
            return ""
        file = attached_file(path, manuscript.folder)
        return posixpath.normpath(path) if file and can_be_read(file) else ""
