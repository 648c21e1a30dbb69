"""An index in pieces: a search loads the few that hold its words.

`index.json` says what there is. A piece has a word in each line, in order, and behind it the entries that have it: by
how much the number of each is greater than that of the one before, and a letter for its weight. Entries stand in files
of their own, some together. `words` is the list of all words, for the search of a word that is nowhere.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..foundation.workers import share
from .model import Entry
from .weigh import weigh

PATH = "/search/index.json"
FOLDER = "/search/index/"
"""Where the pieces are, each named by what it holds."""
_FINGERPRINT = 10
_PIECE = 48_000
"""Characters of a piece, a third of it when it is compressed."""
_ENTRIES = 32
"""Entries of one file."""
_SHORTEST = 3
"""Letters of a word that is proposed."""


def make_index(
    entries: Sequence[Entry], labels: Mapping[str, str], synonyms: Sequence[Sequence[Sequence[str]]], language: str
) -> Mapping[str, bytes]:
    """Return the files of an index of entries, by URL path.

    `labels` say what one of each kind is called, in a `language`. Entries keep their order; a later one wins
    where two are found equally well.
    """
    found: dict[str, list[str]] = defaultdict(list)
    last: dict[str, int] = {}
    weights = share(lambda entry: weigh(entry, labels[entry.kind]), entries)
    for number, each in enumerate(weights):
        for word, weight in each.items():
            found[word].append(f"{number - last.get(word, 0)}{chr(ord('a') + weight - 1)}")
            last[word] = number
    words = sorted(found, key=lambda word: word.encode("utf-16-be"))  # as JavaScript compares
    pieces = [(first, _file("txt", text)) for first, text in _pieces(words, found)]
    lists = [_file("json", _json([_row(each) for each in group])) for group in _groups(entries)]
    proposed = [word for word in words if len(word) >= _SHORTEST and not word.isdigit()]
    listed = _file("txt", "\n".join(f"{word} {len(found[word])}" for word in proposed))
    kinds: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        kinds[entry.kind].append(number)
    most = max(kinds, key=lambda kind: len(kinds[kind]))
    told = {
        "count": len(entries),
        "language": language,
        "labels": labels,
        "most": most,
        "kinds": {kind: numbers for kind, numbers in kinds.items() if kind != most},
        "listings": sorted({entry.kind for entry in entries if entry.is_listing}),
        "synonyms": synonyms,
        "pieces": [(first, name) for first, (name, _) in pieces],
        "entries": [name for name, _ in lists],
        "together": _ENTRIES,
        "words": listed[0],
    }
    files = (*(file for _, file in pieces), *lists, listed)
    return {PATH: _json(told).encode(), **{FOLDER + name: text.encode() for name, text in files}}


def _pieces(words: Iterable[str], found: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    """Go through the pieces, each behind its first word."""
    lines: list[str] = []
    length = 0
    first = ""
    for word in words:
        first = first or word
        lines.append(f"{word} {' '.join(found[word])}")
        length += len(lines[-1])
        if length >= _PIECE:
            yield first, "\n".join(lines)
            lines, length, first = [], 0, ""
    if lines:
        yield first, "\n".join(lines)


def _groups(entries: Sequence[Entry]) -> Iterator[Sequence[Entry]]:
    return (entries[start : start + _ENTRIES] for start in range(0, len(entries), _ENTRIES))


def _row(entry: Entry) -> Sequence[str | int]:
    return (entry.path, entry.title, entry.about, entry.day, int(bool(entry.html)))


def _file(ending: str, text: str) -> tuple[str, str]:
    """Return the name of a file that holds a text, and the text."""
    return f"{hashlib.sha256(text.encode()).hexdigest()[:_FINGERPRINT]}.{ending}", text


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
