"""The site's facts and switches."""

import logging

from plugins.site.plugin import SitePelican

SITENAME = "Over Coffee"
SITESUBTITLE = "Career advice, one good conversation at a time"
DESCRIPTION = (
    "How to ask for an informational interview, prepare for it and enjoy it: a blog and a toolkit for the professional "
    "coffee date."
)
AUTHOR = "over-coffee"
EMAIL = "hello@overcoffee.example"
SITEURL = "http://localhost:8000"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
MENU = (
    ("Blog", "/blog/"),
    ("Toolkit", "/toolkit/"),
    ("Topics", "/topics/"),
    ("About", "/about/"),
    ("Search", "/search/"),
)

CHECKS: dict[str, str] = {}  # A finding's code to "error", "warning" or "off"; docs/messages.md lists the codes.
ACTIVE_ATTACHMENTS: tuple[str, ...] = ()  # Endings of files beside posts to publish although browsers run them.
FRONT_MATTER_ALIASES: dict[str, str] = {}  # Another name for a key of the header, to the key.
FRONT_MATTER_EXTRA: tuple[str, ...] = ()  # Keys of the site's own; templates find them in `post.extra`.
ARTICLE_URL = ARTICLE_SAVE_AS = ""  # A pattern for posts, like "{date:%Y}/{slug}/"; without one, /blog/SLUG/.
PAGE_URL = PAGE_SAVE_AS = ""  # The same for pages; without one, /SLUG/.

PATH = "content"
PAGE_PATHS = ["pages", "questions", "checklists", "letters"]  # Folders of pages, where no plugin knows more of them.
STATIC_PATHS = [
    "images"
]  # Folders and files of content/ to publish where they are; content/static/ is published at the root.
THEME_STATIC_PATHS: list[str] = []
OUTPUT_PATH = "output"
OUTPUT_RETENTION = [".git", "CNAME", ".nojekyll", ".well-known"]  # Kept without a word, if no build made it.
THEME = "theme"
PELICAN_CLASS = SitePelican
PLUGINS = [
    "plugins.site.plugin",
    "plugins.tweets.plugin",
    "plugins.handouts.plugin",
    "plugins.coffee_chat.plugin",
    "plugins.icons.plugin",
    "plugins.feeds.plugin",
    "plugins.sitemap.plugin",
    "plugins.social_cards.plugin",
    "plugins.search.plugin",
]
JINJA_ENVIRONMENT = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}

# An empty alternative text is the author's word that a picture is decoration.
LOG_FILTER = [(logging.WARNING, "Empty alt attribute for image %s in %s")]

# The site's own plugins do what these would.
FORMATTED_FIELDS: list[str] = []
DEFAULT_CATEGORY = ""
DEFAULT_PAGINATION = False
DIRECT_TEMPLATES: list[str] = []
YEAR_ARCHIVE_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = AUTHOR_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
