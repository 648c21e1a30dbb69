"""The beginning of a text, for where a post is shown in short."""

import re

MAXIMUM = 200
"""Characters of an excerpt that the site makes by itself."""
_CLOSING = "\"'\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}»)]"
_SENTENCE_END = re.compile(rf"[.!?…][{re.escape(_CLOSING)}]*(?=\s|$)")


def cut_at_sentence(text: str, maximum: int = MAXIMUM) -> str:
    """Return as many whole sentences as fit; where not one does, as many whole words, and an ellipsis."""
    text = " ".join(text.split())
    if len(text) <= maximum:
        return text
    ends = [match.end() for match in _SENTENCE_END.finditer(text) if match.end() <= maximum]
    if ends:
        return text[: ends[-1]]
    words = text[:maximum].rpartition(" ")[0] or text[: maximum - 1]
    return words.rstrip(",;:-\N{EN DASH}\N{EM DASH} ") + "…"
