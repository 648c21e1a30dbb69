"""Pelican's links inside a site: `{filename}other.md`."""

import re

_PLACES = re.compile(r"""(?P<place>\s(?:href|src|poster|data)=["'])%7[BC](?P<what>[a-z]+)%7[CD]""")


def with_braces(html: str) -> str:
    """Return HTML with the braces, or bars, of such links as Pelican looks for them: an address cannot hold them."""
    return _PLACES.sub(r"\g<place>{\g<what>}", html)
