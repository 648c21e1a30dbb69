"""What each word of an entry counts, by where it stands and how often."""

from collections import Counter
from collections.abc import Mapping

from .model import Entry
from .words import text_of, words_of

MOST = 26
"""The greatest weight: a letter stands for it."""
_TITLE, _SHORT_TITLE = 12, 8
_NAME, _HEADING, _ABOUT, _KIND = 5, 3, 2, 9
_TEXT = 3
_SATURATION = 1.2
_USUAL_LENGTH = 600
"""Words of a text that is neither long nor short. It is no average: that would change with every text of the site."""


def weigh(entry: Entry, label: str) -> Mapping[str, int]:
    """Return the weights, 1 to 26, of the words of an entry; `label` is what one of its kind is called.

    A word counts in its text as BM25 has it (Robertson and Zaragoza, “The Probabilistic Relevance Framework”, 2009):
    less with each time, and less in a long text.
    """
    counts = Counter(words_of(text_of(entry.html)))
    slowness = _SATURATION * (0.5 + 0.5 * counts.total() / _USUAL_LENGTH)
    weights = {word: _TEXT * count * (_SATURATION + 1) / (count + slowness) for word, count in counts.items()}
    title = set(words_of(entry.title))
    fields = (
        (title, _NAME if entry.is_listing else _TITLE + _SHORT_TITLE / max(1, len(title))),
        (words_of(" ".join(entry.names)), _NAME),
        (words_of(" ".join(entry.headings)), _HEADING),
        (words_of(entry.about), _ABOUT),
        (words_of(label), _KIND),
    )
    for found, weight in fields:
        for word in set(found):
            weights[word] = weights.get(word, 0) + weight
    return {word: max(1, min(MOST, round(weight))) for word, weight in weights.items()}
