"""Read the theme's files, and make of each what is published."""

import hashlib
from pathlib import Path, PurePosixPath

from rcssmin import cssmin
from rjsmin import jsmin

from plugins.assets.model import THEME_PATH, Asset, Assets

_SHRINK = {".css": cssmin, ".js": jsmin}
_FINGERPRINT = 10
"""Characters of the digest in a name: two versions of one file share them once in a billion."""


def read_assets(folder: Path) -> Assets:
    """Return every file below theme/static/; style sheets and scripts without comments and needless spaces."""
    return Assets(
        {
            path.relative_to(folder).as_posix(): _asset(path.relative_to(folder).as_posix(), path.read_bytes())
            for path in sorted(folder.rglob("*"))
            if path.is_file() and not path.name.startswith(".")
        }
    )


def _asset(name: str, source: bytes) -> Asset:
    path = PurePosixPath(name)
    shrink = _SHRINK.get(path.suffix)
    content = str(shrink(source.decode())).encode() if shrink else source
    fingerprint = hashlib.sha256(content).hexdigest()[:_FINGERPRINT]
    return Asset(THEME_PATH + str(path.with_name(f"{path.stem}.{fingerprint}{path.suffix}")), content)
