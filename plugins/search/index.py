"""Have Pagefind index a built site.

The templates say what of a page is indexed: `data-pagefind-body` stands on its texts and `data-pagefind-ignore` on
what is no text in them; a page's title counts by itself. Pagefind searches whatever is metadata, so the picture that it
takes for a page's own is emptied (`image:`). Its filters are not used: they have other bytes at each run.
"""

import gzip
import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from pagefind_bin_extended import get_executable

FOLDER = "pagefind"
"""Where the index lies in a site."""
KINDS = "kinds.json"
"""In that folder: kinds of results, by their ids."""
PATIENCE = 300
"""Seconds after which Pagefind has not ended and will not: a file that it cannot write it tries for ever."""
_MARK = b"pagefind_dcd"
_UNUSED = ("pagefind-*.css", "pagefind-*.js", "wasm.*.pagefind")
"""Pagefind's own search boxes, its worker, and its programs for every language."""


class IndexingError(Exception):
    """Pagefind made no index; says why in one line."""


def make_index(site: Path, kinds: Mapping[str, str]) -> None:
    """Index the pages in a folder, into its folder pagefind/, with only the files that a search asks for.

    `kinds` are those of pages, by path; the search page takes the others for posts. Raises IndexingError.
    """
    command = [get_executable(), "--site", site, "--output-subdir", FOLDER, "--silent"]
    # Variables, and a file in the folder it runs in, can set Pagefind up in other ways.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    try:
        run = subprocess.run(  # noqa: S603 - the locked program
            command, cwd=site, env=environment, capture_output=True, text=True, check=False, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        raise IndexingError(f"Pagefind could not write it within {PATIENCE} s") from None
    if run.returncode:
        raise IndexingError(" ".join(run.stderr.split()) or f"exit status {run.returncode}")
    _discard_unused(site / FOLDER)
    found = {name: kinds[path] for name, path in _pages(site / FOLDER) if path in kinds}
    (site / FOLDER / KINDS).write_text(json.dumps(found, separators=(",", ":"), sort_keys=True), encoding="utf-8")


def _discard_unused(folder: Path) -> None:
    languages = json.loads((folder / "pagefind-entry.json").read_text("utf-8"))["languages"]
    programs = {f"wasm.{each['wasm'] or 'unknown'}.pagefind" for each in languages.values()}
    for pattern in _UNUSED:
        for file in folder.glob(pattern):
            if file.name not in programs:
                file.unlink()


def _pages(folder: Path) -> Iterator[tuple[str, str]]:
    """Go through what a search may find, each with its path: a file of compressed JSON, behind a mark."""
    for file in (folder / "fragment").iterdir():
        yield file.stem, json.loads(gzip.decompress(file.read_bytes()).removeprefix(_MARK))["url"]
