"""Ways to spoil a text: put a sign in, cut it, repeat a part, nest some of its lines."""

from collections.abc import Callable, Sequence

from hypothesis import strategies as st

from tests.front_matter.test_any_header import NASTY
from tests.tweets.variants import ADDRESS

Spoil = Callable[[str], str]

SIGNS = st.sampled_from(
    [
        *("\0", "\x01", "\x1a", "\x1b[31m", "\x7f", "\x85", "\ud800", "\u2028", "\u202e", "\u200b", "\ufeff", "\ufffe"),
        *("\r", "\t", "\f", "\v", "\n", "\n\n", " ", "\u00a0", "\\", "e\u0301", "☕", "\U0010ffff", "אב", "日本"),
        *("<", ">", "&", '"', "'", "`", "```", "*", "_", "~~~", "[", "]", "(", ")", "![", "](", "{", "}", "{:", "{{"),
        *("#", "-", "- ", "- [ ] ", "> ", "1. ", "|", ":", "---\n", "===", "</", "<!--", "-->", "<![CDATA[", "&#0;"),
        *("</blockquote>", "<blockquote class='twitter-tweet'>", "<div>", "</p>", "<script>", "<svg>", "<a href='"),
        *(ADDRESS, "/blog/a/", "#b", "%00", "%2e%2e/", "..", "//", "null", "0", "-1", "9" * 30, "a" * 300),
    ]
)
NESTING = st.sampled_from(["> ", "- ", "1. ", "    ", "\t", "- [ ] ", "#", "|", "<div>", "{: ", "[", "**", "&gt; "])
PLACES = st.integers(0, 20_000)
"""Where in a text; a number past its end counts on from its beginning."""
LENGTHS = st.integers(0, 200)
FEW = st.integers(1, 3)


def insert(at: int, sign: str, times: int) -> Spoil:
    return lambda text: _replaced(text, at, 0, sign * times)


def cut(at: int, length: int) -> Spoil:
    return lambda text: _replaced(text, at, length, "")


def repeat(at: int, length: int, times: int) -> Spoil:
    return lambda text: _replaced(text, at, 0, text[at % (len(text) + 1) :][:length] * times)


def nest(at: int, count: int, sign: str, times: int) -> Spoil:
    def nested(text: str) -> str:
        lines = text.split("\n")
        start = at % len(lines)
        lines[start : start + count] = [sign * times + line for line in lines[start : start + count]]
        return "\n".join(lines)

    return nested


def _replaced(text: str, at: int, length: int, by: str) -> str:
    start = at % (len(text) + 1)
    return text[:start] + by + text[start + length :]


SPOILS = st.one_of(
    st.builds(insert, PLACES, SIGNS | NASTY, FEW | st.integers(1, 200)),
    st.builds(cut, PLACES, LENGTHS),
    st.builds(repeat, PLACES, LENGTHS, FEW | st.integers(1, 50)),
    st.builds(nest, PLACES, st.integers(1, 40), NESTING, FEW | st.integers(1, 100)),
)


def spoilt(texts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Draw texts as they are, and with up to three things done to them."""
    return st.builds(_spoilt, texts, st.just([]) | st.lists(SPOILS, max_size=3))


def _spoilt(text: str, spoils: Sequence[Spoil]) -> str:
    for spoil in spoils:
        text = spoil(text)
    return text
