"""Names of hosts: those that are set aside, and lead to nobody."""

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

_RESERVED = re.compile(
    r"(?:.*\.)?(?:test|example|invalid|localhost|local|example\.(?:com|net|org))\.?", re.IGNORECASE | re.DOTALL
)


def is_reserved(host: str) -> bool:
    """Tell whether a name is for tests, examples, or the machine or network at hand (RFC 2606, 6761 and 6762)."""
    return _RESERVED.fullmatch(host) is not None


def is_public(url: str) -> bool:
    """Tell whether others can open a URL: its host is no name that is set aside, or that only one network knows."""
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_global
    except ValueError:
        return "." in host.rstrip(".") and not is_reserved(host)
