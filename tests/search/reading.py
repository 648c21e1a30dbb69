"""Read an index as a search does."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Indexed:
    """What the index holds of a page; `words` has their weights."""

    title: str
    kind: str
    about: str
    words: dict[str, int]


def contents(site: Path) -> dict[str, Any]:
    """Return what says what there is."""
    told: dict[str, Any] = json.loads((site / "search/index.json").read_text("utf-8"))
    return told


def indexed(site: Path) -> dict[str, Indexed]:
    """Return what a site's index holds, by the paths of pages."""
    told = contents(site)
    folder = site / "search/index"
    rows = [row for name in told["entries"] for row in json.loads((folder / name).read_text("utf-8"))]
    kinds = {number: kind for kind, numbers in told["kinds"].items() for number in numbers}
    found: list[dict[str, int]] = [{} for _ in rows]
    for _, name in told["pieces"]:
        for line in (folder / name).read_text("utf-8").split("\n"):
            word, *places = line.split(" ")
            number = 0
            for place in places:
                number += int(place[:-1])
                found[number][word] = ord(place[-1]) - ord("a") + 1
    assert len(rows) == told["count"]
    return {
        path: Indexed(title, kinds.get(number, told["most"]), about, found[number])
        for number, (path, title, about, *_) in enumerate(rows)
    }
