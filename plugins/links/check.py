"""Find the links that lead nowhere, and the other mistakes in a text, at their places in the source."""

import difflib
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
    folder = manuscript.name.rpartition("/")[0]
    for name in (path, path + "/", f"{folder}/{path}"):
        if name in held:
            return f"{link.target} leads to a post that is {held[name]}", "link it when it is out"
    if path + "/" in known:
        return f"{link.target} leads nowhere", f"write {path}/, with the slash at its end"
    near = difflib.get_close_matches(path, sorted(known, key=file_of), n=1, cutoff=0.6)
    remedy = f"did you mean {near[0]}?" if near else "correct it or take the link out"
    return f"{link.target} leads nowhere", remedy


def _places(manuscript: Manuscript, needle: str) -> list[Place]:
    """Return every line and column of the body where the characters stand; its first line where they do not."""
    found = []
    lines = manuscript.source.text.split("\n")
    first = needle.split("\n", maxsplit=1)[0]
    for number in range(manuscript.body_line, len(lines) + 1):
        line = lines[number - 1]
        column = _find(line, first)
        while column >= 0:
            found.append((number, column + 1))
            column = _find(line, first, column + len(first))
    return found or [(manuscript.body_line, 1)]


def _find(line: str, needle: str, start: int = 0) -> int:
    """Find the needle where it is not the beginning of something longer, as /blog/ is of /blog/a-post/."""
    while (column := line.find(needle, start)) >= 0:
        end = column + len(needle)
        if not (line[end : end + 1].isalnum() or line[end : end + 1] in set("/#?-_.") - {"."}):
            return column
        start = end or column + 1
    return -1
