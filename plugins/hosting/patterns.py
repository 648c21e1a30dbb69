"""Paths as regular expressions that nginx (PCRE) and Caddy (RE2) both read."""

import re

HIDDEN = r"/(404\.html|_headers|_hosting(/.*)?|(.*/)?\..*)"
"""What is no page, or is for hosts alone; and each name that begins with a dot: `.git`, `.env`, the build's mark."""
WELL_KNOWN = r"/\.well-known(/[^./][^/]*)*/?"
"""What is served although its name begins with a dot (RFC 8615)."""


def pattern(base: str, rest: str) -> str:
    """Return an expression for the paths below `base`, given decoded, that match `rest`, an expression, to their end.

    The first group is the base. Nothing in it has a meaning in the hosts' own languages but the backslash.
    """
    literal = re.sub(r"[^\w/\u0080-\U0010ffff-]", lambda sign: f"\\x{ord(sign[0]):02x}", base)
    return f"(?s)^({literal}){rest}$"
