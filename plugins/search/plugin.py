"""Tie the search index to Pelican."""

import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ..foundation.documents.model import Document
from ..foundation.outputs import Output, Role
from ..site.model import Feature, Project, Site
from .index import FOLDER, make_index
from .pagefind import IndexingError

SEARCH_PATH = "/search/"
SCRIPT = "js/pages/search.js"


def feature(project: Project) -> Feature:
    """Bring the page, and the index that its script reads.

    Pagefind is WebAssembly, and its script is put in by ours, which has a digest.
    """
    del project  # every site has them
    return Feature(
        outputs=_page,
        folders=(f"/{FOLDER}/",),
        sources={SCRIPT: {"script-src": ("'strict-dynamic'", "'wasm-unsafe-eval'")}},
        lasting=(f"/{FOLDER}/fragment/", f"/{FOLDER}/index/"),
        write=write_index,
    )


def _page(documents: Sequence[Document]) -> Iterable[Output]:
    scripts = (SCRIPT,) if any(each.has_words for each in documents) else ()
    yield Output(SEARCH_PATH, "search", role=Role.PAGE, template="search", scripts=scripts)


def write_index(site: Site, output: Path) -> None:
    """Take over the index of the earlier site if there is one, else index the pages; end the run if that fails."""
    earlier = site.project.earlier
    if earlier and (earlier / FOLDER).is_dir():
        _copy(earlier / FOLDER, output / FOLDER)
    elif site.has_words:  # Pagefind makes no index of nothing
        try:
            make_index(output, _kinds(site), {kind.name: kind.label for kind in site.project.kinds})
        except IndexingError as error:
            sys.stderr.write(f"The search index could not be made: {error}; check the disk and try again\n")
            raise SystemExit(1) from None


def _copy(source: Path, target: Path) -> None:
    """Copy a folder without the modes of what is in it."""
    target.mkdir()
    for each in source.iterdir():
        (_copy if each.is_dir() else shutil.copyfile)(each, target / each.name)


def _kinds(site: Site) -> Mapping[str, str]:
    """Return the kinds of pages by their paths, but for posts, which are most."""
    return {each.path: each.kind.name for each in site.documents.values() if not each.kind.is_post}


def register() -> None:
    """Connect to nothing: the site asks what is brought."""
