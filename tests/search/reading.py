"""Read an index as a search does: it is JSON with a mark in front, compressed."""

import gzip
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MARK = b"pagefind_dcd"


@dataclass(frozen=True, slots=True)
class Indexed:
    """What the index holds of a page."""

    title: str
    text: str
    kind: str
    metadata: dict[str, str]


def indexed(site: Path) -> dict[str, Indexed]:
    """Return what a site's index holds, by the paths of pages."""
    kinds = json.loads((site / "pagefind/kinds.json").read_text("utf-8"))["kinds"]
    return dict(_read(file, kinds.get(file.stem, "post")) for file in (site / "pagefind/fragment").iterdir())


def _read(file: Path, kind: str) -> tuple[str, Indexed]:
    content = gzip.decompress(file.read_bytes())
    assert content.startswith(MARK)
    fragment: dict[str, Any] = json.loads(content.removeprefix(MARK))
    metadata = fragment["meta"]
    return fragment["url"], Indexed(metadata["title"], fragment["content"], kind, metadata)
