"""Tie the search to Pelican."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from ..foundation.documents.model import Document, Manuscript
from ..foundation.documents.paths import file_of
from ..foundation.findings.model import Report
from ..foundation.outputs import Output, Role
from ..site.model import Feature, Project, Site
from .entries import entries_of, labels_of
from .index import FOLDER, PATH, make_index
from .synonyms import FILE, read_synonyms

SEARCH_PATH = "/search/"
SCRIPT = "js/pages/search.js"


def feature(project: Project) -> Feature:
    """Bring the page, and the index that its script reads, with the synonyms of content/."""

    def check(_: Sequence[Manuscript], report: Report) -> None:
        read_synonyms(project.content / FILE, project.root, report)

    return Feature(outputs=_outputs, folders=(FOLDER,), lasting=(FOLDER,), check=check, write=_write)


def _outputs(documents: Sequence[Document]) -> Iterable[Output]:
    has_words = any(each.has_words for each in documents)
    # One comes to it to find something else.
    role = Role.FURTHER_PAGE
    yield Output(SEARCH_PATH, "search", role=role, template="search", scripts=(SCRIPT,) if has_words else ())
    if has_words:
        yield Output(PATH, "search")


def _write(site: Site, output: Path) -> None:
    """Write the index, where there is anything to find."""
    if not site.has_words:
        return
    project = site.project
    synonyms = read_synonyms(project.content / FILE, project.root, Report())
    for path, content in make_index(entries_of(site), labels_of(site), synonyms, project.language).items():
        target = output / file_of(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def register() -> None:
    """Connect to nothing: the site asks what is brought."""
