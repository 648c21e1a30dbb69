"""How long a text takes to read: by words, and by letters in scripts that put no spaces between words."""

import re

WORDS_A_MINUTE = 230
"""Silent reading of English non-fiction: Brysbaert, "How many words do we read per minute?", 2019, gives 238."""
SIGNS_A_MINUTE = 500
"""Chinese characters and kana: what Medium goes by (https://help.medium.com/hc/en-us/articles/214991667-Read-time)."""
LETTERS_A_MINUTE = 1_000
"""Letters of Thai, Lao, Khmer, Burmese and Tibetan, marks left out: about four make up a word, as in English."""
_SIGN = re.compile(
    "[\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_LETTER = re.compile(
    "[\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd-\u0ec6\u0edc-\u0edf"
    "\u0f40-\u0f6c\u1000-\u102a\u103f-\u1055\u1780-\u17b3]"
)
_UNSPACED = re.compile(f"{_SIGN.pattern[:-1]}{_LETTER.pattern[1:]}")
"""Any of them: most texts have none."""
_TAG = re.compile(r"<[^>]*>")


def reading_minutes(words: int, html: str) -> int:
    """Return the reading time of a text in whole minutes, at least one; `html` is that text, with its mark-up."""
    minutes = words / WORDS_A_MINUTE
    if not html.isascii() and _UNSPACED.search(html):
        text = _TAG.sub("", html)
        minutes += len(_SIGN.findall(text)) / SIGNS_A_MINUTE + len(_LETTER.findall(text)) / LETTERS_A_MINUTE
    return max(1, round(minutes))
