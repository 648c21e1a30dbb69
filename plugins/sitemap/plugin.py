"""Tell search engines which pages there are: sitemap.xml and robots.txt."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from ..foundation.documents.paths import encode, file_of
from ..foundation.outputs import Output, Role
from ..site.model import Feature, Project, Site, feed_style

SITEMAP_PATH = "/sitemap.xml"
ROBOTS_PATH = "/robots.txt"


def feature(project: Project) -> Feature:
    """Bring both files."""
    del project  # every site has them
    outputs = Output(SITEMAP_PATH, "sitemap"), Output(ROBOTS_PATH, "sitemap", yields=True)
    return Feature(outputs=lambda _: outputs, write=write_sitemap)


def sitemap_entries(site: Site) -> Iterator[tuple[str, datetime | None]]:
    """Go through every page worth finding with when it last changed: of a listing, its posts' last change.

    A later page of a listing, a redirect and the page for missing pages are left out.
    """
    return ((each.path, each.changed) for each in site.outputs.values() if each.role is Role.PAGE)


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


def write_sitemap(site: Site, output: Path) -> None:
    """Write both files, but for one that an author has written."""
    site_url = site.project.site_url
    sitemap = render_sitemap(sitemap_entries(site), site_url, feed_style(site.project))
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {site_url}{SITEMAP_PATH}\n"
    for path, text in ((SITEMAP_PATH, sitemap), (ROBOTS_PATH, robots)):
        if path not in site.statics:
            (output / file_of(path)).write_text(text, encoding="utf-8")


def register() -> None:
    """Connect to nothing: the site asks what is brought."""
