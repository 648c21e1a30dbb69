"""The words of a text, as a search compares them. theme/static/js/search/words.js takes a query apart likewise."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from ..foundation.markup import Kind, Token, decoded, read_tokens

SKIPPED = "data-search-skip"
"""An element with this attribute, and all in it, is not what a page is about."""
_LETTERS = r"[^\W_]+(?:['’][^\W_]+)*"
_COMPOUND = re.compile(rf"{_LETTERS}(?:[-\u2010\u2011]{_LETTERS})*")
_HYPHEN = re.compile(r"[-\u2010\u2011]")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""Kana and Han, of which each is a word: such texts have no spaces."""
_WITHIN = frozenset({"a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "mark", "q", "s", "small", "span"})
_WITHIN |= {"strong", "u", "wbr"}
"""Elements that do not end a word."""
_EMPTY = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "source", "track", "wbr"})


def words_of(text: str) -> Iterator[str]:
    """Go through the words of a text: small letters without accents and apostrophes.

    Of what is joined by hyphens each part is one, and the whole: “self-care” is found by “care”, “e-mail” by “email”.
    """
    if _UNSPACED.search(text):
        text = _UNSPACED.sub(r" \g<0> ", text)
    for match in _COMPOUND.findall(text):
        yield from _folded(match)


@lru_cache(1 << 16)
def _folded(compound: str) -> tuple[str, ...]:
    letters = "".join(each for each in unicodedata.normalize("NFD", compound) if unicodedata.category(each)[0] != "M")
    parts = _HYPHEN.split(letters.lower().replace("'", "").replace("’", ""))
    return tuple(parts) if len(parts) == 1 else (*parts, "".join(parts))


def text_of(html: str) -> str:
    """Return the text of a page's prose, without the elements to skip."""
    return "".join(_texts(html))


def _texts(html: str) -> Iterator[str]:
    skipped = 0  # how deep it is within an element to skip
    for token in read_tokens(html):
        if token.kind is Kind.TEXT:
            if not skipped:
                yield decoded(token.written)
        elif token.kind is Kind.START or token.kind is Kind.END:
            if token.name not in _WITHIN:
                yield " "
            if token.name not in _EMPTY and (skipped or _is_skipped(token)):
                skipped += 1 if token.kind is Kind.START else -1


def _is_skipped(token: Token) -> bool:
    return token.kind is Kind.START and SKIPPED in token.written and SKIPPED in token.values
