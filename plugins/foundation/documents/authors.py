"""The people behind the posts, from content/authors.yaml."""

import json
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, ValidationError

from ..findings.model import Code, Diagnostics, Paste, Report
from ..front_matter.nodes import Node, Pairs, YamlError, read_pairs
from ..front_matter.validate import plain
from ..slugs import slug, unused
from ..text import LONGEST_NAME, LONGEST_SUMMARY, composed, one_line
from .model import Author
from .sources import read_source

FILE = "authors.yaml"
"""The list, in content/."""
LARGEST = 1_000_000
"""Bytes of the list: enough for thousands."""
_PLAIN = re.compile(r"(?!null$)[^\W\d_][\w .'’-]*", re.IGNORECASE)
"""A name that YAML takes as it is."""


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: Annotated[
        str,
        StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_NAME),
        AfterValidator(one_line),
    ]
    about: Annotated[str, StringConstraints(max_length=LONGEST_SUMMARY), AfterValidator(one_line)] = ""
    team: bool = False


def read_authors(path: Path, project: Path, report: Report) -> Mapping[str, Author]:
    """Return the authors by key; none where there is no such file."""
    if not os.path.lexists(path):
        return {}
    source = read_source(path, project, report, LARGEST)
    if source is None:
        return {}
    diagnostics = Diagnostics(source, report)
    try:
        pairs = read_pairs(source.text, 1)
    except YamlError as error:
        diagnostics.mark((error.line, error.column), Code.BAD_AUTHORS, error.problem, error.remedy)
        return {}
    authors: dict[str, Author] = {}
    for key, value in pairs.items:
        author = _author(key, value, diagnostics)
        if author and author.key in authors:
            problem = f"the author `{author.key}` stands twice"
            diagnostics.mark(key.place, Code.BAD_AUTHORS, problem, "keep one of the two")
        elif author:
            authors[author.key] = author
    return authors


def authors_paste(names: Iterable[str], authors: Mapping[str, Author]) -> Paste | None:
    """Return the entries that the list of authors lacks for these names; None where it lacks none."""
    lines: list[str] = []
    keys, tried = set(authors), dict[str, int]()
    for name in names:
        key = unused(slug(name) or "author", keys, tried)
        keys.add(key)
        lines += (f"{_quoted(key)}:", f"  name: {_quoted(name)}")
    return Paste(f"To add these authors, paste into content/{FILE}", tuple(lines)) if lines else None


def _quoted(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _author(key: Node, value: Node, diagnostics: Diagnostics) -> Author | None:
    name = composed(str(plain(key)))
    if not slug(name):
        problem = f"no URL can be made of `{name}`"
        diagnostics.mark(key.place, Code.BAD_AUTHORS, problem, "begin with a key of letters, like `jane-doe:`")
        return None
    written = plain(value)
    try:
        entry = _Entry.model_validate(written if isinstance(written, dict) else {})
    except ValidationError as error:
        details = error.errors(include_url=False)[0]
        node = _node_at(value, details["loc"])
        where = ".".join(str(part) for part in (name, *details["loc"]))
        problem, remedy = (
            f"{where}: {details['msg'].lower()}",
            "an author has a `name:` and may have `about:` and `team: true`",
        )
        diagnostics.mark(node.place, Code.BAD_AUTHORS, problem, remedy)
        return None
    return Author(name, entry.name, entry.about, entry.team)


def _node_at(node: Node, loc: tuple[int | str, ...]) -> Node:
    for part in loc:
        if isinstance(node.value, Pairs):
            node = next((value for key, value in node.value.items if key.value == part), node)
    return node
