"""Find the links that lead nowhere, and the other mistakes in a text, at their places in the source."""

import difflib
import posixpath
import re
from collections.abc import Collection, Iterable, Mapping

from plugins.documents.model import Document, Manuscript
from plugins.documents.paths import without_index
from plugins.findings.model import Code, Place, Proof, Report
from plugins.prose.model import Fault, Link
from plugins.text import composed

_FILE = re.compile(r"\.(?!html?$|md$|markdown$)[a-z][a-z0-9]{1,4}$", re.IGNORECASE)
"""The ending of a file that is no page."""
_LINK = re.compile(r"""(?:[(<"'=]|\]:)\s*$""")
"""What stands before the target of a link, in Markdown and in HTML."""
_ANYTHING = re.compile("")
_PAGES = ("/", ".html", ".htm")
MOST_SEARCHES = 50
"""How many dead links are compared with every path there is, to name the nearest."""


def check_faults(manuscript: Manuscript, faults: Iterable[Fault], report: Report) -> None:
    """Report the mistakes that were seen while a text was rendered."""
    proof = Proof(manuscript.source, report)
    for fault in faults:
        if fault.line is not None:
            places = [(manuscript.body_line + fault.line, fault.column + 1)]
        else:
            places = _places(manuscript, fault.needle, fault.before)
        for place in places:
            proof.mark(place, fault.code, fault.problem, fault.remedy)


class LinkChecker:
    """Report links that lead to no page, or to no place on a page.

    `known` holds every URL path of the site, `anchors` those of the documents by path; `held` says of sources
    and paths that are not published why they are not. Where they have a mistake of their own it says nothing, and
    nothing is said of links to them: that mistake is to be mended first.
    """

    def __init__(
        self, known: Collection[str], anchors: Mapping[str, frozenset[str]], held: Mapping[str, str], report: Report
    ) -> None:
        """Keep what links may lead to."""
        self._known, self._anchors, self._report = known, anchors, report
        self._held = {composed(name): reason for name, reason in held.items()}
        self._searches = 0

    def check(self, document: Document, links: Iterable[Link]) -> None:
        """Report which of the links in a text are dead, each where it stands."""
        proof = Proof(document.source, self._report)
        for link in links:
            if link.fault:
                check_faults(document, [link.fault], self._report)
            elif fault := self.fault(link, document.name):
                for place in _places(document, link.target):
                    proof.mark(place, *fault)

    def fault(self, link: Link, name: str) -> tuple[Code, str, str] | None:
        """Return what is wrong with a link in the source of a name, and what to do; None if nothing is."""
        path = without_index(link.path)
        if path not in self._known:
            return None if self._reason(path, name) == "" else (Code.DEAD_LINK, *self._dead(link, path, name))
        if link.fragment not in {"", "top"} and link.fragment not in self._anchors.get(path, {link.fragment}):
            return Code.DEAD_ANCHOR, *self._no_place(link.fragment, path)
        return None

    def _no_place(self, fragment: str, path: str) -> tuple[str, str]:
        near = difflib.get_close_matches(fragment, self._anchors[path], n=1, cutoff=0)
        remedy = f"did you mean #{near[0]}?" if near else "link the page, or give a heading that id"
        return f"{path} has no place #{fragment}", remedy

    def _dead(self, link: Link, path: str, name: str) -> tuple[str, str]:
        problem = f"{link.target} leads nowhere"
        if reason := self._reason(path, name):
            return f"{link.target} leads to a post that is {reason}", "link it when it is out"
        if path + "/" in self._known:
            return problem, f"write {path}/, with the slash at its end"
        file = _FILE.search(path)
        if near := self._nearest(path, file[0] if file else ""):
            return problem, f"did you mean {near}?"
        return problem, "put the file beside the post and link its name" if file else "correct it or take the link out"

    def _reason(self, path: str, name: str) -> str | None:
        """Return why a path, or the source that it names from here, is not published; None if it is not held."""
        source = posixpath.normpath(posixpath.join("/", posixpath.dirname(composed(name)), path)).removeprefix("/")
        return next((self._held[each] for each in (path, path + "/", source) if each in self._held), None)

    def _nearest(self, path: str, ending: str) -> str:
        if self._searches >= MOST_SEARCHES:
            return ""
        self._searches += 1
        alike = sorted(each for each in self._known if each.endswith(ending or _PAGES))
        return next(iter(difflib.get_close_matches(path, alike, n=1, cutoff=0.6)), "")


def _places(manuscript: Manuscript, needle: str, before: Iterable[re.Pattern[str]] = ()) -> list[Place]:
    """Return every line and column of the body where the characters stand; its first line where they do not.

    Where some stand behind the first of the patterns, it is only about those, else about those behind the next.
    """
    first = next((line.strip() for line in needle.split("\n") if line.strip()), "")
    found = [
        (number, match.start() + 1)
        for number, line in enumerate(manuscript.source.text.split("\n"), start=1)
        if first in line and first and number >= manuscript.body_line
        for match in _whole(first).finditer(line)
    ]
    for pattern in (*before, _LINK, _ANYTHING):
        if meant := [place for place in found if pattern.search(manuscript.source.line(place[0])[: place[1] - 1])]:
            return meant
    return [(manuscript.body_line, 1)]


def _whole(needle: str) -> re.Pattern[str]:
    """Return a pattern that finds the needle where it is no part of something longer, as /blog/ is of /blog/a-post/."""
    before = r"(?<![\w/.#?%&=~-])" if re.match(r"[\w/.#?%&=~-]", needle) else ""
    after = r"(?![\w/#?%&=~-]|\.\w)" if re.search(r"[\w/#?%&=~-]\Z", needle) else ""
    return re.compile(before + re.escape(needle) + after)
