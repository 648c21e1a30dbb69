"""Slugs: names in the form that URLs and anchors use."""

import re
from functools import cache

from unidecode import unidecode

MAXIMUM = 200
"""Letters of a slug: file systems take names of 255, and an ending may be added."""


@cache
def slug(text: str) -> str:
    """Return lower-case ASCII letters and digits, joined by hyphens; empty where the text has neither."""
    words = re.sub(r"[^a-z0-9]+", "-", unidecode(text).replace("'", "").lower())
    return words.strip("-")[:MAXIMUM].strip("-")
