"""What other generators and tools would replace, and this site shows as it is written: tags, and links of a wiki."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator

FOREIGN_TAG = re.compile(
    r"""\{%-?\s*+\w++(?:(?!\{%).)*?%\}|\{\{[<%](?:(?!\{\{[<%]).)*?[>%]\}\}"""
    r"""|\{\{-?\s*+(?:\w++\.[\w.]++|(["'])[^"']*+\1\s*+\|)(?:(?!\{\{).)*?\}\}""",
    re.DOTALL,
)
"""A tag that another one begins in is none: so no part of a text is looked through twice."""
_WIKI_LINK = re.compile(
    r"(?<![\\\[])!?\[\[(?!(?:_?TOC_?| +)\]\])(?P<name>[^\[\]\n^|]++)(?:\|(?P<words>[^\[\]\n]++))?\]\](?![(\[])",
    re.IGNORECASE,
)
"""As Obsidian and MediaWiki write it."""
_NAME = re.compile(r"\{\{?[%<]-?\s*(?:end)?(?P<name>\w+)")
_FILE = "write the name of its file"
_CODE = "put the code between two lines of ```"
_RAW = "take it out: what stands in `code` is shown as it is"
_REMEDIES = {"raw": _RAW, "verbatim": _RAW, "post_url": _FILE, "link": _FILE, "ref": _FILE, "relref": _FILE}
_REMEDIES |= {"highlight": _CODE, "codeblock": _CODE}
"""What to do about tags of Jekyll, Hugo, Hexo and Eleventy that have a counterpart here."""


def find_foreign(text: str, source: bytes, code: Collection[tuple[int, int]]) -> Iterator[tuple[int, re.Match[str]]]:
    """Go through the tags and links of a wiki in a text but for those in code, with their offsets in its bytes.

    `code` holds where code begins and ends in those bytes.
    """
    if "{" not in text and "[[" not in text:
        return
    starts, ends = _merged(code)
    found = sorted((*FOREIGN_TAG.finditer(text), *_WIKI_LINK.finditer(text)), key=re.Match.start)
    offset = done = 0
    for match in found:
        offset += match.start() - done if len(source) == len(text) else len(text[done : match.start()].encode())
        done = match.start()
        place = bisect_right(starts, offset) - 1
        if place < 0 or offset >= ends[place]:
            yield offset, match


def remedy_for(tag: str) -> str:
    """Return what to do about a tag of another generator."""
    match = _NAME.match(tag)
    remedy = _REMEDIES.get(match["name"]) if match else None
    return remedy or "write Markdown, or put it in `code` if it is meant to be read"


def _merged(spans: Collection[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Return where spans begin and end, without those inside others."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(spans):
        if not ends or end > ends[-1]:
            starts.append(start)
            ends.append(end)
    return starts, ends
