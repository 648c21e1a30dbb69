"""The menu of the site, as MENU of pelicanconf.py says it."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from urllib.parse import unquote, urlsplit

from ..foundation.documents.paths import encode, without_index
from ..foundation.findings.model import Code, Report
from ..foundation.links.check import LinkChecker
from ..foundation.prose.model import Link
from ..foundation.prose.notes import unsafe_beginning
from .model import MenuEntry, Project

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|[#?]", re.IGNORECASE)
"""A scheme, another host, or a place on whichever page the menu stands on."""


def make_menu(project: Project, known: Collection[str], links: LinkChecker, report: Report) -> Iterator[MenuEntry]:
    """Go through what the menu shows; report the entries that lead nowhere, which it is shown without.

    `known` holds every URL path of the site. The page that lists all of a kind stays away unreported while
    there are none.
    """
    for number, (label, target) in enumerate(project.menu):
        if begins := unsafe_beginning(target):
            problem, remedy = f"a menu cannot lead to `{begins}`", "name a page or another site"
            report.add(project.origin.finding("MENU", problem, remedy, number))
            continue
        link = _link(target, project, known)
        if link.path not in known and any(kind.path == link.path for kind in project.kinds):
            continue
        if link.path and (refusal := links.refusal(link, "")):
            report.add(project.origin.finding("MENU", refusal.problem, refusal.remedy, number, Code.DEAD_MENU))
            continue
        yield MenuEntry(label, link.href, link.path if link.href == project.base + encode(link.path) else "")


def _link(target: str, project: Project, known: Collection[str]) -> Link:
    """Return where an entry leads; a path without its slashes is understood."""
    written = target.removeprefix(project.site_url) if target.startswith(f"{project.site_url}/") else target
    if _ELSEWHERE.match(written):
        return Link(target, target)
    parts = urlsplit(written)
    path = without_index(unicodedata.normalize("NFC", f"/{unquote(parts.path).removeprefix('/')}"))
    path = f"{path}/" if path not in known and f"{path}/" in known else path
    rest = (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")
    return Link(target, project.base + encode(path) + rest, path, unquote(parts.fragment))
