"""Find the links that lead nowhere, and the other mistakes in a text, at their places in the source."""

import difflib
import posixpath
import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache

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
"""How many dead links are compared with every path or anchor there is, to name the nearest."""
MOST_LETTERS = 3_000_000
"""Pairs of letters that are compared to name the nearest places: half a second, where all letters are alike."""
LONGEST_COMPARED = 100
"""Characters of what is compared: that takes time by their square."""
_BEFORE = 1000
"""Characters before a needle that are looked at."""
_INSIDE = re.compile(r"[\w/.#?%&=~-]")
_GOES_ON = re.compile(r"[\w/#?%&=~-]|\.\w")
"""What stands before and behind a part of something longer, as /blog/ is of /blog/a-post/."""


def check_faults(manuscript: Manuscript, faults: Iterable[Fault], report: Report) -> None:
    """Report the mistakes that were seen while a text was rendered."""
    proof = Proof(manuscript.source, report)
    for fault in dict.fromkeys(faults):
        if fault.line is not None:
            places = [(manuscript.body_line + fault.line, fault.column + 1)]
        else:
            places = _places(manuscript, fault.needle, fault.before)
        for place in places:
            proof.mark(place, fault.code, fault.problem, fault.remedy)


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
        proof = Proof(document.source, self._report)
        for link in dict.fromkeys(links):
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
        self._letters += len(fragment) * sum(map(len, self._anchors[path]))
        near = self._closest(fragment, self._anchors[path], 0) if self._letters <= MOST_LETTERS else ""
        remedy = f"did you mean #{near}?" if near else "link the page, or give a heading that id"
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
        return self._closest(path, (each for each in self._offered if each.endswith(ending or _PAGES)), 0.6)

    def _closest(self, name: str, known: Iterable[str], likeness: float) -> str:
        if self._searches >= MOST_SEARCHES or len(name) > LONGEST_COMPARED:
            return ""
        self._searches += 1
        alike = [each for each in known if len(each) <= LONGEST_COMPARED]
        return next(iter(difflib.get_close_matches(name, alike, n=1, cutoff=likeness)), "")


def _places(manuscript: Manuscript, needle: str, before: Iterable[re.Pattern[str]] = ()) -> list[Place]:
    """Return every line and column of the body where the characters stand; its first line where they do not.

    Where some stand behind the first of the patterns, it is only about those, else about those behind the next.
    """
    first = next((line.strip() for line in needle.split("\n") if line.strip()), "")
    found = [*_found(first, manuscript)] if first else []
    for pattern in (*before, _LINK, _ANYTHING):
        if meant := [place for place in found if pattern.search(_text_before(place, manuscript))]:
            return meant
    return [(manuscript.body_line, 1)]


def _found(needle: str, manuscript: Manuscript) -> Iterator[Place]:
    """Go through the places in a body where the needle is no part of something longer."""
    text, lines = manuscript.source.text, _line_starts(manuscript.source.text)
    start = lines[manuscript.body_line - 1] if manuscript.body_line <= len(lines) else len(text)
    while (start := text.find(needle, start)) >= 0:
        end = start + len(needle)
        is_end = _INSIDE.match(needle) and start and _INSIDE.match(text, start - 1)
        goes_on = _INSIDE.match(needle, len(needle) - 1) and needle[-1] != "." and _GOES_ON.match(text, end)
        if is_end or goes_on:
            start += 1
            continue
        line = bisect_right(lines, start)
        yield line, start - lines[line - 1] + 1
        start = end


@lru_cache(maxsize=1)
def _line_starts(text: str) -> tuple[int, ...]:
    return (0, *(match.end() for match in re.finditer("\n", text)))


def _text_before(place: Place, manuscript: Manuscript) -> str:
    """Return what stands before a place in its line; of a long one a sign that it begins, and the rest."""
    line, column = place
    before = manuscript.source.line(line)[max(0, column - 1 - _BEFORE) : column - 1]
    return before if column - 1 <= _BEFORE else f"x{before}"
