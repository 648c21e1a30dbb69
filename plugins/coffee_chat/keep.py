"""What has to be on the device for the page to work without a network, and the worker that keeps it there."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from rjsmin import jsmin

from ..foundation.assets.model import Asset, Assets
from ..foundation.documents.paths import encode
from ..foundation.markup import Kind, read_tokens
from .model import Built, Kept

_WORKER = "worker.js"
"""The service worker, beside this module."""
_VERSION = 16
"""Characters of the digest that is a version."""


def files_to_keep(html: str, base: str, assets: Assets, scripts: Iterable[str], toolkit: Asset) -> tuple[Kept, ...]:
    """Return what a page needs besides itself, each once; its addresses begin with `base`.

    These are the files of the theme that it names in whatever attribute, scripts that it may load, all that these
    load themselves, and the toolkit.
    """
    names = {base + encode(asset.path): name for name, asset in assets.files.items()}
    named = (names[value] for value in _values(html) if value in names)
    files = (*map(assets.find, assets.modules((*named, *scripts))), toolkit)
    addresses = [base + encode(each.path) for each in files]
    return tuple(Kept(address, each.integrity, address in html) for address, each in zip(addresses, files, strict=True))


def _values(html: str) -> Iterator[str]:
    for token in read_tokens(html):
        if token.kind is Kind.START:
            yield from token.values.values()


def render_worker(page: str, html: str, files: tuple[Kept, ...], *, is_preview: bool = False) -> str:
    """Return the worker, behind a line that says what it knows of a build.

    `page` is the address of the page, and `html` what that holds: the version is another when any byte of these, of a
    file or of the worker is.
    """
    source = str(jsmin(Path(__file__).with_name(_WORKER).read_text("utf-8")))
    built = Built("", page, is_preview, files)
    digest = hashlib.sha256(b"\0".join((source.encode(), html.encode(), msgspec.json.encode(built)))).hexdigest()
    told = msgspec.json.encode(msgspec.structs.replace(built, version=digest[:_VERSION])).decode()
    return f"const BUILT={told};\n{source}\n"
