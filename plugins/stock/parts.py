"""What the plugins of ours that a site has switched on, for its one reader of Markdown."""

import sys
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from pathlib import Path
from typing import Any

from markdown.extensions import Extension
from msgspec import Struct, field
from pelican import Pelican
from pelican.plugins import signals

from ..findings.model import Level, Proof, Report
from ..findings.render import render_report
from ..prose.model import Embedder

_SETTING = "OVER_COFFEE"
_SITE = ".site.plugin"


class Header(Struct, frozen=True):
    """What the header of a text says, as Pelican takes metadata, and the line in which the text begins."""

    metadata: Mapping[str, object]
    body_line: int


class Text(Struct, frozen=True):
    """A text as HTML, and what Pelican is told of it, where its header does not say that."""

    html: str
    metadata: Mapping[str, object] | None = None


class Parts(Struct):
    """The parts of one run.

    `read_header` reads the header of a text, where it is one of ours; else Pelican does. `extensions` are for
    Python-Markdown, `without` are the names of extensions that cannot stand beside them. `embedders` find what to
    embed, and `report` takes what is wrong. `read_text` reads the texts that are no ordinary ones, and `finish` what is
    still to be done for them when all texts are read.
    """

    root: Path
    read_header: Callable[[Proof], Header | None] | None = None
    extensions: list[Extension] = field(default_factory=list)
    without: frozenset[str] = frozenset()
    embedders: list[Embedder] = field(default_factory=list)
    report: Report = field(default_factory=Report)
    read_text: Callable[[Path, Proof], Text | None] | None = None
    finish: Callable[[Sequence[Any]], None] | None = None


def parts_of(settings: Mapping[str, Any]) -> Parts | None:
    """Return the parts of a run; None where there are none, as on our own site, which reads its texts itself."""
    parts: Parts | None = settings.get(_SETTING)
    return parts


def add_part(pelican: Pelican) -> Parts | None:
    """Return the parts of a run, to add one; None on our own site."""
    settings: MutableMapping[str, Any] = pelican.settings
    if any(str(name).endswith(_SITE) for name in settings["PLUGINS"]):
        return None
    parts = parts_of(settings)
    if parts is None:
        parts = settings[_SETTING] = Parts(Path(settings["PATH"]).resolve().parent)
        signals.all_generators_finalized.connect(finish)
    return parts


def finish(generators: Sequence[Any]) -> None:
    """Print what is wrong with the texts; end the run before anything is written if that is an error."""
    parts = parts_of(generators[0].settings)
    if parts is None:
        return
    sys.stderr.write(render_report(parts.report))
    if parts.report.count(Level.ERROR):
        raise SystemExit(1)
    if parts.finish:
        parts.finish(generators)
