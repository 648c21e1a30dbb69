"""The handouts of a site as its reader's script takes them."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from ..foundation.assets.model import Asset
from ..foundation.documents.model import Document
from ..foundation.documents.paths import encode
from ..handouts import model as handouts
from ..handouts.letters import model as letters
from ..handouts.press.outline import grouped
from ..handouts.shelf import Shelf, kinds_in
from .model import Blank, Gap, Item, Letter, List, Piece, Section, Toolkit, Word

_FINGERPRINT = 10
"""Characters of the digest in a name, as in those of the theme's files."""


def make_toolkit(documents: Sequence[Document], base: str) -> Toolkit:
    """Return the handouts of texts that are one as a whole; `base` is what links within the site begin with."""
    whole = [*_whole(documents)]
    lists = [each for each in whole if not each.letter]
    return Toolkit(
        questions=tuple(_list(each, base) for each in lists if not each.kind.has_boxes),
        checklists=tuple(_list(each, base) for each in lists if each.kind.has_boxes),
        letters=tuple(_letter(each, each.letter) for each in whole if each.letter),
    )


def render_toolkit(toolkit: Toolkit, folder: str) -> Asset:
    """Return it as a file of JSON in a folder, named by what it holds."""
    content = msgspec.json.encode(toolkit)
    return Asset(f"{folder}toolkit.{hashlib.sha256(content).hexdigest()[:_FINGERPRINT]}.json", content)


def has_handouts(documents: Iterable[Document]) -> bool:
    """Tell whether there is anything to plan with."""
    return any(not printed.handout.anchor for each in documents for printed in handouts.handouts_of(each))


def _whole(documents: Sequence[Document]) -> Iterator[handouts.Handout]:
    """Go through them kind by kind, in the order of the pages that list them."""
    shelf = Shelf(documents)
    for kind in kinds_in(documents):
        for _, group in shelf.listed(kind):
            yield from (printed.handout for printed in group if not printed.handout.anchor)


def _list(handout: handouts.Handout, base: str) -> List:
    """Return a list; what goes on below a paragraph is one section, and what has no items none."""
    sections: list[Section] = []
    for group, section in grouped(handout.sections):
        items = tuple(_item(each, handout, base) for each in section.items)
        if section.is_continued and sections:
            sections[-1] = msgspec.structs.replace(sections[-1], items=(*sections[-1].items, *items))
        elif items:
            title = f"{group}: {section.title}" if group else section.title
            due = str(section.due or "") if handout.kind.has_boxes else msgspec.UNSET
            sections.append(Section(title, items, due))
    return List(handout.path, handout.title, tuple(sections))


def _item(item: handouts.Item, handout: handouts.Handout, base: str) -> Item:
    return Item(item.id, tuple(_words(item.words, base + encode(handout.path))), item.note, item.is_essential)


def _words(words: handouts.Words, address: str) -> Iterator[Word]:
    """Go through a run of text; a link within the page at its address leads there from another page, too."""
    for href, spans in handouts.by_link(words):
        text = handouts.plain(spans)
        yield (text, address + href if href.startswith(("#", "?")) else href) if href else text


def _letter(handout: handouts.Handout, letter: letters.Letter) -> Letter:
    return Letter(
        path=handout.path,
        title=handout.title,
        moment=letter.moment or "",
        limit=letter.limit,
        subject=_pieces(letter.subject),
        paragraphs=tuple(map(_pieces, letter.paragraphs)),
        blanks=tuple(Blank(each.name, each.label, each.example, each.is_long) for each in letter.blanks),
    )


def _pieces(pieces: letters.Pieces) -> tuple[Piece, ...]:
    return tuple(Gap(each.text) if each.is_blank else each.text for each in pieces)
