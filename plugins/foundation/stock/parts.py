"""What the plugins of ours that a site has switched on, for its one reader of Markdown."""

import os
import sys
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from markdown.extensions import Extension
from msgspec import Struct, field
from pelican import Pelican
from pelican.plugins import signals
from pelican.utils import clean_output_dir

from ..findings.model import Diagnostics, Level, Report
from ..findings.render import render_report
from ..prose.model import Embedder
from .statics import publish_file

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
    embed, and `report` takes what is wrong. `styles` are style sheets by the names that texts link them by, and `shown`
    those that a text does. `read_text` reads the texts that are no ordinary ones, and `finish` does what is still to be
    done for them when all texts are read. Where the site is to be deleted first, `deletes` has that done, too.
    """

    root: Path
    read_header: Callable[[Diagnostics], Header | None] | None = None
    extensions: list[Extension] = field(default_factory=list)
    without: frozenset[str] = frozenset()
    embedders: list[Embedder] = field(default_factory=list)
    report: Report = field(default_factory=Report)
    styles: dict[str, Path] = field(default_factory=dict)
    shown: set[str] = field(default_factory=set)
    read_text: Callable[[Path, Diagnostics], Text | None] | None = None
    finish: Callable[[Sequence[Any]], None] | None = None
    deletes: Callable[[], None] | None = None


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
        if pelican.delete_outputdir:  # not before it is known that there will be another
            pelican.delete_outputdir = False
            parts.deletes = partial(_delete_output, pelican)
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
    if parts.deletes:
        parts.deletes()
    for name in sorted(parts.shown):
        publish_file(generators[0].context, generators[0].settings, name, parts.styles[name])
    if parts.finish:
        parts.finish(generators)


def style_link(name: str) -> str:
    """Return what links a text to one of the style sheets."""
    return f'<link rel="stylesheet" href="{{filename}}/{name}">'


def with_styles(html: str, parts: Parts) -> str:
    """Return a text that names each style sheet once, where it is first needed, and note those that it names."""
    for link, name in ((style_link(name), name) for name in parts.styles):
        head, found, tail = html.partition(link)
        html = head + found + tail.replace(link, "")
        parts.shown |= {name} if found else set()
    return html


def _delete_output(pelican: Pelican) -> None:
    """Delete the site as Pelican does, but for a folder that the texts lie in."""
    output, content = os.path.realpath(pelican.output_path), os.path.realpath(pelican.path)
    if os.path.commonpath([output]) != os.path.commonpath([output, content]):
        clean_output_dir(pelican.output_path, pelican.output_retention)
