"""What stands in a handout, read from the tree of its text: headings, paragraphs, items, and what no sheet can show."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from msgspec import Struct
from msgspec.structs import replace

from ..foundation.markup import Kind, read_tokens
from ..foundation.prose.notes import MARK
from .attributes import Attributes, attributes_of, without_attributes
from .model import Span
from .words import BLOCKS, Text, WordReader

HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = frozenset({"ul", "ol"})
FOREIGN = {"pre": "code", "blockquote": "a quotation", "table": "a table", "dl": "a list of definitions"}
FOREIGN |= {"div": "a note", **dict.fromkeys(HEADINGS, "a heading")}


class Heading(Struct, frozen=True):
    """A heading of any level."""

    text: Text
    element: ET.Element
    level: int
    attributes: Attributes


class Paragraph(Struct, frozen=True):
    """Words between two blank lines."""

    text: Text
    element: ET.Element
    attributes: Attributes


class Foreign(Struct, frozen=True):
    """Something that no sheet can show: what it is, and where."""

    start: int
    name: str


class ListItem(Struct, frozen=True):
    """An item of a list, with what is indented below it.

    `nested` is where the first box in it is, `foreign` the first thing in it that no sheet can show, if there is one.
    """

    text: Text
    element: ET.Element
    has_box: bool
    notes: tuple[Text, ...]
    attributes: Attributes
    nested: int | None = None
    foreign: Foreign | None = None


Block = Heading | Paragraph | ListItem | Foreign


def read_blocks(root: ET.Element, reader: WordReader) -> Iterator[Block]:
    """Go through the blocks of a text; rules, comments and footnotes are passed over."""
    yield from raw_blocks(root.text, reader)
    for element in root:
        if element.tag in HEADINGS:
            text, attributes = reader.text(element), attributes_of(element)
            yield Heading(text, element, HEADINGS[element.tag], attributes)
        elif element.tag == "p":
            text, attributes = without_attributes(reader.text(element))
            yield Paragraph(text, element, attributes_of(element) | attributes)
        elif element.tag in LISTS:
            *items, last = (_item(item, element, reader) for item in element)
            yield from items
            yield replace(last, attributes=last.attributes | attributes_of(element))
        elif element.tag in FOREIGN and element.get("class") != "footnote":
            yield Foreign(reader.stretch(element).start, FOREIGN[element.tag])
        yield from raw_blocks(element.tail, reader)


def raw_blocks(text: str | None, reader: WordReader) -> Iterator[Foreign]:
    """Go through the HTML between blocks; comments are passed over."""
    for start, html in reader.raw(text):
        if MARK.match(html) or any(token.kind in {Kind.START, Kind.END} for token in read_tokens(html)):
            yield Foreign(start, "HTML")


def _item(item: ET.Element, block: ET.Element, reader: WordReader) -> ListItem:
    inside = _Inside(reader)
    inside.take(item, is_outer=True)
    read = [without_attributes(text) for text in inside.texts]
    attributes = attributes_of(item)
    for _, more in read:
        attributes |= more
    written = [text for text, _ in read if text.words or text.foreign] or [read[0][0]]
    has_box = _box(item) is not None
    return ListItem(written[0], block, has_box, tuple(written[1:]), attributes, inside.nested, inside.foreign)


class _Inside:
    """Read what stands in an item: its texts, and the first box and the first foreign thing below its own."""

    def __init__(self, reader: WordReader) -> None:
        self._reader = reader
        self.texts: list[Text] = []
        self.nested: int | None = None
        self.foreign: Foreign | None = None

    def take(self, item: ET.Element, *, is_outer: bool = False) -> None:
        blocks = [each for each in item if each.tag in BLOCKS]
        begins = blocks[0] if blocks and blocks[0].tag == "p" and not (item.text or "").strip() else item
        self.texts += self._reader.lines(begins, item) if is_outer else [self._reader.text(begins)]
        if not is_outer and _box(item) is not None and self.nested is None:
            self.nested = self._reader.stretch(item).start
        for each in blocks:
            if each.tag in LISTS:
                for inner in each:
                    self.take(inner)
            elif each.tag == "p" and each is not begins:
                self.texts.append(self._reader.text(each))
            elif each.tag in FOREIGN:
                stretch = self._reader.stretch(each)
                self.foreign = self.foreign or Foreign(stretch.start, FOREIGN[each.tag])
                words = " ".join("".join(each.itertext()).split())
                self.texts.append(Text((Span(words),) if words else (), stretch.start, stretch.end))
            for found in raw_blocks(each.tail, self._reader):
                self.foreign = self.foreign or found


def _box(item: ET.Element) -> ET.Element | None:
    """Return the box that an item begins with, if it does."""
    first = item[0] if len(item) else None
    first = first[0] if first is not None and first.tag == "p" and len(first) else first
    return first if first is not None and first.tag == "input" else None
