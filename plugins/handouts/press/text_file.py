"""A handout as plain text."""

import re
from collections.abc import Iterator

from ...foundation.text import cells, without_control_characters
from ..kinds import Blank, HandoutKind
from ..letters.model import written
from ..model import Handout, Item, Section, Words
from .outline import grouped, with_addresses

WIDTH = 78
"""Cells in a line of a terminal, of which a wide character takes two."""

_GAP = re.compile("[ \t\r\n]+")
"""Where a line may be broken: not at a non-breaking space."""


def render_text(handout: Handout) -> bytes:
    """Return UTF-8 with line feeds, wrapped to WIDTH; a word that is wider by itself stands over.

    A letter is not wrapped: programs for mail do that.
    """
    if letter := handout.letter:
        subject = [f"Subject: {written(letter.subject)}"] if letter.subject else []
        return ("\n\n".join([*subject, letter.text]) + "\n").encode()
    return ("\n\n".join(filter(None, _blocks(handout))) + "\n").encode()


def _blocks(handout: Handout) -> Iterator[str]:
    """Yield what stands between two blank lines."""
    url = handout.url
    yield _heading(handout.title, "=")
    yield _wrapped(handout.excerpt)
    yield url
    yield _blanks(handout.kind.header)
    yield from _paragraphs(handout.intro, url)
    for group, section in grouped(handout.sections):
        due = f"Due: {section.told_due.hint}" if section.told_due else ""
        yield "\n".join(filter(None, (_heading(section.title, "~" if group else "-"), due)))
        yield from _paragraphs(section.intro, url)
        markers = _markers(section, handout.kind)
        yield "\n".join(_item(*pair, handout) for pair in zip(section.items, markers, strict=True))
    yield from _paragraphs(handout.outro, url)
    if handout.kind.closing:
        yield _heading(handout.kind.closing_title, "-")
        yield _wrapped(handout.kind.closing_words)
        yield _blanks(handout.kind.closing)


def _heading(title: str, rule: str) -> str:
    lines = _wrapped(title)
    return f"{lines}\n{rule * max(map(cells, lines.splitlines()))}" if lines else ""


def _blanks(blanks: tuple[Blank, ...]) -> str:
    if not blanks:
        return ""
    labels = [f"{blank.label}: " for blank in blanks]
    indent = max(map(len, labels))
    return "\n".join(label.ljust(indent) + "_" * (WIDTH - indent) for label in labels)


def _paragraphs(paragraphs: tuple[Words, ...], url: str) -> Iterator[str]:
    return (_wrapped(with_addresses(words, url)) for words in paragraphs)


def _markers(section: Section, kind: HandoutKind) -> Iterator[str]:
    """Yield what stands before each item of a section: a number, a box, both, or else a bullet."""
    count = len(section.items)
    box = "[ ] " if kind.has_boxes else ""
    for number in range(1, count + 1):
        yield f"{number:>{len(str(count))}}. {box}" if section.is_ordered else box or "• "


def _item(item: Item, marker: str, handout: Handout) -> str:
    mark = f"{handout.kind.essential}: " if item.is_essential else ""
    indent = " " * len(marker)
    notes = (_wrapped(with_addresses(note, handout.url), f"{indent}  ") for note in item.notes)
    first = marker + _wrapped(mark + with_addresses(item.words, handout.url), indent).removeprefix(indent)
    return "\n".join((first, *notes))


def _wrapped(text: str, indent: str = "") -> str:
    """Return text in lines of at most WIDTH cells, each behind the indent; `textwrap` would count characters."""
    lines: list[str] = []
    room = 0
    for word in _GAP.split(without_control_characters(text).strip(" \t\r\n")):
        width = cells(word)
        if lines and width < room:
            lines[-1] += f" {word}"
            room -= width + 1
        elif word:
            lines.append(indent + word)
            room = WIDTH - len(indent) - width
    return "\n".join(lines)
