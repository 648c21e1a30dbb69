"""Have Pagefind index a built site.

The templates say what of a page is indexed: `data-pagefind-body` stands on its texts and `data-pagefind-ignore` on
what is no text in them; a page's title counts by itself. Pagefind searches whatever is metadata, so the picture that it
takes for a page's own is emptied (`image:`). Its filters are not used: they have other bytes at each run.
"""

import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath

from .pagefind import IndexingError, pagefind

FOLDER = "pagefind"
"""Where the index lies in a site."""
KINDS = "kinds.json"
"""In that folder: what kinds are called, and the kinds of results, by their ids."""
_BODY = b"data-pagefind-body"
_MARK = b"pagefind_dcd"
_UNUSED = ("pagefind-*.css", "pagefind-*.js", "wasm.*.pagefind")
"""Pagefind's own search boxes, its worker, and its programs for every language."""


def make_index(site: Path, kinds: Mapping[str, str], labels: Mapping[str, str]) -> None:
    """Index the pages in a folder, into its folder pagefind/, with only the files that a search asks for.

    `kinds` are those of pages, by path; the search page takes the others for posts. `labels` say what one of a kind is
    called. Pages are given in the order of
    their names, so that the same pages make the same bytes. Raises IndexingError.
    """
    with pagefind(site) as service:
        number, count = service.ask("NewIndex").index_id, 0
        for count, (name, content) in enumerate(_marked(site), start=1):  # noqa: B007 - it is counted to its end
            service.ask("AddFile", index_id=number, file_path=name, file_contents=content)
        if not count:
            raise IndexingError(f"no page has a text that is marked with {_BODY.decode()}")
        # Asked to write them itself, it answers while it still does.
        files = {each.path: each.content for each in service.ask("GetFiles", index_id=number).files}
    for name in files.keys() - set(_unused(files)):
        target = site / FOLDER / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(files[name])
    found = {name: kinds[path] for name, path in _results(files) if path in kinds}
    told = json.dumps({"labels": labels, "kinds": found}, separators=(",", ":"), sort_keys=True)
    (site / FOLDER / KINDS).write_text(told, encoding="utf-8")


def _marked(site: Path) -> Iterator[tuple[str, str]]:
    """Go through the pages with a text, by name: Pagefind would read the others and index nothing of them."""
    names = {path.relative_to(site).as_posix(): path for path in site.rglob("*.html") if path.is_file()}
    for name, path in sorted(names.items()):
        content = path.read_bytes()
        if _BODY in content:
            yield name, content.decode("utf-8", "replace")


def _unused(files: Mapping[str, bytes]) -> Iterator[str]:
    """Go through the files that no search on our page asks for."""
    languages = json.loads(files["pagefind-entry.json"])["languages"]
    programs = {f"wasm.{each['wasm'] or 'unknown'}.pagefind" for each in languages.values()}
    return (name for name in files if any(map(PurePath(name).match, _UNUSED)) and name not in programs)


def _results(files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Go through what a search may find, each with its path: a file of compressed JSON, behind a mark."""
    for name, content in files.items():
        if name.startswith("fragment/"):
            yield PurePath(name).stem, json.loads(gzip.decompress(content).removeprefix(_MARK))["url"]
