"""What Pelican is given of the site: its articles and pages, and what writes them."""

import os
import sys
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from blinker import ANY, NamedSignal
from jinja2 import StrictUndefined, Template
from markupsafe import Markup
from pelican.contents import Author, Category, Tag
from pelican.generators import ArticlesGenerator, PagesGenerator, PelicanTemplateNotFound
from pelican.plugins import signals
from pelican.readers import BaseReader
from pelican.urlwrappers import URLWrapper
from pelican.writers import Writer

from ..foundation.documents.model import Document
from ..foundation.documents.paths import file_of
from ..foundation.files import FileError
from ..foundation.slugs import slug
from ..foundation.workers import share
from .model import Site
from .pages import WebPage, web_pages
from .publish import publish_files

_ARTICLES = ("articles", "drafts", "hidden_articles", "dates", "tags", "categories", "authors")
_NOTHING: Mapping[str, Document] = MappingProxyType({})
_NO_ARTICLES = "is filled only where a plugin of others listens to Pelican; a template has SITE.arrangement"


def others_listen() -> bool:
    """Tell whether anything but this site listens to Pelican's signals."""
    every = (each for each in vars(signals).values() if isinstance(each, NamedSignal))
    receivers = (receiver for signal in every for receiver in signal.receivers_for(ANY))
    ours = f"{__name__.partition('.')[0]}."
    return any(not str(getattr(receiver, "__module__", "")).startswith(ours) for receiver in receivers)


class SiteReader(BaseReader):  # type: ignore[misc]  # Pelican has no types
    """Give Pelican what was already read and rendered; what is held back or refused it is told to skip."""

    def __init__(self, settings: dict[str, Any], documents: Mapping[str, Document] = _NOTHING) -> None:
        """Take the documents, by name of source; Pelican makes a reader without any for itself.

        Each tag, category and author is made once: Pelican derives a slug per object, slowly.
        """
        super().__init__(settings)
        self._documents = documents
        self._named = cache(self._name)

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the HTML and the metadata of one source."""
        name = Path(os.path.relpath(source_path, self.settings["PATH"])).as_posix()
        document = self._documents.get(name)
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

    def __init__(self, site: Site, *arguments: Any, **settings: Any) -> None:  # noqa: ANN401 - whatever Pelican has
        """Take the site, and its templates."""
        super().__init__(*arguments, **settings)
        self._site, self.env = site, site.project.templates

    def generate_context(self) -> None:
        """Show the site to every template, with what its features add to that and to the `<head>` of each page.

        Articles are made where another's plugin may ask for them; a template that does so otherwise is told.
        """
        site = self.context["SITE"] = self._site
        for feature in site.project.features:
            self.context |= feature.values(site)
        parts = (self.get_template(name).render(self.context) for name in site.head)
        self.context["HEAD"] = Markup("\n".join(parts))  # noqa: S704 - rendered with autoescape
        if others_listen():
            super().generate_context()
        else:
            self.context |= {name: StrictUndefined(f"{name!r} {_NO_ARTICLES}") for name in _ARTICLES}

    def get_files(self, *_: object, **__: object) -> set[str]:
        """Have Pelican read the site's posts, and no other file that lies among them."""
        return {document.name for document in self._site.arrangement.posts}

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
        site = self._site
        self.env.filters["post_card"] = self._post_card_filter()
        share(partial(self._write, writer), list(web_pages(site)))
        for asset in site.assets.files.values():
            target = Path(self.output_path, file_of(asset.path))
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(asset.content)
        publish_files(site, Path(self.output_path), sys.stderr)

    def _write(self, writer: Writer, page: WebPage) -> None:
        template = self.get_template(page.template)
        writer.write_file(file_of(page.path), template, self.context, url=page.path, page_path=page.path, **page.values)

    def _post_card_filter(self) -> Callable[[Document, int], Markup]:
        """Return a filter that renders each post's card once, however many listings show it."""
        template = self.get_template("post_card")

        @cache
        def post_card(name: str, level: int) -> Markup:
            post = self._site.documents[name]
            return Markup(template.render(post=post, level=level))  # noqa: S704 - rendered with autoescape

        return lambda post, level: post_card(post.name, level)


class SitePagesGenerator(PagesGenerator):  # type: ignore[misc]  # Pelican has no types
    """Write the pages."""

    def __init__(self, site: Site, *arguments: Any, **settings: Any) -> None:  # noqa: ANN401 - whatever Pelican has
        """Take the site, and its templates."""
        super().__init__(*arguments, **settings)
        self._site, self.env = site, site.project.templates

    def get_files(self, *_: object, **__: object) -> set[str]:
        """Have Pelican read the site's pages, and no other file that lies among them."""
        return {each.name for each in self._site.documents.values() if each.kind.is_page}


class FeatureGenerator:
    """Have each feature write what it brings. The last, for the search reads the pages that the others wrote."""

    def __init__(self, site: Site, output_path: str, **_: object) -> None:
        """Take what of Pelican's this needs."""
        self._site, self._output = site, Path(output_path)

    def generate_output(self, writer: Writer) -> None:
        """Write it."""
        del writer  # it writes templates
        for feature in self._site.project.features:
            feature.write(self._site, self._output)
