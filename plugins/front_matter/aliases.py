"""Other generators' names for our keys, and their keys that mean nothing here.

Names are compared in lower case with `-` read as `_`. Sources: the front matter pages of the documentation of Jekyll
(with jekyll-feed, jekyll-seo-tag, jekyll-redirect-from and Minimal Mistakes), Hugo (with PaperMod), Gatsby's starters,
Pelican, Eleventy, Astro, Zola and Nikola.
"""

from collections.abc import Mapping
from types import MappingProxyType

ALIASES: Mapping[str, str] = MappingProxyType(
    {
        "summary": "excerpt",
        "description": "excerpt",
        "author": "authors",
        "permalink": "path",
        "url": "path",
        "modified": "updated",
        "lastmod": "updated",
        "last_modified_at": "updated",
        "last_modified": "updated",
        "modified_date": "updated",
        "date_modified": "updated",
        "datemodified": "updated",
        "moddatetime": "updated",
        "updated_at": "updated",
        "updatedat": "updated",
        "updated_date": "updated",
        "updateddate": "updated",
        "publishdate": "date",
        "publish_date": "date",
        "published_at": "date",
        "publishedat": "date",
        "pubdate": "date",
        "pubdatetime": "date",
        "date_published": "date",
        "tag": "tags",
        "categories": "topics",
        "topic": "category",
        "aliases": "redirect_from",
    }
)
"""Where a header has several names for one key, our own wins, then the one that stands first here."""

_IGNORED = """
    author_profile banner canonical canonical_url canonicalurl cascade classes comment comments cover
    disable_comments editpost excerpt_separator expirydate feature_image featured featured_image featuredimage
    feed guid header hero_image heroimage hidden hideinlist hidesummary id image images img iscjklanguage katex
    keywords lang language layout linktitle locale markup math mathjax menu menus mermaid meta noindex og_image
    ogimage order outputs page_id params parent pin pinned post_id published_date read_time related resources
    robots save_as searchhidden share showtoc sidebar sitemap sitemap_exclude subtitle teaser template thumbnail
    toc tocopen translation translationkey type weight
"""
IGNORED = frozenset(_IGNORED.split())
"""Keys that other generators use and this site has no use for: read past in silence."""


def canonical(key: str) -> str:
    """Return the form of a key in which names are compared."""
    return key.strip().lower().replace("-", "_")
