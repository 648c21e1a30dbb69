"""The nouns: a code, a level, a finding, the report that collects a run's findings."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

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
    BAD_SYNONYMS = "bad-synonyms"
    BAD_THEME = "bad-theme"
    BAD_TWEET = "bad-tweet"
    BAD_YAML = "bad-yaml"
    DEAD_ANCHOR = "dead-anchor"
    DEAD_EMAIL = "dead-email"
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
    ODD_BLANK = "odd-blank"
    ODD_TOPIC = "odd-topic"
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


_WARNED_OF = frozenset({Code.DEAD_MENU, Code.ODD_BLANK, Code.ODD_TOPIC})
"""Of what is no error unless a site says so: no page is harmed by it."""
_UNASKED = frozenset({Code.DEAD_EMAIL})
"""What nobody is told of who does not ask for it, as publishconf.py does: it harms readers alone."""


@lru_cache(maxsize=2)
def _lines(text: str) -> list[str]:
    """Split a text once, however many findings quote it."""
    return text.split("\n")


class Source(Struct, frozen=True):
    """One text file as its author sees it; `path` is relative to the project, for messages."""

    path: str
    text: str

    def line(self, number: int) -> str:
        """Return line `number`, counted from 1, or nothing past the end."""
        lines = _lines(self.text)
        return lines[number - 1].rstrip("\r") if 0 < number <= len(lines) else ""


class Finding(Struct, frozen=True, order=True):
    """One mistake at one place. `line` and `column` count characters from 1; `excerpt` is the source line.

    What the command line said has the line and column 0. `subject` is a name that is wrong wherever it stands: the
    report tells it once, at the first place, and says `elsewhere` for the others, each a path with line and column.
    """

    path: str
    line: int
    column: int
    code: Code
    problem: str
    remedy: str
    excerpt: str = ""
    subject: str = ""
    elsewhere: tuple[tuple[str, int, int], ...] = ()

    @property
    def posts(self) -> frozenset[str]:
        """Return the paths of the files that it is about."""
        return frozenset({self.path, *(path for path, _, _ in self.elsewhere)})


class Paste(Struct, frozen=True):
    """Lines that settle the findings of a code at once; `title` says what they do, and to which file they belong."""

    title: str
    lines: tuple[str, ...]


class Report:
    """Collect the findings of one run, each at the level its code is set to."""

    def __init__(self, levels: Mapping[Code, Level] | None = None) -> None:
        """Take the levels that differ from the default."""
        self._levels = dict(levels or {})
        self._findings: dict[Finding | tuple[Code, str], set[Finding]] = defaultdict(set)
        self._pastes: dict[Code, Paste] = {}

    def add(self, finding: Finding) -> None:
        """Keep a finding, unless its code is switched off; a subject is the same in capitals."""
        if self.level(finding.code) is not Level.OFF:
            key = (finding.code, finding.subject.casefold()) if finding.subject else finding
            self._findings[key].add(finding)

    def offer(self, code: Code, paste: Paste) -> None:
        """Keep the lines that settle what was found of a code."""
        self._pastes[code] = paste

    @property
    def pastes(self) -> Mapping[Code, Paste]:
        """Return the lines that settle findings, by code."""
        return self._pastes

    def subjects(self, code: Code) -> list[str]:
        """Return the names that were found wrong, as they are first written, in order."""
        return sorted({each.subject for each in self if each.code is code and each.subject}, key=str.casefold)

    def level(self, code: Code) -> Level:
        """Return what a code is set to."""
        usual = Level.OFF if code in _UNASKED else Level.WARNING if code in _WARNED_OF else Level.ERROR
        return self._levels.get(code, usual)

    def count(self, level: Level) -> int:
        """Count the findings at a level."""
        return sum(self.level(next(iter(alike)).code) is level for alike in self._findings.values())

    def every_place(self) -> Iterator[Finding]:
        """Go through every finding, those of one subject one by one."""
        return chain.from_iterable(self._findings.values())

    def __iter__(self) -> Iterator[Finding]:
        """Go through what is told, by file, line and column: each finding, and each subject once."""
        return iter(sorted(map(_together, self._findings.values())))


def _together(alike: set[Finding]) -> Finding:
    """Return the first of the findings about one subject, with the places of the others."""
    first, *others = sorted(alike)
    return replace(first, elsewhere=tuple((each.path, each.line, each.column) for each in others)) if others else first


class Diagnostics(Struct, frozen=True):
    """One source that is being read, and the report its mistakes go to."""

    source: Source
    report: Report

    def mark(self, place: Place, code: Code, problem: str, remedy: str, subject: str = "") -> None:
        """Report a mistake at a place, with the source line it stands in, and the name that is wrong everywhere."""
        line, column = place
        excerpt = self.source.line(line)
        self.report.add(Finding(self.source.path, line, column, code, problem, remedy, excerpt, subject))


class ContentError(Exception):
    """Stop a run whose report holds errors; raised once, after everything was read."""

    def __init__(self, report: Report) -> None:
        """Carry the report to whoever prints it."""
        super().__init__(f"{report.count(Level.ERROR)} errors in the content")
        self.report = report
