"""The part of a Caddyfile that says how the site is served."""

from collections.abc import Iterable, Iterator

from plugins.hosting.model import CACHING, TYPES, Headers

_INTRODUCTION = """\
# Written by `make publish`. In the block of the site, where `root` names the folder of the site:
#     root * /srv/over-coffee
#     import /srv/over-coffee/_hosting/Caddyfile
"""


def render_caddy(headers: Headers) -> str:
    """Return what belongs into the site's block.

    Caddy sorts headers by how closely their paths match, and the widest would come last and win; `route` keeps to the
    order written.
    """
    base = headers.base
    lines = [
        "route {",
        *_indented(_header_lines(headers)),
        "}",
        f"@missing path {base}/404.html {base}/_headers {base}/_hosting*",
        "error @missing 404",
        *_FILES,
        "handle_errors {",
        f"\trewrite * {base}/404.html",
        *_indented(_page_lines(headers)),
        *_indented(_FILES),
        "}",
    ]
    return _INTRODUCTION + "\n".join([*lines, ""])


_FILES = ("file_server {", "\tprecompressed br gzip", "}")


def _header_lines(headers: Headers) -> Iterator[str]:
    base = headers.base
    yield f"header {base}/* -Server"
    yield from (f'header {base}/* {header} "{value}"' for header, value in headers.everywhere.items())
    for ending, media_type in TYPES.items():
        yield f"@{ending} path {base}/*.{ending}"
        yield f'header @{ending} Content-Type "{media_type}"'
    for rule in headers.rules:
        path = f"{rule.path}*" if rule.path.endswith("/") else rule.path
        yield f'header {path} {rule.header} "{rule.value}"'


def _page_lines(headers: Headers) -> Iterator[str]:
    """Go through what differs between the page for missing pages and the file that was asked for."""
    yield "header -Server"
    yield f'header {CACHING} "{headers.everywhere[CACHING]}"'
    yield f'header Content-Type "{TYPES["html"]}"'


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"\t{line}" for line in lines)
