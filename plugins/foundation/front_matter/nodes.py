"""YAML read as text with places: every scalar stays as it was written, and knows its line and column.

Scalars are not resolved to YAML's types, because a title may be `1984` or `Yes`; the schema of the header decides.
The event stream is used instead of a composed document: libyaml's composer overflows the stack on deep nesting.
"""

import re
from collections.abc import Iterator

import yaml
from msgspec import Struct

from ..findings.model import Place

MAXIMUM_DEPTH = 20
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_OTHER_BREAKS = dict.fromkeys((0x85, 0x2028, 0x2029), " ")
"""What begins a line in YAML 1.1 but not in an editor."""


class Node(Struct, frozen=True):
    """One YAML value at its place, counted from 1: text, nothing, a list, or pairs of key and value."""

    line: int
    column: int
    value: "str | list[Node] | Pairs | None"

    @property
    def place(self) -> Place:
        """Return where it stands."""
        return self.line, self.column


class Pairs(Struct, frozen=True):
    """A YAML mapping, in the order written, duplicates kept."""

    items: tuple[tuple[Node, Node], ...]


class YamlError(Exception):
    """Text that is not the YAML of a header; `line` and `column` count from 1."""

    def __init__(self, line: int, column: int, problem: str, remedy: str) -> None:
        """Say where, what and what to do."""
        super().__init__(problem)
        self.line, self.column, self.problem, self.remedy = line, column, problem, remedy


def read_pairs(text: str, first_line: int) -> Pairs:
    """Read a YAML mapping that begins at `first_line` of its file; raise YamlError if it is anything else."""
    reader = _Reader(text.translate(_OTHER_BREAKS), first_line)
    try:
        return reader.document()
    except yaml.MarkedYAMLError as error:
        mark = error.context_mark if _is_opened(error) else error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        raise YamlError(first_line + line, column + 1, *_explain(error, text, line, column)) from None
    except yaml.reader.ReaderError as error:
        before, _, _ = text.partition(chr(error.character))
        raise YamlError(
            first_line + before.count("\n"),
            len(before) - before.rfind("\n"),
            "a control character stands here",
            "delete it and type what stands around it again",
        ) from None


class _Reader:
    """Turn libyaml's events into nodes."""

    def __init__(self, text: str, first_line: int) -> None:
        self._first_line = first_line
        self._events: Iterator[yaml.Event] = iter(yaml.parse(text, Loader=_LOADER))

    def document(self) -> Pairs:
        for event in self._events:
            if isinstance(event, yaml.MappingStartEvent):
                pairs = self._node(event, 0).value
                if isinstance(pairs, Pairs):
                    return self._alone(pairs)
            if isinstance(event, (yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.AliasEvent)):
                raise self._error(event, "this is not a list of keys and values", "write `key: value`, one key a line")
        return Pairs(())

    def _alone(self, pairs: Pairs) -> Pairs:
        """Read to the end, so that a mistake behind the mapping is not missed."""
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                raise self._error(event, "a second YAML document begins here", "keep one block, without `---` in it")
        return pairs

    def _node(self, event: yaml.Event, depth: int) -> Node:
        line, column = self._place(event)
        if depth > MAXIMUM_DEPTH:
            raise self._error(event, f"this is nested more than {MAXIMUM_DEPTH} levels deep", "flatten it")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self._error(
                event,
                "YAML anchors and aliases (& and *) are not read here",
                "write the value out, or put it in quotes",
            )
        if isinstance(event, yaml.ScalarEvent):
            plain = event.style is None or event.style == ""
            return Node(line, column, None if plain and event.value in _NULLS else event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(inner := next(self._events), yaml.SequenceEndEvent):
                items.append(self._node(inner, depth + 1))
            return Node(line, column, items)
        pairs = []
        while not isinstance(inner := next(self._events), yaml.MappingEndEvent):
            key = self._node(inner, depth + 1)
            pairs.append((key, self._node(next(self._events), depth + 1)))
        return Node(line, column, Pairs(tuple(pairs)))

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        if mark is None:
            return self._first_line, 1
        return self._first_line + mark.line, mark.column + 1

    def _error(self, event: yaml.Event, problem: str, remedy: str) -> YamlError:
        return YamlError(*self._place(event), problem, remedy)


def _is_opened(error: yaml.MarkedYAMLError) -> bool:
    """Tell what shows where it begins: libyaml points at where it gave up, lines below."""
    return bool(re.search(r"scanning a (?:quoted scalar|simple key)|flow (?:sequence|mapping)", error.context or ""))


def _explain(error: yaml.MarkedYAMLError, text: str, line: int, column: int) -> tuple[str, str]:
    """Put libyaml's terse words for the commonest slips as an author would."""
    here = text.split("\n")[line : line + 1]
    indent, sign = (here[0][: column + 1], here[0][column : column + 1]) if here else ("", "")
    if sign == "\t" or ("\t" in indent and not indent.strip()):
        return "a tab cannot indent YAML", "use spaces"
    message = f"{error.context or ''}: {error.problem or ''}"
    for pattern, problem, remedy in _SLIPS:
        if re.search(pattern, message):
            return problem.format(sign), remedy
    return f"not YAML: {error.problem}", "check the indentation, and quote values that hold `:`, `#` or quotes"


_SLIPS = (
    (
        "mapping values are not allowed",
        "a second `: ` in one line",
        "put the value in double quotes, or indent the line like its neighbours",
    ),
    ("cannot start any token", "a value cannot begin with `{}`", "put it in double quotes"),
    (
        "quoted scalar.*end of stream",
        "a quotation mark is opened and never closed",
        "close it, or write the value without quotes",
    ),
    (
        "unknown escape",
        "a backslash in double quotes begins an escape",
        "double the backslash, or use single quotes",
    ),
    (
        "flow (?:sequence|mapping)",
        "a bracket is opened and never closed",
        "close it, or write the list one `- item` a line",
    ),
    (
        "could not find expected ':'",
        "this line has no colon",
        "write `key: value`, or indent the line to continue the one above",
    ),
    (
        "did not find expected key|expected <block end>",
        "this line does not fit the lines above it",
        "check its indentation, and quotes inside quotes",
    ),
)
"""What libyaml says of a slip (as a pattern), what an author should read, and what to do."""
