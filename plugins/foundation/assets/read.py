"""Read the theme's files, and make of each what is published."""

import hashlib
import posixpath
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from rcssmin import cssmin
from rjsmin import jsmin

from ..files import read_file
from .model import THEME_PATH, Asset, Assets

_FINGERPRINT = 10
"""Characters of the digest in a name: two versions of one file share them once in a billion."""
_URL = re.compile(r"""url\((["']?)(?![a-z]+:|#)([^"')]+)\1\)""")


def read_assets(folder: Path) -> Assets:
    """Return every file below theme/static/ but hidden ones; style sheets and scripts without needless spaces.

    Raises FileNotFoundError where a style sheet uses a file that is not there, FileError where one cannot be read.
    """
    sources = {
        name.as_posix(): read_file(folder / name)
        for name in (path.relative_to(folder) for path in sorted(folder.rglob("*")))
        if not any(part.startswith(".") for part in name.parts) and (folder / name).is_file()
    }
    sheets = {name: source for name, source in sources.items() if name.endswith(".css")}
    others = {name: _asset(name, _published(name, source)) for name, source in sources.items() if name not in sheets}
    return Assets({**others, **{name: _asset(name, _style(name, source, others)) for name, source in sheets.items()}})


def _published(name: str, source: bytes) -> bytes:
    return str(jsmin(source.decode())).encode() if name.endswith(".js") else source


def _style(name: str, source: bytes, others: Mapping[str, Asset]) -> bytes:
    """Return a style sheet that names the files it uses as they are published."""
    folder = posixpath.dirname(name)

    def published(match: re.Match[str]) -> str:
        used = Assets(others).find(posixpath.normpath(posixpath.join(folder, match[2])))
        return f"url({posixpath.relpath(used.path, THEME_PATH + folder)})"

    return _URL.sub(published, str(cssmin(source.decode()))).encode()


def _asset(name: str, content: bytes) -> Asset:
    path = PurePosixPath(name)
    fingerprint = hashlib.sha256(content).hexdigest()[:_FINGERPRINT]
    return Asset(THEME_PATH + str(path.with_name(f"{path.stem}.{fingerprint}{path.suffix}")), content)
