"""The nouns: project (what is read, by which rules) and site (what came of it)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from jinja2 import Environment
from msgspec import Struct, field

from ..foundation.assets.model import Assets
from ..foundation.contribution import Contribution
from ..foundation.documents.model import PAGE, POST, Document, Kind, Manuscript
from ..foundation.documents.paths import encode, without_index
from ..foundation.documents.patterns import Pattern
from ..foundation.findings.model import Code, Level, Report
from ..foundation.front_matter.validate import Rules
from ..foundation.listings.model import Arrangement
from ..foundation.outputs import Output
from ..foundation.pictures.model import Picture
from ..foundation.prose.model import Embedder
from ..foundation.prose.notes import Arranger
from .origin import Origin

HOME_PATH = "/"
NOT_FOUND_PATH = "/404.html"


class Project(Struct, frozen=True):
    """Where the content lies and by which rules it is read.

    `base` is the path part of the site's URL; `menu` holds pairs of words and where they lead; `origin` tells where
    each setting stands; `active` are the endings of files that are published although browsers run them; `patterns`
    make the addresses of texts whose headers name none. `page_folders` are those of content/ that hold pages,
    `static_paths` folders and files to publish as they are; `static_targets` maps the names of some of those files to
    other URL paths. `features` are those that the site has, and `templates` render what the theme shows.
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
    email: str
    rules: Rules
    default_author: str
    active: frozenset[str]
    levels: Mapping[Code, Level]
    with_drafts: bool
    now: datetime
    menu: tuple[tuple[str, str], ...]
    origin: Origin
    patterns: Mapping[Kind, Pattern]
    page_folders: tuple[str, ...]
    static_paths: tuple[str, ...]
    static_targets: Mapping[str, str]
    features: tuple["Feature", ...] = ()
    templates: Environment = field(default_factory=lambda: Environment(autoescape=True))

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Return the kinds of texts that the site has: posts, pages, and what its features bring."""
        return (POST, PAGE, *(kind for each in self.features for kind in each.kinds))


class StaticFile(Struct, frozen=True):
    """A file of the whole site: its URL path, its name below content/, its name in messages.

    `picture` is set for a drawing, which is published as it was looked at.
    """

    path: str
    name: str
    message_name: str
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
    """All that is published, by name of source; what is held back; how posts are arranged.

    `outputs` has every page and file, by URL path; `menu` stands on each page; `statics` are the files of the whole
    site, by URL path; `left_out` those, as messages name them, of which no page could be made.
    """

    documents: Mapping[str, Document]
    held: tuple[Held, ...]
    arrangement: Arrangement
    outputs: Mapping[str, Output]
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
        return any(each.has_words for each in self.documents.values())

    def files(self, document: Document) -> Iterator[tuple[str, Path]]:
        """Go through the files of authors' to publish with a document, and what is made of pictures, by URL path."""
        return ((path, file) for path, file in document.attachments.items() if self.owns(document, path))

    @property
    def head(self) -> Sequence[str]:
        """Return the templates for the `<head>` of each page."""
        return [name for each in self.project.features for name in each.head]

    @property
    def footer(self) -> Sequence[tuple[str, str]]:
        """Return the words and paths of the links that features put at the end of each page, if they lead anywhere."""
        return [link for each in self.project.features for link in each.footer if link[1] in self.outputs]

    def scripts_of(self, path: str) -> tuple[str, ...]:
        """Return the scripts that the page at a path loads and not all do, each behind what it imports."""
        output = self.outputs.get(path)
        return self.assets.modules(output.scripts) if output else ()

    def scripts_allowed_on(self, path: str) -> tuple[str, ...]:
        """Return these, and those that it may load when a reader asks for what they do."""
        output = self.outputs.get(path)
        return self.assets.modules(output.allowed_scripts) if output else ()

    def has(self, output: Output) -> bool:
        """Tell whether an output has the path that it is to have."""
        found = self.outputs.get(without_index(output.path))
        return found is not None and (found.owner, found.maker) == (output.owner, output.maker)

    def static_files(self) -> Iterator[StaticFile]:
        """Go through the files of the whole site to publish; a picture that a text shows is published with that."""
        return (each for each in self.statics.values() if self._owner(each.path) == each.message_name)

    def owns(self, document: Document, path: str) -> bool:
        """Tell whether a path is the document's, where the site made a clash of paths a warning."""
        return without_index(path) != document.path and self._owner(path) == document.source.path

    def _owner(self, path: str) -> str:
        return owner_at(path, self.outputs)


class Feature(Contribution, frozen=True, kw_only=True):
    """What a feature brings, and what it does in each step of a build, in this order.

    `embedder` makes what looks for things to embed in texts; it is given the texts, and the report for what is wrong
    with its own files. `arranger` makes what changes the tree of a text, and notes what it finds there. `check` reports
    what is wrong with texts. `make` makes what takes long, once nothing is an error, and returns the texts with it.
    `values` are what every template is shown besides, by name. `write` writes its files into a folder, when the pages
    are there.
    """

    embedder: Callable[[Project, Sequence[Manuscript], Report], Embedder] | None = None
    arranger: Callable[[Project], Callable[[Manuscript], Arranger]] | None = None
    check: Callable[[Sequence[Manuscript], Report], None] = lambda _, __: None
    make: Callable[[Sequence[Document], Project], Sequence[Document]] = lambda documents, _: documents
    values: Callable[[Site], Mapping[str, object]] = lambda _: {}
    write: Callable[[Site, Path], None] = lambda _, __: None


def owner_at(path: str, outputs: Mapping[str, Output]) -> str:
    """Return whose a path is, written with or without `index.html`; empty where nothing stands there."""
    found = outputs.get(without_index(path))
    return found.owner if found else ""


def feed_style(project: Project) -> str:
    """Return the address of how feeds and sitemap look in a browser."""
    return project.base + encode(project.assets.find("css/feed.css").path)
