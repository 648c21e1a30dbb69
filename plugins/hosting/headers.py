"""Decide what a host is to send with this site."""

from collections.abc import Sequence

from ..foundation.assets.model import THEME_PATH, Assets
from ..foundation.contribution import Contribution
from ..foundation.pictures.model import PICTURES_PATH
from .model import CACHING, POLICY, SECURITY, Headers, Rule
from .policy import page_policy

IMMUTABLE = (THEME_PATH, PICTURES_PATH)
"""Where every name holds a fingerprint, so that what is there never changes."""
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"


def site_headers(base: str, assets: Assets, contributions: Sequence[Contribution] = ()) -> Headers:
    """Return what is to be sent with the site that is served below the path `base`: empty, or like `/blog`."""
    reading = page_policy("/", assets).header
    special = (path for each in contributions for path in each.scripts)
    policies = {path: page_policy(path, assets, contributions).header for path in special}
    lasting = (*IMMUTABLE, *(folder for each in contributions for folder in each.lasting))
    media_types = {path: name for each in contributions for path, name in each.media_types.items()}
    return Headers(
        base,
        {POLICY: reading, **SECURITY, CACHING: _ASK_AGAIN},
        [
            *(Rule(base + path, POLICY, policy) for path, policy in policies.items() if policy != reading),
            *(Rule(base + path, CACHING, _FOR_EVER) for path in lasting),
            *(Rule(base + path, "Content-Type", name) for path, name in media_types.items()),
        ],
    )
