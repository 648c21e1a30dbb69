"""The part of nginx's configuration that says how the site is served."""

from collections.abc import Iterator

from plugins.hosting.model import TYPES, Headers

_INTRODUCTION = """\
# Written by `make publish`. In the server block of the site, where `root` names the folder of the site:
#     include /srv/over-coffee/_hosting/nginx.conf;
# With the Brotli module (Debian: libnginx-mod-http-brotli-static) add a line to that block: brotli_static on;
"""


def render_nginx(headers: Headers) -> str:
    """Return what belongs into the site's server block.

    A location with an `add_header` of its own would lose all that stand outside it. So each header is named once, for
    the whole site, and a location sets no more than the variable that holds a value.
    """
    lines = [*_variables(headers), f"location {headers.base}/ {{", *_indented(_whole(headers)), "}"]
    return _INTRODUCTION + "\n".join([*lines, ""])


def _whole(headers: Headers) -> Iterator[str]:
    base = headers.base
    yield "server_tokens off;"
    yield "absolute_redirect off;"  # behind a proxy nginx knows neither the host nor the port that readers see
    yield "gzip_static on;"
    yield "gzip_vary on;"
    yield f"error_page 403 404 =404 {base}/404.html;"
    for header, value in headers.everywhere.items():
        yield f"add_header {header} {_variable(header) if headers.of(header) else _quoted(value)} always;"
    yield "types {"
    yield from _indented(f"{_quoted(media_type)} {ending};" for ending, media_type in TYPES.items())
    yield "}"
    for rule in headers.rules:
        location = rule.path if rule.path.endswith("/") else f"= {rule.path}"
        if rule.header in headers.everywhere:
            yield f"location {location} {{ set {_variable(rule.header)} {_quoted(rule.value)}; }}"
        else:
            yield f"location {location} {{ types {{ }} default_type {rule.value}; }}"
    yield f"location = {base}/404.html {{ internal; }}"
    yield f"location = {base}/_headers {{ return 404; }}"
    yield f"location {base}/_hosting {{ return 404; }}"


def _variables(headers: Headers) -> Iterator[str]:
    for header, value in headers.everywhere.items():
        if headers.of(header):
            yield f"set {_variable(header)} {_quoted(value)};"


def _variable(header: str) -> str:
    return "$site_" + header.lower().replace("-", "_")


def _quoted(value: str) -> str:
    return f'"{value}"'


def _indented(lines: Iterator[str]) -> Iterator[str]:
    return (f"    {line}" for line in lines)
