"""The language of a site, as its tag says it."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-[a-z]{3}){0,3}(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?"
)
_SCRIPTS_FROM_THE_RIGHT = ("Adlm", "Arab", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa")
"""By ISO 15924."""
_FROM_THE_RIGHT = (
    "ar arc azb ckb dv fa glk he iw ji ks lrc mzn nqo pnb prs ps sd skr syr ug ur yi".split()  # noqa: SIM905 - a list of words reads better
)
"""Languages that are written so where the tag names no script."""


class Language(Struct, frozen=True):
    """A language: its whole tag, and the parts of it, which are empty where the tag leaves them out."""

    tag: str
    language: str
    script: str
    region: str

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """Return the side at which its lines begin, as HTML says it."""
        if self.script:
            return "rtl" if self.script in _SCRIPTS_FROM_THE_RIGHT else "ltr"
        return "rtl" if self.language in _FROM_THE_RIGHT else "ltr"


def parse_language(text: str) -> Language:
    """Return the language that a tag names (RFC 5646), spelled as its section 2.1.1 says; `pt_BR` is read as `pt-BR`.

    Raises ValueError for what is no tag, and for one that does not begin with a code of ISO 639: what sets type and
    indexes pages knows no other.
    """
    tag = text.replace("_", "-").lower()
    match = _TAG.fullmatch(tag)
    if match is None:
        message = f"{text!r} is no language tag"
        raise ValueError(message)
    script, region = (match["script"] or "").title(), (match["region"] or "").upper()
    return Language("-".join(_spelled(tag.split("-"))), match["language"], script, region)


def _spelled(parts: Sequence[str]) -> Iterator[str]:
    """Go through the parts of a tag: regions in capitals, scripts with one, up to the first part of one letter."""
    plain = next((number for number, part in enumerate(parts) if len(part) == 1), len(parts))
    for number, part in enumerate(parts):
        change = {2: str.upper, 4: str.title}.get(len(part)) if 0 < number < plain else None
        yield change(part) if change else part
