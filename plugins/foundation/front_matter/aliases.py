"""Other generators' names for our keys, and their keys that mean nothing here.

Names are compared in lower case with `-` read as `_`. Sources: the front matter pages of the documentation of Jekyll
(with jekyll-feed, jekyll-import, jekyll-seo-tag, jekyll-redirect-from, Minimal Mistakes, Chirpy and Beautiful Jekyll),
Hugo (with PaperMod, Blowfish, Even, LoveIt and FixIt), Gatsby's starters, Pelican, Cobalt, Eleventy, Astro, Zola and
Nikola.
"""

from collections.abc import Mapping
from types import MappingProxyType

ALIASES: Mapping[str, str] = MappingProxyType(
    {
        "summary": "excerpt",
        "description": "excerpt",
        "abstract": "excerpt",
        "spoiler": "excerpt",
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
        "modified_time": "updated",
        "last_updated": "updated",
        "lastmodified": "updated",
        "publishdate": "date",
        "publish_date": "date",
        "published_at": "date",
        "publishedat": "date",
        "pubdate": "date",
        "pubdatetime": "date",
        "date_published": "date",
        "datepublished": "date",
        "published_date": "date",
        "created": "date",
        "created_at": "date",
        "createdat": "date",
        "date_created": "date",
        "datecreated": "date",
        "tag": "tags",
        "categories": "topics",
        "topic": "category",
        "aliases": "redirect_from",
        "alias": "redirect_from",
    }
)
"""Where a header has several names for one key, our own wins, then the one that stands first here."""

_IGNORED = """
    abbrlink article_header aside audio author_profile authorlink authorurl autocollapsetoc background
    background_image banner banner_image bigimg blogger_id blogger_orig_url breadcrumbs cascade chart classes code
    comment comments contentcopyright copyright cover cover_image cover_img coverimage coverimg cssclass
    disable_comments disable_share disableautocollapse disablecomments disablehljs disableshare disabletoc
    disqus_identifier disqus_title disqus_url dsq_thread_id editpost editurl enabledisqus enablemathjax
    excerpt_separator ext_css ext_js feature_image feature_img feature_row featured featured_image
    featured_image_preview featuredimage featuredimagepreview featuredpost featureimage featureimagecaption feed
    flowchartdiagrams fontawesome fraction full_width gallery gh_badge gh_repo groupbyyear guid hascover header
    headline hero_image heroimage herostyle hiddenfromfeed hiddenfromrelated hiddenfromrss hiddenfromsearch
    hideheaderandfooter hidemeta hidesummary id image image_alt image_caption imagefeature images img img_path
    iscjklanguage katex key keywords lang language layout library license lightgallery linktitle linktomarkdown
    locale mapbox markup math mathjax mathjaxenableautonumber mathjaxenablesingledollar media_subpath menu menus
    mermaid meta metaimage nav_short og_image ogimage optimized_image order outputs page_id paginate params parent
    parent_id pin pinned post_format post_id postmetainfooter read_time readingtime readtime related
    render_with_liquid repost resources reward robots rssfulltext ruby save_as searchhidden seo seodescription
    seotitle sequencediagrams series_order share share_description share_img share_title sharinglinks show_avatar
    show_date showauthor showauthorbottom showauthorsbadges showbreadcrumbs showcomments showdate showdateupdated
    showedit showheadinganchors showhero showpagination showpostnavlinks showreadingtime
    showrssbuttoninsectiontermlist showsummary showtableofcontents showtaxonomies showtoc showwordcount sidebar
    sitemap sitemap_exclude social_image social_share socialimage subtitle tableofcontents tagline teaser template
    templatekey thumbnail thumbnail_img toc toc_icon toc_label toc_sticky tocopen top translation translationkey
    twemoji type use_math usehugotoc uuid videos views weight wordpress_id wordpress_url wpb_post_views_count
"""
IGNORED = frozenset(_IGNORED.split())
"""Keys that other generators use and this site has no use for: read past in silence.

Not among them is what would show readers something its author meant to hide or to date out, or claim a text that has
its home elsewhere; that is refused like any unknown key.
"""
HIDING = frozenset(
    {
        *("hidden", "unlisted", "noindex", "password", "expirydate", "eleventyexcludefromcollections"),
        *("canonical", "canonical_url", "canonicalurl"),
    }
)
"""Keys by which another site hid a text or sent readers away: what becomes of it is for its author to say."""


def canonical(key: str) -> str:
    """Return the form of a key in which names are compared."""
    return key.strip().lower().replace("-", "_")
