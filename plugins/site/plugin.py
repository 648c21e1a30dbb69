"""Tie the site to Pelican: read it before the generators, and put ours in the places of Pelican's own."""

import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from pelican import Pelican
from pelican.generators import ArticlesGenerator, PagesGenerator
from pelican.plugins import signals
from pelican.plugins._utils import load_plugins
from pelican.readers import BaseReader, Readers

from ..foundation.findings.model import ContentError, Report
from ..foundation.findings.render import render_report
from .generators import FeatureGenerator, SiteGenerator, SitePagesGenerator, SiteReader
from .model import Project, Site
from .origin import Origin
from .read import checked_site
from .settings import check_settings, read_project

_READ = ("md", "markdown", "html", "htm")
"""The endings of files that hold texts."""


class SitePelican(Pelican):  # type: ignore[misc]  # Pelican has no types
    """Pelican, with our generators in the places of its own; PELICAN_CLASS names it. A run makes its `site`."""

    site: Site

    def run(self) -> None:
        """Run the generators; what is wrong with the content is printed, and ends the run."""
        try:
            super().run()
        except ContentError as error:
            _stop(error)

    def _get_generator_classes(self) -> list[Callable[..., object]]:
        """Read the site, and give it to ours; raise ContentError where something is wrong that is an error."""
        project = project_of(self.settings, self.plugins)
        self.site = checked_site(project, Report(project.levels), sys.stderr)
        self.settings["STATIC_PATHS"] = []  # The site publishes those files itself.
        signals.readers_init.connect(self._read_all)
        ours = {ArticlesGenerator: SiteGenerator, PagesGenerator: SitePagesGenerator}
        made = [partial(ours[each], self.site) if each in ours else each for each in super()._get_generator_classes()]
        return [*made, partial(FeatureGenerator, self.site)]

    def _read_all(self, readers: Readers) -> None:
        """Have every text of this run read through the site, and let no other reader see a file."""
        if readers.settings is self.settings:
            reader = partial(SiteReader, documents=self.site.documents)
            readers.reader_classes = {"static": BaseReader, **dict.fromkeys(_READ, reader)}


def check_facts(pelican: Pelican) -> None:
    """Have templates and plugins read the site's facts as they were checked.

    What is wrong is printed, and stops the run. Pelican looks for no translations: it would compare every post.
    """
    settings = pelican.settings
    origin = settings.get("ORIGIN") or Origin(Path(settings["PATH"]).resolve().parent / "pelicanconf.py")
    try:
        settings |= check_settings(settings, origin)
    except ContentError as error:
        _stop(error)
    settings["ARTICLE_TRANSLATION_ID"] = settings["PAGE_TRANSLATION_ID"] = None


def project_of(settings: Mapping[str, Any], plugins: Iterable[Any] | None = None) -> Project:
    """Return the project that settings describe, as it is now, with what each of its plugins brings.

    Where Pelican has loaded the plugins, they are at hand: its settings hold no more than their names then.
    """
    loaded = load_plugins(settings) if plugins is None else plugins
    makers = [each.feature for each in loaded if hasattr(each, "feature")]
    return read_project(settings, Path(settings["PATH"]).resolve().parent, datetime.now(UTC), makers)


def _stop(error: ContentError) -> NoReturn:
    sys.stderr.write(render_report(error.report))
    raise SystemExit(1) from None


def register() -> None:
    """Connect to Pelican's signals."""
    signals.initialized.connect(check_facts)
