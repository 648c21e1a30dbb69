"""Abbreviations: where a text says `*[CV]: curriculum vitae`, each CV in it tells what it stands for."""

import re
from collections.abc import Mapping
from xml.etree import ElementTree as ET

from markdown.treeprocessors import Treeprocessor

from ..commonmark.parser import parser_of
from .elements import take_out

_MEANING = re.compile(r"\*\[(?P<name>[^\[\]\n]+)\]:[ \t]*(?P<meaning>[^\n]*)")
_MEANINGS = re.compile(r"\s*(?:\*\[[^\[\]\n]+\]:[^\n]*\n?)+\s*")
_PASSED_OVER = frozenset({"code", "pre", "abbr"})


class Abbreviations(Treeprocessor):
    """Take what abbreviations mean out of a text, and mark them in it."""

    def run(self, root: ET.Element) -> None:
        """Look at a text that has such a line."""
        if b"*[" not in parser_of(self.md).lines.source:
            return
        meanings: dict[str, str] = {}
        for paragraph in [each for each in root if each.tag == "p" and not len(each)]:
            if _MEANINGS.fullmatch(paragraph.text or ""):
                found = _MEANING.finditer(paragraph.text or "")
                meanings |= {match["name"].strip(): match["meaning"].strip() for match in found}
                take_out(root, paragraph)
        if meanings:
            names = "|".join(map(re.escape, sorted(meanings, key=len, reverse=True)))
            _mark(root, re.compile(rf"(?<!\w)(?:{names})(?!\w)"), meanings)


def _mark(element: ET.Element, names: re.Pattern[str], meanings: Mapping[str, str]) -> None:
    children = [*element]
    rest, found = _split(element.text or "", names, meanings)
    element.text = rest
    place = len(found)
    element[:0] = found
    for child in children:
        if child.tag not in _PASSED_OVER:
            _mark(child, names, meanings)
        place += 1
        child.tail, found = _split(child.tail or "", names, meanings)
        element[place:place] = found
        place += len(found)


def _split(text: str, names: re.Pattern[str], meanings: Mapping[str, str]) -> tuple[str, list[ET.Element]]:
    """Return what stands before the first abbreviation in a text, and an element for each, with what follows it."""
    found: list[ET.Element] = []
    done, before = 0, text
    for match in names.finditer(text):
        if found:
            found[-1].tail = text[done : match.start()]
        else:
            before = text[: match.start()]
        abbreviation = ET.Element("abbr", {"title": meanings[match[0]]})
        abbreviation.text = match[0]
        found.append(abbreviation)
        done = match.end()
    if found:
        found[-1].tail = text[done:]
    return before, found
