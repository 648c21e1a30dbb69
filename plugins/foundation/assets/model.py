"""The nouns: a file of the theme as it is published, and all of them."""

import base64
import errno
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from msgspec import Struct

THEME_PATH = "/theme/"
"""The URL path below which they are published, and nothing else."""
_SAFE = "'()*,-./:;=@{}!"
"""What of a drawing may stand in an address as it is, inside an attribute."""


class Asset(Struct, frozen=True):
    """One file: its URL path, which holds a fingerprint of its content, and that content.

    `imports` are the names of what browsers load for it: the modules that a script imports, the files that a style
    sheet shows.
    """

    path: str
    content: bytes
    imports: tuple[str, ...] = ()

    @property
    def data_address(self) -> str:
        """Return an address that holds a drawing itself, and saves a request (RFC 2397)."""
        return "data:image/svg+xml," + quote(" ".join(self.content.decode().split()).replace('"', "'"), safe=_SAFE)

    @property
    def integrity(self) -> str:
        """Return the digest by which a page or policy names a script (https://www.w3.org/TR/SRI/)."""
        return "sha256-" + base64.b64encode(hashlib.sha256(self.content).digest()).decode()


class Assets(Struct, frozen=True):
    """Every file, by its name in theme/static/, such as `css/site.css`."""

    files: Mapping[str, Asset]

    def find(self, name: str) -> Asset:
        """Return a file; raise FileNotFoundError where the theme has none of that name."""
        if name not in self.files:
            raise FileNotFoundError(errno.ENOENT, "the theme has no such file", f"theme/static/{name}")
        return self.files[name]

    def scripts(self) -> Iterator[str]:
        """Go through the names of the scripts, in order."""
        return (name for name in sorted(self.files) if name.endswith(".js"))

    def modules(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return scripts, or style sheets, with all that they import, each once, and behind what it imports.

        A browser takes a module only with its own digest, which no `import` can say: so a page names each of them.
        """
        ordered: dict[str, None] = {}
        for name in names:
            ordered |= dict.fromkeys((*self.modules(self.find(name).imports), name))
        return tuple(ordered)
