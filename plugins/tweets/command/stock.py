"""The command `pelican-tweets`, which archives the tweets of any Pelican site."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pelican.settings import read_settings

from ...foundation.documents.model import PAGE, Manuscript
from ...foundation.documents.read import ReadingContext, read_manuscript
from ...foundation.documents.sources import find_sources
from ...foundation.findings.model import Code, ContentError, Finding, Report
from ...foundation.front_matter.validate import Rules
from ...foundation.stock.templates import environment
from ...site.filters import day
from ...site.origin import Origin
from ..render import TweetRenderer
from .command import Site, Texts, run


def load(file: str) -> Mapping[str, Any]:
    """Return the settings of a site; raise ContentError where there is no such file."""
    if not Path(file).is_file():
        report = Report()
        remedy = "go to the folder of your site, or name its settings with --settings"
        report.add(Finding(file, 1, 1, Code.BAD_SETTING, "there is no such file", remedy))
        raise ContentError(report)
    return {**read_settings(file), "ORIGIN": Origin(Path(file))}


def open_texts(settings: Mapping[str, Any]) -> Texts:
    """Return the Markdown texts of a site, be their headers ours or Pelican's."""
    content = Path(settings["PATH"]).resolve()
    context = ReadingContext(
        content.parent, content, Rules(ZoneInfo(settings.get("TIMEZONE", "UTC"))), {}, knows_all_authors=False
    )

    def read() -> tuple[Sequence[Manuscript], int]:
        sources = find_sources(content, content.parent, Report()).sources
        texts = [read_manuscript(file, PAGE, context, Report()) for file in sources]
        found = [text for text in texts if text]
        return found, len(texts) - len(found)

    templates = environment(Path(settings["THEME"]), {"day": day, "link": str})
    return Texts(content.parent, content, TweetRenderer(templates, {}), read, {}, "`pelican`")


def main() -> None:
    """Do what the command line says, and end with its status."""
    sys.exit(run(Site("pelican-tweets", load, open_texts)))
