"""The QR code by which a sheet leads back to its page."""

from io import BytesIO

import segno

from ...foundation.hosts import is_public

_LONGEST = 134
"""Bytes of an address: more make squares below 0.4 mm, which a worn printer blurs."""


def code_of(url: str) -> str:
    """Return the QR code of a page as SVG, without a margin; empty where nobody could open that from paper."""
    address = url.encode()
    if len(address) > _LONGEST or not is_public(url):
        return ""
    file = BytesIO()
    segno.make_qr(address, error="l").save(file, kind="svg", border=0, xmldecl=False, omitsize=True)
    return file.getvalue().decode()
