"""The part of nginx's configuration that says how the site is served."""

from collections.abc import Iterable, Iterator
from urllib.parse import quote, unquote

from .model import CACHING, REFUSAL, TYPES, Headers
from .patterns import HIDDEN, WELL_KNOWN, pattern

_INTRODUCTION = """\
# Written by `make publish`. In the server block of the site, where `root` names the folder of the site:
#     include /srv/over-coffee/_hosting/nginx.conf;
# With the Brotli module (Debian: libnginx-mod-http-brotli-static) add a line to that block: brotli_static on;
"""
_REFUSED, _OUT_OF_RANGE, _MISSING = "/over-coffee-refused", "@over_coffee_out_of_range", "@over_coffee_missing"
_ERROR_PAGES = (
    f"error_page 400 405 408 411 412 413 414 417 421 500 501 503 505 {_REFUSED};",
    f"error_page 494 =431 {_REFUSED};",
    f"error_page 495 496 497 =400 {_REFUSED};",
)
"""What nginx would answer with a page of its own; 494 to 497 are its own numbers, for too long headers and for TLS."""
_COMPRESSED = ("gzip_static on;", "gzip_vary on;")


def render_nginx(headers: Headers) -> str:
    """Return what belongs into the site's server block.

    A location with an `add_header` of its own would lose all that stand outside it. So each header is named once, for
    the whole site, and a location sets no more than the variable that holds a value. Locations are matched against
    decoded paths. A request that nginx cannot read belongs to no location, so what answers it stands outside.
    """
    base = unquote(headers.base)
    lines = [
        "server_tokens off;",
        *_ERROR_PAGES,
        *(f"set {_variable(each)} {_quoted(value)};" for each, value in headers.everywhere.items() if headers.of(each)),
        *_location(f"= {_REFUSED}", [*_same_headers(headers), 'add_header Allow "GET, HEAD" always;', *_refusal()]),
        *_location(_OUT_OF_RANGE, _refusal()),  # nginx finds out so late that the answer has its headers already
        *_location(_MISSING, _missing(headers, base)),
        *(_location(f"= {_quoted(base)}", _without_slash(headers, base)) if base else ()),
        *_location(_quoted(f"{base}/"), _whole(headers, base)),
    ]
    return _INTRODUCTION + "\n".join([*lines, ""])


def _refusal() -> Iterator[str]:
    yield 'default_type "text/plain; charset=utf-8";'
    yield f"return 404 {_quoted(REFUSAL)};"  # who is sent here by an error keeps its status


def _missing(headers: Headers, base: str) -> Iterator[str]:
    """Answer with 404.html; a capture writes the path before it, since a `$` in a value cannot be escaped."""
    yield from _same_headers(headers)
    yield from _COMPRESSED
    yield f'default_type "{TYPES["html"]}";'
    yield "types { }"
    yield f"rewrite {_quoted(pattern(base, '/.*'))} $1/404.html break;"


def _without_slash(headers: Headers, base: str) -> Iterator[str]:
    yield from _same_headers(headers)
    yield "absolute_redirect off;"
    yield f"return 301 {quote(base)}/$is_args$args;"


def _whole(headers: Headers, base: str) -> Iterator[str]:
    yield "absolute_redirect off;"  # behind a proxy nginx knows neither the host nor the port that readers see
    yield from _COMPRESSED
    yield from _ERROR_PAGES
    yield f"error_page 403 404 =404 {_MISSING};"
    yield f"error_page 416 {_OUT_OF_RANGE};"
    yield "recursive_error_pages on;"  # what is posted to a missing page is refused
    for header, value in headers.everywhere.items():
        yield f"add_header {header} {_variable(header) if headers.of(header) else _quoted(value)} always;"
    yield "default_type application/octet-stream;"
    yield "types {"
    yield from _indented(f"{_quoted(media_type)} {ending};" for ending, media_type in TYPES.items())
    yield "}"
    for rule in headers.rules:
        path = unquote(rule.path)
        location = _quoted(path) if path.endswith("/") else f"= {_quoted(path)}"
        if rule.header not in headers.everywhere:
            yield f"location {location} {{ types {{ }} default_type {rule.value}; }}"
        else:
            value = f"set {_variable(rule.header)} {_quoted(rule.value)};"
            yield from _location(location, [value, *(_files(headers) if rule.header == CACHING else ())])
    yield f"location = {_quoted(f'{base}/404.html')} {{ internal; }}"
    yield f"location ~ {_quoted(pattern(base, WELL_KNOWN))} {{ }}"
    yield f"location ~ {_quoted(pattern(base, HIDDEN))} {{ return 404; }}"


def _files(headers: Headers) -> Iterator[str]:
    """Keep errors from being kept for ever: a folder without its slash, a part that a file has not."""
    yield "try_files $uri =404;"
    yield f"if ($http_range) {{ set {_variable(CACHING)} {_quoted(headers.everywhere[CACHING])}; }}"


def _same_headers(headers: Headers) -> Iterator[str]:
    """Go through what an answer carries that is the same at every path."""
    return (f"add_header {header} {_quoted(value)} always;" for header, value in headers.everywhere.items())


def _variable(header: str) -> str:
    return "$site_" + header.lower().replace("-", "_")


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _location(name: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"location {name} {{"
    yield from _indented(lines)
    yield "}"


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"    {line}" for line in lines)
