"""The nouns: project (what is read, by which rules) and site (what came of it)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from jinja2 import Environment
from msgspec import Struct, field

from ..assets.model import Assets
from ..contribution import Claim, Contribution
from ..documents.model import Document, Kind, Manuscript
from ..documents.paths import encode, without_index
from ..documents.patterns import Pattern
from ..findings.model import Code, Level
from ..front_matter.validate import Rules
from ..handouts.model import HandoutKind, Printed
from ..listings.model import Arrangement
from ..pictures.model import Picture
from .origin import Origin

HANDOUT_PATHS = {HandoutKind.QUESTIONS: "/questions/", HandoutKind.CHECKLIST: "/checklists/"}
HOME_PATH = "/"
NOT_FOUND_PATH = "/404.html"


class Project(Struct, frozen=True):
    """Where the content lies and by which rules it is read.

    `base` is the path part of the site's URL; `menu` holds pairs of words and where they lead; `origin` tells where
    each setting stands; `active` are the endings of files that are published although browsers run them; `patterns`
    make the addresses of texts whose headers name none. `static_paths` are folders and files of content/ to publish as
    they are; `static_targets` maps the names of some of those files to other URL paths. `earlier` is a built site from
    which to take what need not be made anew. `features` are those that the site has, and `templates` render
    what the theme shows.
    """

    root: Path
    content: Path
    theme: Path
    assets: Assets
    base: str
    site_url: str
    name: str
    motto: str
    description: str
    language: str
    rules: Rules
    default_author: str
    active: frozenset[str]
    levels: Mapping[Code, Level]
    with_drafts: bool
    now: datetime
    menu: tuple[tuple[str, str], ...]
    origin: Origin
    patterns: Mapping[Kind, Pattern]
    static_paths: tuple[str, ...]
    static_targets: Mapping[str, str]
    earlier: Path | None
    features: tuple["Feature", ...] = ()
    templates: Environment = field(default_factory=lambda: Environment(autoescape=True))


class StaticFile(Struct, frozen=True):
    """A file of the whole site: its URL path, its name below content/, its name in messages.

    `picture` is set for a drawing, which is published as it was looked at.
    """

    path: str
    name: str
    shown: str
    file: Path
    picture: Picture | None = None


class MenuEntry(Struct, frozen=True):
    """One link of the menu: its words, its address on every page, and the path of the page that it is, if one."""

    label: str
    href: str
    path: str


class Held(Struct, frozen=True):
    """A post that is not published yet, and why."""

    manuscript: Manuscript
    reason: str


class Site(Struct, frozen=True, eq=False):
    """All that is published, by name of source; what is held back; how posts are arranged; who owns which path.

    `handouts` are those of each document, by its name; `menu` stands on each page; `statics` are the files of the whole
    site, by URL path; `left_out` those, as messages name them, of which no page could be made.
    """

    documents: Mapping[str, Document]
    held: tuple[Held, ...]
    arrangement: Arrangement
    paths: Mapping[str, str]
    handouts: Mapping[str, tuple[Printed, ...]]
    project: Project
    menu: tuple[MenuEntry, ...]
    statics: Mapping[str, StaticFile]
    left_out: tuple[str, ...] = ()

    @property
    def assets(self) -> Assets:
        """Return the theme's files."""
        return self.project.assets

    @property
    def has_words(self) -> bool:
        """Tell whether a search could find anything."""
        return any(each.prose.words or self.handouts.get(each.name) for each in self.documents.values())

    def files(self, document: Document) -> Iterator[tuple[str, Path]]:
        """Go through the files to publish with a document, by URL path: attachments, and those of its handouts.

        Where a clash of paths is a warning, the page comes first, then the author's own file.
        """
        downloads = (each for printed in self.handouts.get(document.name, ()) for each in printed.downloads)
        files = {**{each.path: each.file for each in downloads}, **document.attachments}
        return ((path, file) for path, file in files.items() if path != document.path and self.owns(document, path))

    def redirects(self, document: Document) -> Iterator[str]:
        """Go through the paths that lead to a document."""
        return (path for path in document.redirect_from if self.paths.get(path) == redirect_owner(document))

    @property
    def head(self) -> Sequence[str]:
        """Return the templates for the `<head>` of each page."""
        return [name for each in self.project.features for name in each.head]

    @property
    def footer(self) -> Sequence[tuple[str, str]]:
        """Return the words and paths of the links that features put at the end of each page."""
        return [link for each in self.project.features for link in each.footer]

    def has(self, claim: Claim) -> bool:
        """Tell whether what is claimed was given to who claimed it."""
        return self.paths.get(without_index(claim.path)) == claim.owner

    def static_files(self) -> Iterator[StaticFile]:
        """Go through the files of the whole site to publish; a picture that a text shows is published with that."""
        return (each for each in self.statics.values() if self.paths.get(without_index(each.path)) == each.shown)

    def owns(self, document: Document, path: str) -> bool:
        """Tell whether a path is the document's, where the site made a clash of paths a warning."""
        return self.paths.get(path) == document.source.path


class Feature(Contribution, frozen=True):
    """What a feature brings, and what it makes of the site that came of it.

    `values` are what every template is shown besides, by name; `write` writes its files into a folder, when the pages
    are there.
    """

    values: Callable[[Site], Mapping[str, object]] = lambda _: {}
    write: Callable[[Site, Path], None] = lambda _, __: None


def feed_style(project: Project) -> str:
    """Return the address of how feeds and sitemap look in a browser."""
    return project.base + encode(project.assets.find("css/feed.css").path)


def redirect_owner(document: Manuscript) -> str:
    """Return whose a path is that leads to a document, as a message says it."""
    return f"a redirect to {document.source.path}"


def handout_index_paths(handouts: Mapping[str, Sequence[Printed]]) -> Iterator[str]:
    """Go through the paths of the pages that list all handouts of one kind; there is none for a kind without any."""
    kinds = {each.handout.kind for printed in handouts.values() for each in printed}
    return (path for kind, path in HANDOUT_PATHS.items() if kind in kinds)
