"""Words that mean the same to a reader who searches, from content/synonyms.txt."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..foundation.documents.sources import read_source
from ..foundation.findings.model import Code, Diagnostics, Report
from .words import words_of

FILE = "synonyms.txt"
"""The list, in content/: a group in each line, its words with commas between."""
LARGEST = 100_000
"""Bytes of the list, which every search loads: enough for a thousand groups."""

Group = Sequence[Sequence[str]]
"""What means the same, each in its words."""


def read_synonyms(path: Path, project: Path, report: Report) -> Sequence[Group]:
    """Return the groups; none where there is no such file. A word that stands alone is reported."""
    if not os.path.lexists(path):
        return ()
    source = read_source(path, project, report, LARGEST)
    return tuple(_groups(Diagnostics(source, report))) if source else ()


def _groups(diagnostics: Diagnostics) -> Iterator[Group]:
    for number, line in enumerate(diagnostics.source.text.split("\n"), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        group = [words for each in line.split(",") if (words := tuple(words_of(each)))]
        if len(group) > 1:
            yield group
        else:
            problem = f"`{line.strip()}` means the same as nothing"
            remedy = "write words that mean the same in one line, with commas between, like `cv, résumé`"
            diagnostics.mark((number, len(line) - len(line.lstrip()) + 1), Code.BAD_SYNONYMS, problem, remedy)
