"""Checked YAML headers in anybody's Pelican site: `PLUGINS = ["front_matter"]`."""

from collections.abc import Iterator
from functools import partial
from html import escape
from typing import Any
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from pelican import Pelican
from pelican.plugins import signals
from pelican.readers import BaseReader

from ..foundation.documents.addresses import NO_PAGE
from ..foundation.documents.paths import PathError, file_of, parse_path
from ..foundation.documents.read import category_of, tags_of
from ..foundation.findings.model import Code, Diagnostics, Level
from ..foundation.front_matter.model import FrontMatter
from ..foundation.front_matter.parse import parse_header
from ..foundation.front_matter.validate import Rules, Validated, is_near, validate
from ..foundation.stock.parts import Header, add_part
from ..foundation.stock.reader import use_reader

_PELICAN = frozenset({"lang", "translation", "template", "save_as", "private", "stem"})
"""Keys that mean something to Pelican, and nothing to us."""
_STATES = frozenset({"hidden", "skip"})
"""What only Pelican knows of the status of a text."""


def read_header(settings: dict[str, Any], diagnostics: Diagnostics) -> Header | None:
    """Return what a YAML header says; None where there is none, and Pelican looks for one of its own.

    A key that is none of ours is Pelican's, or a theme's; one that is nearly ours is misspelt.
    """
    if not diagnostics.source.text.lstrip().startswith("---"):
        return None
    header = parse_header(diagnostics)
    if header is None:
        return Header({"status": "skip"}, 1)
    state = next((str(each.value.value).strip().lower() for each in header.fields if each.key == "status"), "")
    if state in _STATES:
        header = replace(header, fields=tuple(each for each in header.fields if each.key != "status"))
    wrong = diagnostics.report.count(Level.ERROR)
    zone = ZoneInfo(settings.get("TIMEZONE", "UTC"))
    other = {each.key for each in header.fields if each.key in _PELICAN or not is_near(each.key)}
    checked = validate(
        header, Rules(zone, {}, frozenset(other - FrontMatter.model_fields.keys())), diagnostics, "Untitled"
    )
    reader = BaseReader(settings)
    metadata = {name: reader.process_metadata(name, value) for name, value in _metadata(checked, diagnostics)}
    if diagnostics.report.count(Level.ERROR) > wrong:
        return Header({"status": "skip"}, header.body_line)  # the run ends anyway, and Pelican need not complain, too
    return Header({**metadata, "status": state} if state in _STATES else metadata, header.body_line)


def _metadata(checked: Validated, diagnostics: Diagnostics) -> Iterator[tuple[str, object]]:
    """Go through what Pelican is told, by its own names; its titles and summaries are HTML."""
    front = checked.front_matter
    yield from ((name, value) for name, value in checked.extra.items() if isinstance(value, str))
    yield "title", escape(front.title, quote=False)
    yield "status", front.status
    for name, moment in (("date", front.date), ("modified", front.updated)):
        if moment:
            yield name, moment.isoformat()
    named: dict[str, object] = {
        "category": category_of(front),
        "tags": list(tags_of(front)),
        "authors": list(front.authors),
    }
    named |= {"slug": front.slug, "series": front.series, "summary": escape(front.excerpt or "", quote=False)}
    yield from ((name, value) for name, value in named.items() if value)
    if front.path and front.path != NO_PAGE:
        try:
            path = parse_path(front.path)
        except PathError as error:
            diagnostics.mark(checked.nodes["path"].place, Code.BAD_PATH, f"path: {error.problem}", error.remedy)
        else:
            yield "url", path.removeprefix("/")
            yield "save_as", file_of(path)


def switch_on(pelican: Pelican) -> None:
    """Have headers read so."""
    if parts := add_part(pelican):
        parts.read_header = partial(read_header, pelican.settings)


def register() -> None:
    """Connect to Pelican's signals."""
    signals.initialized.connect(switch_on)
    signals.readers_init.connect(use_reader)
