"""Split a file into its header and its body, and the header into fields."""

import re

from msgspec import Struct

from ..findings.model import Code, Diagnostics
from .aliases import ALIASES, IGNORED, canonical
from .model import MOST_ITEMS, FrontMatter
from .nodes import Node, Pairs, YamlError, read_pairs

LONGEST_HEADER = 100_000
"""Characters of a header, comments and all."""
_FENCE = re.compile(r"---[ \t]*")
_PELICAN_LINE = re.compile(r"(?P<key>[A-Za-z][\w-]*)[ \t]*:[ \t]*(?P<value>.*)", re.ASCII)


class Field(Struct, frozen=True):
    """One key of a header, as its author wrote it and in the form in which names are compared, with its value."""

    name: Node
    key: str
    value: Node


class Header(Struct, frozen=True):
    """The fields of one header, and where it and the body begin: lines count from 1."""

    first_line: int
    fields: tuple[Field, ...]
    body_line: int


def parse_header(diagnostics: Diagnostics) -> Header | None:
    """Split a post or page; report what is wrong and return None where no header can be read.

    Besides YAML between two `---` lines, Pelican's own `Key: value` lines are understood, up to the first blank one or,
    as Python-Markdown has it, a `---`.
    """
    if not diagnostics.source.text.strip():
        diagnostics.mark((1, 1), Code.EMPTY_FILE, "the file is empty", "write a header and a text, or delete it")
        return None
    lines = diagnostics.source.text.split("\n")
    first = next(number for number, line in enumerate(lines) if line.strip())
    if _FENCE.fullmatch(lines[first]):
        return _parse_yaml(lines, first, diagnostics)
    if _is_pelican(lines[first]):
        return _parse_pelican(lines, first, diagnostics)
    opening = lines[first].strip()
    if opening.startswith("+++"):
        code, problem = Code.TOML_HEADER, "the header is TOML (`+++`)"
    elif opening.startswith(("{", ";;;")):
        code, problem = Code.JSON_HEADER, "the header is JSON"
    else:
        code, problem = Code.NO_HEADER, "the file does not begin with a header"
    diagnostics.mark((first + 1, 1), code, problem, "begin with `---`, then `title: …` and `date: …`, then `---`")
    return None


def _parse_yaml(lines: list[str], first: int, diagnostics: Diagnostics) -> Header | None:
    end = next((n for n in range(first + 1, len(lines)) if _FENCE.fullmatch(lines[n])), None)
    if end is None:
        remedy = "put a line of `---` below the last key"
        diagnostics.mark((first + 1, 1), Code.UNCLOSED_HEADER, "the header is opened here and never closed", remedy)
        return None
    if _is_too_long(lines, first, end, diagnostics):
        return None
    try:
        pairs = read_pairs("\n".join(lines[first + 1 : end]), first + 2)
    except YamlError as error:
        diagnostics.mark((error.line, error.column), Code.BAD_YAML, error.problem, error.remedy)
        return None
    return Header(first + 1, _fields(pairs, diagnostics), end + 2)


def _is_too_long(lines: list[str], first: int, end: int, diagnostics: Diagnostics) -> bool:
    """Report a header that nobody wrote by hand, before it is taken apart."""
    length = sum(map(len, lines[first:end]))
    if length > LONGEST_HEADER:
        problem = f"the header has {length} characters, and {LONGEST_HEADER} are the most"
        longest = max(range(first, end), key=lambda number: len(lines[number]))
        diagnostics.mark((longest + 1, 1), Code.TOO_LONG, problem, "shorten it, or move some of it into the text")
    return length > LONGEST_HEADER


def _is_pelican(line: str) -> bool:
    match = _PELICAN_LINE.fullmatch(line)
    if match is None:
        return False
    key = canonical(match["key"])
    return key in FrontMatter.model_fields or key in ALIASES or key in IGNORED


def _parse_pelican(lines: list[str], first: int, diagnostics: Diagnostics) -> Header | None:
    pairs: list[tuple[Node, Node]] = []
    ends = (n for n in range(first, len(lines)) if not lines[n].strip() or _FENCE.fullmatch(lines[n]))
    end = next(ends, len(lines))
    if _is_too_long(lines, first, end, diagnostics):
        return None
    for number in range(first, end):
        line = lines[number]
        match = _PELICAN_LINE.fullmatch(line)
        if match:
            value = Node(number + 1, match.start("value") + 1, match["value"].strip() or None)
            pairs.append((Node(number + 1, 1, match["key"]), value))
        elif line.startswith("    ") and pairs:
            key, begun = pairs[-1]
            pairs[-1] = key, Node(begun.line, begun.column, f"{begun.value or ''} {line.strip()}".strip())
        else:
            remedy = "write `Key: value`, or put a blank line above the text"
            diagnostics.mark((number + 1, 1), Code.NO_HEADER, "this line of the header has no key", remedy)
            return None
    is_closed = end < len(lines) and lines[end].strip()
    return Header(first + 1, _fields(Pairs(tuple(pairs)), diagnostics), end + (2 if is_closed else 1))


def _fields(pairs: Pairs, diagnostics: Diagnostics) -> tuple[Field, ...]:
    fields: dict[str, Field] = {}
    if len(pairs.items) > MOST_ITEMS:
        problem = f"the header has {len(pairs.items)} keys, and {MOST_ITEMS} are the most"
        diagnostics.mark(
            pairs.items[MOST_ITEMS][0].place, Code.TOO_LONG, problem, "delete those that mean nothing here"
        )
    for name, value in pairs.items[:MOST_ITEMS]:
        if not isinstance(name.value, str):
            diagnostics.mark(name.place, Code.WRONG_TYPE, "a key must be a word", "write `key: value`")
            continue
        field = Field(name, canonical(name.value), value)
        if field.key in fields and field.key not in IGNORED:
            problem = f"`{name.value}` stands twice, first in line {fields[field.key].name.line}"
            diagnostics.mark(name.place, Code.DUPLICATE_KEY, problem, "keep one of the two")
            continue
        fields[field.key] = field
    return tuple(fields.values())
