"""Find the links that lead nowhere, and the other mistakes in a text, at their places in the source."""

import difflib
import posixpath
import re
from collections.abc import Collection, Iterable, Mapping

from ..documents.model import Document, Manuscript
from ..documents.paths import without_index
from ..findings.model import Code, Diagnostics, Place, Report
from ..prose.model import Fault, Link, Refusal
from ..slugs import slug
from ..text import composed

_FILE = re.compile(r"\.(?!html?$|md$|markdown$)[a-z][a-z0-9]{1,4}$", re.IGNORECASE)
"""The ending of a file that is no page."""
_PAGES = ("/", ".html", ".htm")
MOST_SEARCHES = 50
"""How many dead links are compared with every path or anchor there is, to name the nearest."""
MOST_LETTERS = 3_000_000
"""Pairs of letters that are compared to name the nearest places: half a second, where all letters are alike."""
LONGEST_COMPARED = 100
"""Characters of what is compared: that takes time by their square."""


def check_faults(manuscript: Manuscript, faults: Iterable[Fault], report: Report) -> None:
    """Report the mistakes that were seen while a text was rendered."""
    diagnostics = Diagnostics(manuscript.source, report)
    for fault in faults:
        place = _place(manuscript, fault.line, fault.column)
        diagnostics.mark(place, fault.code, fault.problem, fault.remedy)


def check_link(manuscript: Manuscript, link: Link, refusal: Refusal, report: Report) -> None:
    """Report what is wrong with a link, where it stands."""
    place = _place(manuscript, link.line, link.column)
    Diagnostics(manuscript.source, report).mark(place, refusal.code, refusal.problem, refusal.remedy)


def _place(manuscript: Manuscript, line: int, column: int) -> Place:
    return manuscript.body_line + line, column + 1


class LinkChecker:
    """Report links that lead to no page, or to no place on a page.

    `known` holds every URL path of the site, and `offered` those of them that may be proposed, all if left out;
    `anchors` holds those of the documents by path; `held` says of sources
    and paths that are not published why they are not. Where they have a mistake of their own it says nothing, and
    nothing is said of links to them: that mistake is to be mended first.
    """

    def __init__(
        self,
        known: Collection[str],
        anchors: Mapping[str, frozenset[str]],
        held: Mapping[str, str],
        report: Report,
        offered: Collection[str] | None = None,
    ) -> None:
        """Keep what links may lead to."""
        self._known, self._anchors, self._report = known, anchors, report
        self._offered = known if offered is None else offered
        self._held = {composed(name): reason for name, reason in held.items()}
        self._searches = self._letters = 0

    def check(self, document: Document, links: Iterable[Link]) -> None:
        """Report which of the links in a text are dead, each where it stands."""
        for link in dict.fromkeys(links):
            if refusal := link.refusal or self.refusal(link, document.name):
                check_link(document, link, refusal, self._report)

    def refusal(self, link: Link, name: str) -> Refusal | None:
        """Return what is wrong with a link in the source of a name, and what to do; None if nothing is."""
        path = without_index(link.path)
        if path not in self._known:
            return None if self._reason(path, name) == "" else Refusal(Code.DEAD_LINK, *self._dead(link, path, name))
        if link.fragment not in {"", "top"} and link.fragment not in self._anchors.get(path, {link.fragment}):
            return Refusal(Code.DEAD_ANCHOR, *self._no_place(link.fragment, path))
        return None

    def _no_place(self, fragment: str, path: str) -> tuple[str, str]:
        self._letters += len(fragment) * sum(map(len, self._anchors[path]))
        near = slug(fragment) if slug(fragment) in self._anchors[path] else ""
        if not near and self._letters <= MOST_LETTERS:
            near = self._closest(fragment, self._anchors[path], 0.4)
        remedy = f"did you mean #{near}?" if near else "link the page, or give a heading that id"
        return f"{path} has no place #{fragment}", remedy

    def _dead(self, link: Link, path: str, name: str) -> tuple[str, str]:
        problem = f"{link.target} leads nowhere"
        if reason := self._reason(path, name):
            return f"{link.target} leads to a post that is {reason}", "link it when it is out"
        file = _FILE.search(path)
        if near := self._nearest(path, file[0] if file else ""):
            return problem, f"did you mean {near}?"
        return problem, "put the file beside the post and link its name" if file else "correct it or take the link out"

    def _reason(self, path: str, name: str) -> str | None:
        """Return why a path, or the source that it names from here, is not published; None if it is not held."""
        source = posixpath.normpath(posixpath.join("/", posixpath.dirname(composed(name)), path)).removeprefix("/")
        return next((self._held[each] for each in (path, path + "/", source) if each in self._held), None)

    def _nearest(self, path: str, ending: str) -> str:
        return self._closest(path, (each for each in self._offered if each.endswith(ending or _PAGES)), 0.6)

    def _closest(self, name: str, known: Iterable[str], likeness: float) -> str:
        if self._searches >= MOST_SEARCHES or len(name) > LONGEST_COMPARED:
            return ""
        self._searches += 1
        alike = [each for each in known if len(each) <= LONGEST_COMPARED]
        return next(iter(difflib.get_close_matches(name, alike, n=1, cutoff=likeness)), "")
