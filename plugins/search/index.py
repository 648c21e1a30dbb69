"""Have Pagefind index a built site.

The templates say what of a page is indexed: `data-pagefind-body` stands on its texts and `data-pagefind-ignore` on
what is no text in them; a page's title counts by itself. Kind and date are filters, since Pagefind searches whatever is
metadata. For that reason, too, the picture that it takes for a page's own is emptied (`image:`).
"""

import json
import os
import subprocess
from pathlib import Path

from pagefind_bin_extended import get_executable

FOLDER = "pagefind"
"""Where the index lies in a site."""
PATIENCE = 300
"""Seconds after which Pagefind has not ended and will not: a file that it cannot write it tries for ever."""
_UNUSED = ("pagefind-*.css", "pagefind-*.js", "wasm.*.pagefind")
"""Pagefind's own search boxes, its worker, and its programs for every language."""


class IndexingError(Exception):
    """Pagefind made no index; says why in one line."""


def make_index(site: Path) -> None:
    """Index the pages in a folder, into its folder pagefind/, with only the files that a search asks for.

    Raises IndexingError.
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


def _discard_unused(folder: Path) -> None:
    languages = json.loads((folder / "pagefind-entry.json").read_text("utf-8"))["languages"]
    programs = {f"wasm.{each['wasm'] or 'unknown'}.pagefind" for each in languages.values()}
    for pattern in _UNUSED:
        for file in folder.glob(pattern):
            if file.name not in programs:
                file.unlink()
