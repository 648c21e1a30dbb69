"""The nouns: a code, a level, a finding, the report that collects a run's findings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

Place = tuple[int, int]
"""A line and a column, counted in characters from 1."""
START: Place = (1, 1)
COMMAND_LINE = "command line"
"""What stands for the file in a finding that has no line."""


class Code(StrEnum):
    """Name each kind of mistake; `CHECKS` in pelicanconf.py sets its level."""

    ACTIVE_FILE = "active-file"
    BAD_ARCHIVE = "bad-archive"
    BAD_AUTHORS = "bad-authors"
    BAD_DATE = "bad-date"
    BAD_DUE = "bad-due"
    BAD_HANDOUT = "bad-handout"
    BAD_MARKDOWN = "bad-markdown"
    BAD_PATH = "bad-path"
    BAD_PICTURE = "bad-picture"
    BAD_SETTING = "bad-setting"
    BAD_THEME = "bad-theme"
    BAD_TWEET = "bad-tweet"
    BAD_YAML = "bad-yaml"
    DEAD_ANCHOR = "dead-anchor"
    DEAD_LINK = "dead-link"
    DEAD_MENU = "dead-menu"
    DUPLICATE_KEY = "duplicate-key"
    DUPLICATE_PATH = "duplicate-path"
    EMPTY_FILE = "empty-file"
    FOREIGN_TAG = "foreign-tag"
    INLINE_CODE = "inline-code"
    JSON_HEADER = "json-header"
    LONG_ITEM = "long-item"
    MISSING_ALT = "missing-alt"
    MISSING_ATTACHMENT = "missing-attachment"
    MISSING_DATE = "missing-date"
    MISSING_TITLE = "missing-title"
    MISSING_TWEET = "missing-tweet"
    NO_GLYPH = "no-glyph"
    NO_HEADER = "no-header"
    NOT_A_FILE = "not-a-file"
    NOT_UTF8 = "not-utf8"
    OTHER_FORMAT = "other-format"
    OUTSIDE_ATTACHMENT = "outside-attachment"
    THIRD_PARTY = "third-party"
    TOML_HEADER = "toml-header"
    TOO_LONG = "too-long"
    UNCLOSED_HEADER = "unclosed-header"
    UNKNOWN_AUTHOR = "unknown-author"
    UNKNOWN_KEY = "unknown-key"
    UNSAFE_LINK = "unsafe-link"
    WRONG_TYPE = "wrong-type"


class Level(StrEnum):
    """Say what a finding does to the build."""

    ERROR = "error"
    WARNING = "warning"
    OFF = "off"


_WARNED_OF = frozenset({Code.DEAD_MENU})
"""Of what is no error unless a site says so: what is left out for it harms no page."""


@lru_cache(maxsize=2)
def _lines(text: str) -> list[str]:
    """Split a text once, however many findings quote it."""
    return text.split("\n")


@dataclass(frozen=True, slots=True)
class Source:
    """One text file as its author sees it; `path` is relative to the project, for messages."""

    path: str
    text: str

    def line(self, number: int) -> str:
        """Return line `number`, counted from 1, or nothing past the end."""
        lines = _lines(self.text)
        return lines[number - 1].rstrip("\r") if 0 < number <= len(lines) else ""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One mistake at one place. `line` and `column` count characters from 1; `excerpt` is the source line.

    What the command line said has the line and column 0.
    """

    path: str
    line: int
    column: int
    code: Code
    problem: str
    remedy: str
    excerpt: str = ""


class Report:
    """Collect the findings of one run, each at the level its code is set to."""

    def __init__(self, levels: Mapping[Code, Level] | None = None) -> None:
        """Take the levels that differ from the default."""
        self._levels = dict(levels or {})
        self._findings: set[Finding] = set()

    def add(self, finding: Finding) -> None:
        """Keep a finding, unless its code is switched off."""
        if self.level(finding.code) is not Level.OFF:
            self._findings.add(finding)

    def level(self, code: Code) -> Level:
        """Return what a code is set to."""
        return self._levels.get(code, Level.WARNING if code in _WARNED_OF else Level.ERROR)

    def count(self, level: Level) -> int:
        """Count the findings at a level."""
        return sum(self.level(finding.code) is level for finding in self._findings)

    def __iter__(self) -> Iterator[Finding]:
        """Go through the findings by file, line and column."""
        return iter(sorted(self._findings))


@dataclass(frozen=True, slots=True)
class Proof:
    """One source that is being read, and the report its mistakes go to."""

    source: Source
    report: Report

    def mark(self, place: Place, code: Code, problem: str, remedy: str) -> None:
        """Report a mistake at a place, with the source line it stands in."""
        line, column = place
        self.report.add(Finding(self.source.path, line, column, code, problem, remedy, self.source.line(line)))


class ContentError(Exception):
    """Stop a run whose report holds errors; raised once, after everything was read."""

    def __init__(self, report: Report) -> None:
        """Carry the report to whoever prints it."""
        super().__init__(f"{report.count(Level.ERROR)} errors in the content")
        self.report = report
