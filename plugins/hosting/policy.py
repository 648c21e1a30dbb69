"""The Content-Security-Policy of each page (https://www.w3.org/TR/CSP3/)."""

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from ..foundation.assets.model import Assets
from ..foundation.contribution import Contribution

_OF_SOME_PAGES = re.compile(r"js/[^/]+/")
"""Where the theme has scripts that only the pages run which name them; their digests elsewhere would only weigh."""
_NONE, _SELF = ("'none'",), ("'self'",)


class Policy(Struct, frozen=True):
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


def page_policy(scripts: Iterable[str], assets: Assets, contributions: Sequence[Contribution] = ()) -> Policy:
    """Return the policy of a page that runs some scripts of the theme's besides those that every page runs.

    `contributions` tell what a page may do where one of these runs, by directive: where that allows nothing elsewhere,
    it allows that alone.

    A script is allowed by its digest, so nothing but the theme's own files ever runs; browsers before Chrome 59,
    Firefox 116 and Safari 15.6 know digests of inline scripts only and run none.
    """
    own = assets.modules(scripts)
    names = [name for name in assets.scripts() if name in own or not _OF_SOME_PAGES.match(name)]
    digests = tuple(f"'{assets.find(name).integrity}'" for name in names)
    directives: dict[str, tuple[str, ...]] = {
        "default-src": _NONE,
        "script-src": digests,
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
    for brought in (each.sources.get(name, {}) for each in contributions for name in own):
        for name, sources in brought.items():
            directives[name] = tuple(dict.fromkeys((*sources, *directives.get(name, ()))))
    return Policy({name: _without_none(sources) or _NONE for name, sources in directives.items()})


def _without_none(sources: Iterable[str]) -> tuple[str, ...]:
    return tuple(each for each in sources if each not in _NONE)


def widest_policy(scripts: Iterable[str], assets: Assets, contributions: Sequence[Contribution] = ()) -> Policy:
    """Return a policy that allows what any page may do, for a host that can be told one only.

    It has all scripts of the site instead of their digests, for which there is no room in a line of 2,000 characters.
    Each page has its own policy, too, and a browser runs what both allow.
    """
    policy = page_policy(scripts, assets, contributions)
    others = (each for each in policy.directives["script-src"] if not each.startswith("'sha256-"))
    return Policy({**policy.directives, "script-src": (*_SELF, *(each for each in others if each != "'none'"))})
