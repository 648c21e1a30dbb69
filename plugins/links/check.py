"""Find the links that lead nowhere, and the other mistakes in a text, at their places in the source."""

import difflib
import posixpath
import re
from collections.abc import Collection, Mapping

from plugins.documents.model import Document, Manuscript
from plugins.documents.paths import file_of
from plugins.findings.model import Code, Place, Proof, Report
from plugins.prose.model import Link


def check_prose(document: Document, report: Report) -> None:
    """Report the mistakes that were seen while a text was rendered."""
    proof = Proof(document.source, report)
    for fault in document.prose.faults:
        for place in _places(document, fault.needle):
            proof.mark(place, fault.code, fault.problem, fault.remedy)


def check_links(
    document: Document,
    known: Collection[str],
    anchors: Mapping[str, frozenset[str]],
    held: Mapping[str, str],
    report: Report,
) -> None:
    """Report the links of a text that lead to no page, or to no place on a page.

    `known` holds every URL path of the site, `anchors` those of the documents by path; `held` says of sources
    and paths that are not published why they are not.
    """
    proof = Proof(document.source, report)
    for link in document.prose.links:
        path = link.path.removesuffix("index.html") if link.path.endswith("/index.html") else link.path
        if path not in known:
            problem, remedy = _dead(link, path, document, known, held)
            code = Code.DEAD_LINK
        elif link.fragment not in {"", "top"} and link.fragment not in anchors.get(path, {link.fragment}):
            near = difflib.get_close_matches(link.fragment, anchors[path], n=1, cutoff=0)
            problem = f"{path} has no place #{link.fragment}"
            remedy = f"did you mean #{near[0]}?" if near else "link the page, or give a heading that id"
            code = Code.DEAD_ANCHOR
        else:
            continue
        for place in _places(document, link.target):
            proof.mark(place, code, problem, remedy)


def _dead(
    link: Link, path: str, manuscript: Manuscript, known: Collection[str], held: Mapping[str, str]
) -> tuple[str, str]:
    source = posixpath.normpath(posixpath.join("/", posixpath.dirname(manuscript.name), path)).removeprefix("/")
    for name in (path, path + "/", source):
        if name in held:
            return f"{link.target} leads to a post that is {held[name]}", "link it when it is out"
    if path + "/" in known:
        return f"{link.target} leads nowhere", f"write {path}/, with the slash at its end"
    near = difflib.get_close_matches(path, sorted(known, key=file_of), n=1, cutoff=0.6)
    remedy = f"did you mean {near[0]}?" if near else "correct it or take the link out"
    return f"{link.target} leads nowhere", remedy


def _places(manuscript: Manuscript, needle: str) -> list[Place]:
    """Return every line and column of the body where the characters stand; its first line where they do not."""
    first = next((line.strip() for line in needle.split("\n") if line.strip()), "")
    found = [
        (number, match.start() + 1)
        for number, line in enumerate(manuscript.source.text.split("\n"), start=1)
        if first and number >= manuscript.body_line
        for match in _whole(first).finditer(line)
    ]
    return found or [(manuscript.body_line, 1)]


def _whole(needle: str) -> re.Pattern[str]:
    """Return a pattern that finds the needle where it is no part of something longer, as /blog/ is of /blog/a-post/."""
    before = r"(?<![\w/.#?%&=~-])" if re.match(r"[\w/.#?%&=~-]", needle) else ""
    after = r"(?![\w/#?%&=~-]|\.\w)" if re.search(r"[\w/#?%&=~-]\Z", needle) else ""
    return re.compile(before + re.escape(needle) + after)
