"""The part of a Caddyfile that says how the site is served."""

from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from .model import CACHING, REFUSAL, TYPES, Headers, Rule
from .patterns import HIDDEN, WELL_KNOWN, pattern

_INTRODUCTION = """\
# Written by `make publish`. In the block of the site, where `root` names the folder of the site:
#     root * /srv/over-coffee
#     import /srv/over-coffee/_hosting/Caddyfile
"""


def render_caddy(headers: Headers) -> str:
    """Return what belongs into the site's block.

    Caddy sorts directives, and headers by how closely their paths match, so that the widest would come last and win;
    `route` keeps to the order written.
    """
    base = unquote(headers.base)
    lines = [
        f'@over_coffee path_regexp over_coffee "{pattern(base, "(/.*)?")}"',
        *_block("route @over_coffee", _whole(headers, base)),
        *_block("handle_errors", _block("route @over_coffee", _errors(headers))),
    ]
    return _INTRODUCTION + "\n".join([*lines, ""])


def _whole(headers: Headers, base: str) -> Iterator[str]:
    yield "header -Server"
    yield from (f'header {header} "{value}"' for header, value in headers.everywhere.items())
    yield from _REFUSALS
    hidden = (f'path_regexp "{pattern(base, HIDDEN)}"', f'not path_regexp "{pattern(base, WELL_KNOWN)}"')
    yield from _block("@hidden", hidden)
    yield "error @hidden 404"
    yield from _FOUND
    yield "header Content-Type application/octet-stream"
    for ending, media_type in TYPES.items():
        yield f"@{ending} path *.{ending}{' */' if ending == 'html' else ''}"
        yield f'header @{ending} Content-Type "{media_type}"'
    for number, rule in enumerate(headers.rules):
        yield from _block(f"@rule{number}", _matchers(rule))
        yield f'header @rule{number} {rule.header} "{rule.value}"'
    yield from _FILES


_REFUSALS = (
    "@written not method GET HEAD",
    "error @written 405",
    r'@null path_regexp "\x00"',
    "error @null 400",
)
"""What file_server would answer as if it were asked for the page, or with a fault of its own."""

_FOUND = (
    # The matcher of files takes a backslash for a sign of its own.
    "@folder {",
    r'	not path_regexp "\x5c"',
    # file_server's own redirect would lose what stands behind `?`. One slash is left in front: two would name a host.
    r'	vars_regexp folder {uri} "^/*(/[^/?]([^?]*[^/?])?)(\?.*)?$"',
    "\tfile {path}/index.html",
    "}",
    "redir @folder {re.folder.1}/{re.folder.3} permanent",
    "@missing {",
    r'	not path_regexp "\x5c"',
    "\tnot file {path} {path}/index.html",
    "}",
    "error @missing 404",
)
"""What file_server would answer wrong: a folder without its slash, and a name too long for any file."""

_FILES = ("file_server {", "\tprecompressed br gzip", "}")
_PAGE = (
    # A condition is asked of what is missing, not of the page that says so.
    "request_header -Range",
    "request_header -If-Match",
    "request_header -If-None-Match",
    "request_header -If-Modified-Since",
    "request_header -If-Unmodified-Since",
    # Some signs of the base would mean something in an address to rewrite to; in a folder they do not.
    "root * {http.vars.root}{re.over_coffee.1}",
    "rewrite * /404.html",
    f'header Content-Type "{TYPES["html"]}"',
    *_FILES,
)
_REFUSAL = (
    'header Content-Type "text/plain; charset=utf-8"',
    'header Allow "GET, HEAD"',
    f'respond "{REFUSAL}"',
)


def _matchers(rule: Rule) -> Iterator[str]:
    path = unquote(rule.path)
    yield f'path_regexp "{pattern(path, ".*" if path.endswith("/") else "")}"'
    if rule.header == CACHING:
        # These may be answered with an error that file_server writes itself, and that must not be kept for ever.
        yield from (f"not header {condition} *" for condition in ("Range", "If-Match", "If-Unmodified-Since"))


def _errors(headers: Headers) -> Iterator[str]:
    yield "header -Server"
    yield f'header {CACHING} "{headers.everywhere[CACHING]}"'
    yield "@page vars {http.error.status_code} 403 404"
    yield from _block("route @page", _PAGE)
    yield from _REFUSAL


def _block(name: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"{name} {{"
    yield from (f"\t{line}" for line in lines)
    yield "}"
