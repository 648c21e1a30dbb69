"""Decide what a host is to send with this site."""

from plugins.assets.model import THEME_PATH, Assets
from plugins.hosting.model import CACHING, POLICY, SECURITY, Headers, Rule
from plugins.hosting.policy import SEARCH_PATH, page_policy
from plugins.pictures.model import PICTURES_PATH

IMMUTABLE = (THEME_PATH, PICTURES_PATH, "/pagefind/fragment/", "/pagefind/index/")
"""Where every name holds a fingerprint, so that what is there never changes."""
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"


def site_headers(base: str, assets: Assets) -> Headers:
    """Return what is to be sent with the site that is served below the path `base`: empty, or like `/blog`."""
    reading, search = (page_policy(path, assets).header for path in ("/", SEARCH_PATH))
    return Headers(
        base,
        {POLICY: reading, **SECURITY, CACHING: _ASK_AGAIN},
        [
            Rule(base + SEARCH_PATH, POLICY, search),
            *(Rule(base + path, CACHING, _FOR_EVER) for path in IMMUTABLE),
            Rule(base + "/feed.json", "Content-Type", "application/feed+json"),
        ],
    )
