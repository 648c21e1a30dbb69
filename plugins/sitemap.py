"""Tell search engines which pages there are: sitemap.xml and robots.txt."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from pelican import Pelican
from pelican.generators import Generator
from pelican.plugins import signals
from pelican.writers import Writer

from plugins.contribution import Claim, Contribution
from plugins.documents.model import Document
from plugins.documents.paths import encode, file_of
from plugins.site.model import (
    FEED_STYLE,
    HOME_PATH,
    Project,
    Site,
    handout_index_paths,
)

SITEMAP_PATH = "/sitemap.xml"
ROBOTS_PATH = "/robots.txt"


def contribution(project: Project) -> Contribution:
    """Bring both files."""
    del project  # every site has them
    return Contribution(files=(Claim(SITEMAP_PATH), Claim(ROBOTS_PATH, yields=True)))


def sitemap_entries(site: Site) -> Iterator[tuple[str, datetime | None]]:
    """Go through every page worth finding with when it last changed: of a listing, its posts' last change.

    A later page of a listing, a redirect and the page for missing pages are left out.
    """
    posts = site.arrangement.posts
    yield HOME_PATH, _last_change(posts)
    for each in site.project.contributions:
        yield from ((path, None) for path in each.pages)
    for document in site.documents.values():
        yield document.path, document.updated or document.date
    for listing in site.arrangement.listings():
        yield listing.path, _last_change(listing.posts)
    for index in site.arrangement.indexes:
        yield index.path, _last_change(posts)
    for path in handout_index_paths(site.handouts):
        yield path, None


def _last_change(posts: tuple[Document, ...]) -> datetime | None:
    return max((post.changed for post in posts), default=None)


def render_sitemap(entries: Iterator[tuple[str, datetime | None]], site_url: str, style: str) -> str:
    """Return a sitemap (https://www.sitemaps.org/protocol.html) with the address of its style sheet."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<?xml-stylesheet type="text/css" href={quoteattr(style)}?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ]
    for path, changed in entries:
        lastmod = f"<lastmod>{changed.isoformat()}</lastmod>" if changed else ""
        lines.append(f"<url><loc>{escape(site_url + encode(path))}</loc>{lastmod}</url>")
    return "\n".join([*lines, "</urlset>", ""])


class SitemapGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Write sitemap.xml and robots.txt."""

    def generate_output(self, writer: Writer) -> None:
        """Write both files."""
        del writer  # it writes templates
        site_url = str(self.settings["SITEURL"])
        style = self.settings["JINJA_FILTERS"]["asset"](FEED_STYLE)
        sitemap = render_sitemap(sitemap_entries(self.settings["SITE"]), site_url, style)
        robots = f"User-agent: *\nAllow: /\n\nSitemap: {site_url}{SITEMAP_PATH}\n"
        for path, text in ((SITEMAP_PATH, sitemap), (ROBOTS_PATH, robots)):
            if path in self.settings["SITE"].statics:  # an author's own
                continue
            Path(self.output_path, file_of(path)).write_text(text, encoding="utf-8")


def add_generator(pelican: Pelican) -> type[Generator]:
    """Have Pelican write the sitemap."""
    del pelican  # every site has one
    return SitemapGenerator


def register() -> None:
    """Connect to Pelican's signals."""
    signals.get_generators.connect(add_generator)
