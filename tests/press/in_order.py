"""Every text of a handout, in the order in which every format shows it."""

import re
from collections.abc import Iterator

from plugins.foundation.text import without_control_characters
from plugins.handouts.model import Handout


def texts(handout: Handout) -> Iterator[str]:
    """Go through titles, paragraphs, items and notes, each as its pieces of one look."""
    yield handout.title
    yield handout.excerpt
    yield from (span.text for words in handout.intro for span in words)
    for section in handout.sections:
        yield section.title
        yield from (span.text for words in section.intro for span in words)
        for item in section.items:
            yield from (span.text for words in (item.words, *item.notes) for span in words)
    yield from (span.text for words in handout.outro for span in words)


def split(text: str) -> list[str]:
    """Return the words of a text, which a non-breaking space does not part."""
    return [word for word in re.split("[ \t\r\n]+", without_control_characters(text)) if word]


def missing(written: str, handout: Handout) -> str | None:
    """Return the first text that is not in a file behind the one before; none if all are."""
    place = 0
    for text in texts(handout):
        found = re.compile(r"\s+".join(map(re.escape, split(text)))).search(written, place)
        if not found:
            return text
        place = found.end()
    return None
