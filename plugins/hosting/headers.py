"""Decide what a host is to send with this site."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ..foundation.assets.model import THEME_PATH, Assets
from ..foundation.contribution import Contribution
from ..foundation.documents.paths import encode
from ..foundation.outputs import Output
from ..foundation.pictures.model import PICTURES_PATH
from .model import CACHING, POLICY, SECURITY, Headers, Rule
from .policy import page_policy, widest_policy

IMMUTABLE = (THEME_PATH, PICTURES_PATH)
"""Where every name holds a fingerprint, so that what is there never changes."""
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"


def site_headers(
    base: str, assets: Assets, contributions: Sequence[Contribution] = (), pages: Iterable[Output] = ()
) -> Headers:
    """Return what is to be sent with the site that is served below the path `base`: empty, or like `/blog`.

    In each folder at the site's root the policy allows the scripts of all pages there: their own policies, in them,
    are narrower, and a host that had one of each page to look for would have too many.
    """
    reading = page_policy((), assets).header
    scripts: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        scripts[_folder(page.path)].update(page.allowed_scripts)
    policies = {
        path: page_policy(sorted(names), assets, contributions).header for path, names in sorted(scripts.items())
    }
    every = {name for names in scripts.values() for name in names}
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
        widest_policy(sorted(every), assets, contributions).header,
    )


def _folder(path: str) -> str:
    """Return the folder at the site's root in which a page lies; of a page that lies in none, its own path."""
    return encode(f"/{path.split('/')[1]}/" if path.count("/") > 1 else path)
