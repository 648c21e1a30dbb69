"""What a feature brings to the site, which knows none by name."""

from collections.abc import Callable, Iterable, Mapping

from jinja2 import Environment
from msgspec import Struct, field

from .documents.model import Manuscript
from .findings.model import Report
from .prose.model import Embedder

SITE = "the site itself"
"""Whose its own paths are, as a message says it."""


class Claim(Struct, frozen=True):
    """A path that something is written to, and whose it is, as a message says it.

    Where it `yields`, a file of an author's for the whole site may stand there instead.
    """

    path: str
    owner: str = SITE
    yields: bool = False


def _claims_nothing(_: Manuscript) -> Iterable[Claim]:
    return ()


class Contribution(Struct, frozen=True):
    """What one feature brings.

    `pages` are the templates of pages of its own, by URL path; `files` is what it writes besides, `folders` where its
    files have names that nobody knows beforehand, and `beside` tells what it writes beside a text. `head` are templates
    for the `<head>` of each page, `footer` the words and paths of links at its end. `scripts` are files of the theme
    that run on one page only, by its path, and `sources` what the policy of such a page allows as scripts besides. A
    host is told of `media_types`, by path, which it could not know, and of `lasting` folders, in which a name stands
    for one content for ever. `embedder` makes what looks for things to embed in texts, from the theme's templates and
    the report for what is wrong with its own files.
    """

    pages: Mapping[str, str] = field(default_factory=dict)
    files: tuple[Claim, ...] = ()
    folders: tuple[str, ...] = ()
    beside: Callable[[Manuscript], Iterable[Claim]] = _claims_nothing
    head: tuple[str, ...] = ()
    footer: tuple[tuple[str, str], ...] = ()
    scripts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    media_types: Mapping[str, str] = field(default_factory=dict)
    lasting: tuple[str, ...] = ()
    embedder: Callable[[Environment, Report], Embedder] | None = None
