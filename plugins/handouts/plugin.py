"""Bring question lists and checklists: to our own site as a feature of it, to anybody's Pelican site as pages."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from pelican import Pelican
from pelican.plugins import signals

from ..foundation.cache import publish
from ..foundation.documents.model import Document, Manuscript
from ..foundation.documents.paths import file_of
from ..foundation.findings.model import Report
from ..foundation.outputs import Output, Role
from ..foundation.stock.parts import add_part
from ..foundation.stock.reader import use_reader
from ..site.model import Feature, Project, Site
from .arrange import MAKER, HandoutEmbedder, HandoutFinder
from .kinds import KINDS, HandoutKind
from .model import by_link, found_in
from .press.press import Press
from .render import HandoutRenderer
from .sections import Publisher
from .shelf import Shelf, check_headers, kinds_in, print_all, print_handouts
from .stock import FOLDERS, HandoutTexts

CACHE = ".cache/handouts"
"""Where files of handouts are kept from build to build, in the project's folder."""

PRIVACY_PATH = "/privacy/"
"""Where readers are told what is kept on their devices, and can delete it."""


def feature(project: Project) -> Feature:
    """Bring pages of handouts, lists of these pages, and files."""
    press = Press(project.theme, project.root / CACHE)

    def make(documents: Sequence[Document], project: Project) -> Sequence[Document]:
        return print_handouts(documents, press, project.templates)

    def write(site: Site, output: Path) -> None:
        publish(_files(site, output), lambda _: print_all(site.documents.values(), press))

    return Feature(
        kinds=KINDS,
        outputs=_lists,
        filters={"by_link": by_link},
        scripts={PRIVACY_PATH: ("js/pages/privacy.js",)},
        embedder=_embedder,
        arranger=_arranger,
        check=check_headers,
        make=make,
        values=_values,
        write=write,
    )


def _lists(documents: Sequence[Document]) -> Iterable[Output]:
    """Go through the pages that list all handouts of one kind; there is none for a kind without any."""
    return (Output(kind.path, MAKER, role=Role.PAGE, template="handouts") for kind in kinds_in(documents))


def _embedder(project: Project, manuscripts: Sequence[Manuscript], report: Report) -> HandoutEmbedder:
    del project, report  # whether a section of a text is a handout is known when every text was read
    return HandoutEmbedder(frozenset(each.path for each in manuscripts if isinstance(each.kind, HandoutKind)))


def _arranger(project: Project) -> Callable[[Manuscript], HandoutFinder]:
    publisher = Publisher(project.name, project.site_url, project.language)
    kinds = [kind for kind in project.kinds if isinstance(kind, HandoutKind)]
    renderer = HandoutRenderer(project.templates)
    return lambda manuscript: HandoutFinder(manuscript, publisher, kinds, renderer)


def _values(site: Site) -> Mapping[str, object]:
    return {"HANDOUTS": Shelf([*site.documents.values()])}


def _files(site: Site, output: Path) -> Mapping[Path, Path]:
    """Return the kept files of handouts by where they are published, their folders being there."""
    files = {
        output / file_of(each.path): each.file
        for document in site.documents.values()
        for find in found_in(document.prose)
        for each, own in zip(find.printed.downloads, find.outputs, strict=True)
        if site.has(own)
    }
    for target in files:
        target.parent.mkdir(parents=True, exist_ok=True)
    return files


def switch_on(pelican: Pelican) -> None:
    """Have the texts in content/questions/ and content/checklists/ read as pages, and marked sections anywhere."""
    parts = add_part(pelican)
    if parts is None:
        return
    settings = pelican.settings
    texts = HandoutTexts(settings, parts, CACHE)
    parts.read_text = texts.read
    parts.finish = texts.finish
    settings["PAGE_PATHS"] = [*settings["PAGE_PATHS"], *FOLDERS]
    settings["ARTICLE_EXCLUDES"] = [*settings["ARTICLE_EXCLUDES"], *FOLDERS]


def register() -> None:
    """Connect to Pelican's signals."""
    signals.initialized.connect(switch_on)
    signals.readers_init.connect(use_reader)
