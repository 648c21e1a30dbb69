"""Slugs: names in the form that URLs and anchors use."""

import re

from unidecode import unidecode


def slug(text: str) -> str:
    """Return lower-case ASCII letters and digits, joined by hyphens; empty where the text has neither."""
    return re.sub(r"[^a-z0-9]+", "-", unidecode(text).replace("'", "").lower()).strip("-")
