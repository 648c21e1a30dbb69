"""The file `_headers`, which Netlify and Cloudflare Pages read."""

from .model import POLICY, Headers


def render_headers_file(headers: Headers) -> str:
    """Return the file's text: one rule for the whole site, then one for each path that differs.

    Of two rules that match, one host joins the values of a header and another takes the last, so no two name the same
    header. Pages are asked for anew by both hosts' own rule. The policy here is the widest that a page needs; what
    the page itself says narrows it. Both hosts match encoded paths.
    """
    everywhere = dict(headers.everywhere)
    lines = [_pattern(f"{headers.base}/")]
    for header, value in everywhere.items():
        rules = headers.of(header)
        if header == POLICY:
            lines.append(f"  {header}: {headers.widest}")
        elif not rules:
            lines.append(f"  {header}: {value}")
    for rule in headers.rules:
        if rule.header != POLICY:
            lines += [_pattern(rule.path), f"  {rule.header}: {rule.value}"]
    return "\n".join([*lines, ""])


def _pattern(path: str) -> str:
    """Return a path as the hosts match it: a part in which `*` or `:` would mean something may there be anything."""
    parts = [f":part{number}" if set("*:") & set(part) else part for number, part in enumerate(path.split("/"))]
    return "/".join(parts) + ("*" if path.endswith("/") else "")
