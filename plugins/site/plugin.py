"""Tie the site to Pelican: read it before the generators, give Pelican its articles, write what is arranged."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import Any, NoReturn

from jinja2 import Template
from markupsafe import Markup
from pelican import Pelican
from pelican.contents import Author, Category, Tag
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator, PelicanTemplateNotFound
from pelican.plugins import signals
from pelican.plugins._utils import load_plugins
from pelican.readers import BaseReader, Readers
from pelican.urlwrappers import URLWrapper
from pelican.writers import Writer

from plugins.documents.model import Document, Kind
from plugins.documents.paths import file_of
from plugins.files import FileError
from plugins.findings.model import ContentError, Report
from plugins.findings.render import render_report
from plugins.site import filters
from plugins.site.model import Project, Site
from plugins.site.origin import Origin
from plugins.site.pages import WebPage, web_pages
from plugins.site.publish import publish_files
from plugins.site.read import checked_site
from plugins.site.settings import check_settings, read_project
from plugins.slugs import slug
from plugins.workers import share


class SiteReader(BaseReader):  # type: ignore[misc]  # Pelican has no types
    """Give Pelican what was already read and rendered; what is held back or refused it is told to skip."""

    def __init__(self, settings: dict[str, Any]) -> None:
        """Make each tag, category and author once: Pelican derives a slug per object, slowly."""
        super().__init__(settings)
        self._named = cache(self._name)

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the HTML and the metadata of one source."""
        name = Path(os.path.relpath(source_path, self.settings["PATH"])).as_posix()
        document = self.settings["SITE"].documents.get(name)
        return (document.prose.html, self._metadata(document)) if document else ("", {"status": "skip"})

    def _metadata(self, document: Document) -> dict[str, Any]:
        metadata: dict[str, Any] = {
            "title": document.title,
            "slug": document.path.strip("/"),
            "summary": document.summary,
            "status": "published",
            "url": document.path.removeprefix("/"),
            "save_as": file_of(document.path),
            "document": document,
        }
        if document.date:
            metadata["date"] = document.date
        if document.updated:
            metadata["modified"] = document.updated
        if document.category:
            metadata["category"] = self._named(Category, document.category)
        if document.authors:
            metadata["authors"] = [self._named(Author, author.name) for author in document.authors]
        metadata["tags"] = [self._named(Tag, tag) for tag in document.tags]
        return metadata

    def _name(self, kind: type[URLWrapper], name: str) -> URLWrapper:
        named = kind(name, self.settings)
        named.slug = slug(name)
        return named


class SiteGenerator(ArticlesGenerator):  # type: ignore[misc]  # Pelican has no types
    """Write the posts and their listings from the arrangement, on all cores.

    Pelican's own way to tag, category and author pages compares every post with every other.
    """

    def generate_context(self) -> None:
        """Show the site to every template, and what features put into each page's `<head>`."""
        site: Site = self.settings["SITE"]
        self.context["SITE"] = site
        parts = (self.get_template(name).render(self.context) for name in site.head)
        self.context["HEAD"] = Markup("\n".join(parts))  # noqa: S704 - rendered with autoescape
        super().generate_context()

    def get_files(self, *_: object, **__: object) -> set[str]:
        """Have Pelican read the site's posts, and no other file that lies among them."""
        return {document.name for document in self.settings["SITE"].arrangement.posts}

    def get_template(self, name: str) -> Template:
        """Return a template; raise FileError where the theme has none of that name, or no longer."""
        try:
            template: Template = super().get_template(name)
        except PelicanTemplateNotFound:
            file = Path(self.settings["THEME"], "templates", f"{name}.html")
            raise FileError("is not there", "put it back", file) from None
        return template

    def generate_feeds(self, writer: Writer) -> None:
        """Leave the feeds to their plugin."""

    def _build_period_archives(self, *_: object) -> dict[str, list[object]]:
        """Leave the years to the arrangement."""
        return {}

    def generate_pages(self, writer: Writer) -> None:
        """Write every page but those of content/pages, the theme's files, and those beside the pages."""
        site: Site = self.settings["SITE"]
        self.env.filters["card"] = self._card_filter()
        share(partial(self._write, writer), list(web_pages(site)))
        for asset in site.assets.files.values():
            target = Path(self.output_path, file_of(asset.path))
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(asset.content)
        try:
            publish_files(site, Path(self.output_path), sys.stderr)
        except ContentError as error:
            _stop(error)

    def _write(self, writer: Writer, page: WebPage) -> None:
        template = self.get_template(page.template)
        writer.write_file(file_of(page.path), template, self.context, url=page.path, page_path=page.path, **page.values)

    def _card_filter(self) -> Callable[[Document, int], Markup]:
        """Return a filter that renders each post's card once, however many listings show it."""
        template = self.get_template("card")

        @cache
        def card(name: str, level: int) -> Markup:
            post = self.settings["SITE"].documents[name]
            return Markup(template.render(post=post, level=level))  # noqa: S704 - rendered with autoescape

        return lambda post, level: card(post.name, level)


class SitePagesGenerator(PagesGenerator):  # type: ignore[misc]  # Pelican has no types
    """Write the pages."""

    def get_files(self, *_: object, **__: object) -> set[str]:
        """Have Pelican read the site's pages, and no other file that lies among them."""
        return {each.name for each in self.settings["SITE"].documents.values() if each.kind is Kind.PAGE}


class SitePelican(Pelican):  # type: ignore[misc]  # Pelican has no types
    """Pelican, with our generators in the places of its own; PELICAN_CLASS names it."""

    def _get_generator_classes(self) -> list[type[Generator]]:
        ours = {ArticlesGenerator: SiteGenerator, PagesGenerator: SitePagesGenerator}
        return [ours.get(generator, generator) for generator in super()._get_generator_classes()]


def check_facts(pelican: Pelican) -> None:
    """Have templates and plugins read the site's facts as they were checked, and escape all that is no HTML.

    What is wrong is printed, and stops the run. Pelican looks for no translations: it would compare every post.
    """
    settings = pelican.settings
    origin = settings.get("ORIGIN") or Origin(Path(settings["PATH"]).resolve().parent / "pelicanconf.py")
    try:
        settings |= check_settings(settings, origin)
    except ContentError as error:
        _stop(error)
    settings["JINJA_ENVIRONMENT"] |= {"autoescape": True, "auto_reload": False}  # a build sees one theme
    settings["ARTICLE_TRANSLATION_ID"] = settings["PAGE_TRANSLATION_ID"] = None


def read_content(pelican: Pelican) -> None:
    """Read content/ into `SITE` of the settings, and give the templates what they need to write addresses and dates.

    What is wrong is printed; if that is an error, the run stops.
    """
    settings = pelican.settings
    try:
        project = project_of(settings, pelican.plugins)
        settings["SITE"] = checked_site(project, Report(project.levels), sys.stderr)
    except ContentError as error:
        _stop(error)
    settings["STATIC_PATHS"] = []  # The site publishes those files itself.
    site: Site = settings["SITE"]
    settings["JINJA_FILTERS"] |= filters.for_site(settings["SITEURL"], site.assets, site.project.contributions)


def project_of(settings: Mapping[str, Any], plugins: Iterable[Any] | None = None) -> Project:
    """Return the project that settings describe, as it is now, with what each of its plugins brings.

    Where Pelican has loaded the plugins, they are at hand: its settings hold no more than their names then.
    """
    loaded = load_plugins(settings) if plugins is None else plugins
    contributors = [each.contribution for each in loaded if hasattr(each, "contribution")]
    return read_project(settings, Path(settings["PATH"]).resolve().parent, datetime.now(UTC), contributors)


def _stop(error: ContentError) -> NoReturn:
    sys.stderr.write(render_report(error.report))
    raise SystemExit(1) from None


def add_reader(readers: Readers) -> None:
    """Read every text through the site, and let no other reader see a file."""
    readers.reader_classes = {"static": BaseReader, **dict.fromkeys(("md", "markdown", "html", "htm"), SiteReader)}


def register() -> None:
    """Connect to Pelican's signals."""
    signals.initialized.connect(check_facts)
    signals.get_generators.connect(read_content)
    signals.readers_init.connect(add_reader)
