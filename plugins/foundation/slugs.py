"""Slugs: names in the form that URLs and anchors use."""

import re
from collections.abc import Container, MutableMapping
from functools import cache
from itertools import count

from unidecode import unidecode

from .text import composed

MAXIMUM = 200
"""Letters of a slug: file systems take names of 255, and an ending may be added."""


@cache
def slug(text: str) -> str:
    """Return lower-case ASCII letters and digits, joined by hyphens; empty where the text has neither."""
    words = re.sub(r"[^a-z0-9]+", "-", unidecode(composed(text)).replace("'", "").lower())
    return words.strip("-")[:MAXIMUM].strip("-")


def unused(name: str, used: Container[str | None], tried: MutableMapping[str, int]) -> str:
    """Return a name, with a number from 2 on behind it where it is used already.

    `tried` remembers the numbers, so that of a thousand alike each is found at once; it goes with what is `used`.
    """
    if name not in used:
        return name
    number = next(each for each in count(tried.get(name, 2)) if f"{name}-{each}" not in used)
    tried[name] = number
    return f"{name}-{number}"
