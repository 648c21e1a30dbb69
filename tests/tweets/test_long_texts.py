"""Whatever is said again and again in a text with embed code, or in an answer of X, it is read at once."""

import pytest

from plugins.tweets.parse import EmbedError, read_embed, read_words
from tests.patience import LONG, long, numbered, patience
from tests.tweets.reading import embedder
from tests.tweets.variants import CODE, DATE, END, PARAGRAPH, SIGNED, TWEET

BROKEN = '<blockquote class="twitter-tweet" '
LINKED = """<a href='https://x.com/a/status/1?"'>a</a>"""
"""A link to a tweet whose address no tweet may have."""
TEXTS = [
    *(long(each) for each in ["</blockquote ", BROKEN, TWEET, "<blockquote ", "<blockquote '", CODE, f"{SIGNED}{END}"]),
    *(
        long(each, TWEET)
        for each in ["</blockquote ", "<!--", "<script>", "<a ", "</", "<", "(@a)", LINKED, "<br>", "> "]
    ),
    *(long(each, "> " * (LONG // 2)) for each in [TWEET, CODE]),
    long(CODE, " " * LONG),
    numbered(CODE.replace("79311290", "{0:08d}")),
]
PIECES = ["&nbsp;", "—", "(@a)", "<a>", LINKED, DATE, "&#1", "<br>", "\n", "<p>", "</p>", "' \"", " &nbsp;", "<"]


def lines(text: str) -> str:
    """Return a name for a test."""
    return repr(text[:30] + "…" + text[-20:])


@pytest.mark.parametrize("body", TEXTS, ids=lines)
def test_embed_code_is_found_at_once(body: str) -> None:
    with patience():
        assert all(each.start < each.end for each in embedder().find(body))


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{TWEET}<p>", f"</p>{SIGNED}{END}"),
        (f"{TWEET}{PARAGRAPH}&mdash; ", f"(@nobody) {DATE}{END}"),
        (f"{TWEET}{PARAGRAPH}{SIGNED}", END),
        (f"{TWEET}<a href='https://x.com/nobody/status/", f"'>a</a>{SIGNED}{END}"),
        (f"{TWEET}{PARAGRAPH}", ""),
    ],
    ids=["text", "name", "end", "address", "no end"],
)
def test_one_embed_is_read_at_once(before: str, piece: str, after: str) -> None:
    code = f"{before}{long(piece)}{after}"
    with patience():
        assert read_words(code) is not None
        try:
            read_embed(code)
        except EmbedError as error:
            assert error.problem  # noqa: PT017 - either will do
