from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC
from typing import TypedDict, Unpack

from plugins.foundation.findings.model import Diagnostics, Finding, Report, Source
from plugins.foundation.front_matter.model import FrontMatter
from plugins.foundation.front_matter.parse import Header, parse_header
from plugins.foundation.front_matter.validate import Rules, validate


@dataclass(frozen=True)
class Reading:
    """What came of one file's header, and what an author was told."""

    front: FrontMatter
    extra: Mapping[str, object]
    findings: list[Finding]

    @property
    def told(self) -> list[str]:
        return [f"{each.line}:{each.column} {each.code}" for each in self.findings]


class SiteRules(TypedDict, total=False):
    aliases: Mapping[str, str]
    extra: frozenset[str]


def split(text: str) -> tuple[Header | None, list[Finding]]:
    """Split a file into header and body."""
    report = Report()
    header = parse_header(Diagnostics(Source("a.md", text), report))
    return header, list(report)


def refused(text: str) -> Finding:
    """Return the one finding of a file of which no header can be read."""
    header, findings = split(text)
    assert header is None
    (finding,) = findings
    return finding


def read(header: str, **rules: Unpack[SiteRules]) -> Reading:
    """Read the lines between two `---`."""
    return read_file(f"---\n{header}\n---\nText.\n", **rules)


def read_file(text: str, **rules: Unpack[SiteRules]) -> Reading:
    """Read a file whose header can be split off."""
    report = Report()
    diagnostics = Diagnostics(Source("a.md", text), report)
    parsed = parse_header(diagnostics)
    assert parsed is not None, list(report)
    validated = validate(parsed, Rules(UTC, **rules), diagnostics, "Fallback")
    return Reading(validated.front_matter, validated.extra, list(report))
