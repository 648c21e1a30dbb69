"""Read the theme's files, and make of each what is published."""

import hashlib
import posixpath
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from msgspec.structs import replace
from rcssmin import cssmin
from rjsmin import jsmin

from ..files import FileError, read_file
from .model import THEME_PATH, Asset, Assets

_FINGERPRINT = 10
"""Characters of the digest in a name: two versions of one file share them once in a billion."""
_IMPORT = re.compile(r"""^((?:import|export)\b[^;"'`]*?\bfrom\s*["']|import\s*["'])(\.\.?/[^"']+)""", re.MULTILINE)
"""A module that another one imports, named from where that lies (ECMAScript, section 16.2)."""
_URL = re.compile(r"""url\((["']?)(?![a-z]+:|#)([^"')]+)\1\)""")


def read_assets(folder: Path) -> Assets:
    """Return every file below theme/static/ but hidden ones; style sheets and scripts without needless spaces.

    A comment that begins with `!` stays: it says whose a script is.

    Raises FileNotFoundError where a style sheet or script uses a file that is not there, FileError where one cannot be
    read, or scripts import each other.
    """
    sources = {
        name.as_posix(): read_file(folder / name)
        for name in (path.relative_to(folder) for path in sorted(folder.rglob("*")))
        if not any(part.startswith(".") for part in name.parts) and (folder / name).is_file()
    }
    sheets = {name: source for name, source in sources.items() if name.endswith(".css")}
    scripts = _scripts({name: source for name, source in sources.items() if name.endswith(".js")}, folder)
    others = {name: _asset(name, source) for name, source in sources.items() if name not in sheets}
    others |= scripts
    return Assets({**others, **{name: _sheet(name, source, others) for name, source in sheets.items()}})


def _scripts(sources: Mapping[str, bytes], folder: Path) -> Mapping[str, Asset]:
    """Return scripts that name what they import as it is published: what imports nothing is named first."""
    made: dict[str, Asset] = {}

    def make(name: str, above: tuple[str, ...] = ()) -> Asset:
        if name in above:
            raise FileError("imports itself, by way of others", "take one import out", folder / name)
        imports: list[str] = []

        def published(match: re.Match[str]) -> str:
            used = posixpath.normpath(posixpath.join(posixpath.dirname(name), match[2]))
            path = (made.get(used) or (make(used, (*above, name)) if used in sources else Assets({}).find(used))).path
            imports.append(used)
            relative = posixpath.relpath(path, THEME_PATH + posixpath.dirname(name))
            return match[1] + (relative if relative.startswith("../") else f"./{relative}")

        content = str(jsmin(_IMPORT.sub(published, sources[name].decode()), keep_bang_comments=True)).encode()
        made[name] = replace(_asset(name, content), imports=tuple(imports))
        return made[name]

    return {name: made.get(name) or make(name) for name in sources}


def _sheet(name: str, source: bytes, others: Mapping[str, Asset]) -> Asset:
    """Return a style sheet that names the files it uses as they are published."""
    folder = posixpath.dirname(name)
    imports: list[str] = []

    def published(match: re.Match[str]) -> str:
        used = posixpath.normpath(posixpath.join(folder, match[2]))
        path = Assets(others).find(used).path
        imports.append(used)
        return f"url({posixpath.relpath(path, THEME_PATH + folder)})"

    content = _URL.sub(published, str(cssmin(source.decode()))).encode()
    return replace(_asset(name, content), imports=tuple(imports))


def _asset(name: str, content: bytes) -> Asset:
    path = PurePosixPath(name)
    fingerprint = hashlib.sha256(content).hexdigest()[:_FINGERPRINT]
    return Asset(THEME_PATH + str(path.with_name(f"{path.stem}.{fingerprint}{path.suffix}")), content)
