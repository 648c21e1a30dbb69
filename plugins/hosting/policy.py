"""The Content-Security-Policy of each page (https://www.w3.org/TR/CSP3/)."""

from collections.abc import Mapping
from dataclasses import dataclass

from plugins.assets.model import Assets

SEARCH_PATH = "/search/"
SEARCH_SCRIPT = "js/search.js"
"""The script of that page; its digest in every page would be bytes for nothing."""
_NONE, _SELF = ("'none'",), ("'self'",)


@dataclass(frozen=True, slots=True)
class Policy:
    """What a page may load, run and be embedded in: the sources of each directive."""

    directives: Mapping[str, tuple[str, ...]]

    @property
    def header(self) -> str:
        """Return it as a header says it."""
        return "; ".join(" ".join((name, *sources)) for name, sources in self.directives.items())

    @property
    def meta(self) -> str:
        """Return it as a page says it: without `frame-ancestors`, which only a header may say."""
        inside = {name: sources for name, sources in self.directives.items() if name != "frame-ancestors"}
        return Policy(inside).header


def page_policy(path: str, assets: Assets) -> Policy:
    """Return the policy of the page at a path.

    A script is allowed by its digest, so nothing but the theme's own files ever runs; browsers before Chrome 59,
    Firefox 116 and Safari 15.6 know digests of inline scripts only and run none.
    """
    names = [name for name in assets.scripts() if path == SEARCH_PATH or name != SEARCH_SCRIPT]
    scripts = tuple(f"'{assets.find(name).integrity}'" for name in names)
    directives = {
        "default-src": _NONE,
        "script-src": scripts or _NONE,
        "style-src": _SELF,
        "img-src": ("'self'", "data:"),
        "media-src": _SELF,
        "connect-src": _SELF,  # tools that judge a page fetch robots.txt in its name
        "manifest-src": _SELF,
        "form-action": _SELF,
        "base-uri": _NONE,
        "frame-ancestors": _NONE,
        "require-trusted-types-for": ("'script'",),
        "trusted-types": _NONE,
    }
    if path == SEARCH_PATH:
        # Pagefind is WebAssembly, and its script is put in by ours, which has a digest.
        directives["script-src"] = ("'strict-dynamic'", *scripts, "'wasm-unsafe-eval'")
    return Policy(directives)
