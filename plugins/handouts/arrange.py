"""Find the handouts in the tree of a text, and put their lists, files and cards into it."""

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from markdown import Markdown
from msgspec import Struct
from msgspec.structs import replace

from ..foundation.commonmark.parser import parser_of
from ..foundation.documents.model import Manuscript
from ..foundation.documents.paths import without_index
from ..foundation.findings.model import Place
from ..foundation.outputs import Output
from ..foundation.prose.elements import take_out
from ..foundation.prose.headings import find_headings, named
from ..foundation.prose.model import Embed, Link, Pasted, Slot
from ..foundation.prose.notes import Notes
from .blocks import HEADINGS, LISTS, Heading, read_blocks
from .kinds import HandoutKind
from .letters.parse import letter_blocks
from .marks import is_marked
from .model import FoundHandout, Handout, Printed, file_path
from .parse import ParsedHandout, parse_handouts, parse_prose
from .render import HandoutRenderer
from .sections import HandoutContext, Publisher
from .words import WordReader

MAKER = "handouts"
"""Who writes the files of handouts, as the list of all files of a site has it."""
CARD, FILES = "handout card", "handout files"
"""What is shown of a handout once every text was read."""


class HandoutEmbedder:
    """Turn links to handouts that stand alone into cards; `paths` are those of files that are one as a whole."""

    signs = ("](", "][", "]:", "://")

    def __init__(self, paths: frozenset[str]) -> None:
        """Keep them: whether a section of a text is a handout is known when every text was read."""
        self._paths = paths

    def find(self, body: str) -> Iterator[Pasted]:
        """Find nothing: no code is pasted for a handout."""
        del body
        yield from ()

    def embed(self, link: Link, *, is_bare: bool) -> Slot | None:
        """Return the place of a card for a link that may lead to a handout."""
        del is_bare  # its title is shown anyway
        path = without_index(link.path)
        return Slot(CARD, path, link.fragment) if link.fragment or path in self._paths else None


class HandoutFinder(Struct):
    """Read the handouts of one text while it is rendered, and show their items there."""

    manuscript: Manuscript
    publisher: Publisher
    kinds: Sequence[HandoutKind]
    renderer: HandoutRenderer

    def arrange(self, root: ET.Element, md: Markdown, notes: Notes) -> None:
        """Put a list of its items in the place of each of a handout's lists, and room for its files below it."""
        kind = self.manuscript.kind
        if not isinstance(kind, HandoutKind) and not is_marked(self.manuscript.body, self.kinds):
            return
        context = HandoutContext(self.manuscript, notes, self.publisher, self.kinds)
        reader = WordReader(md, lambda link: _href(link, md, notes))
        if isinstance(kind, HandoutKind) and kind.is_prose:
            handout = parse_prose(kind, root, reader, context)
            _replace(letter_blocks(root), self.renderer.letter(handout), root, md, notes)
            notes.finds.append(_found(handout, context.place(0), self.manuscript))
            return
        headings = named(find_headings(root), root)
        ids = {anchor: context.place(reader.stretch(element).start)[0] for element, anchor, _ in headings}
        parsed = parse_handouts(tuple(read_blocks(root, reader)), ids, context)
        places = {element: place for place, element in enumerate(root)}
        for each in reversed(parsed):  # from the last on, so that the places above stay
            self._show_items(each, root, md, notes)
            for block in (each.heading, *each.blocks):
                if isinstance(block, Heading):
                    self._take_marks(block.element)
            if each.heading:
                each.heading.element.set("id", each.handout.anchor)
                _put_files(each.handout, each.heading, places[each.heading.element], root, notes)
            notes.anchors.update(item.id for item in each.handout.items)
        notes.finds += (_found(each.handout, each.place, self.manuscript) for each in parsed)

    def _show_items(self, parsed: ParsedHandout, root: ET.Element, md: Markdown, notes: Notes) -> None:
        """Show what is essential on top, where it comes first, and in a post all in the order of its author."""
        on_top = () if parsed.heading else parsed.handout.on_top
        if on_top:
            place = next(place for place, element in enumerate(root) if element.tag in HEADINGS or element.tag in LISTS)
            block = ET.Element("p")
            block.text, block.tail = md.htmlStash.store(notes.hold(self.renderer.on_top(parsed.handout))), "\n"
            root.insert(place, block)
        for draft, section in zip(parsed.drafts, parsed.handout.sections, strict=True):
            if not draft.items:
                continue
            shown = replace(section, items=tuple(draft.items)) if parsed.heading else section
            _replace(draft.lists, self.renderer.items(parsed.handout, shown, on_top), root, md, notes)

    def _take_marks(self, heading: ET.Element) -> None:
        """Take away from a heading what only a handout understands."""
        heading.attrib.pop("due", None)
        marks = {kind.mark for kind in self.kinds}
        classes = [name for name in heading.get("class", "").split() if name not in marks]
        heading.attrib.pop("class", None)
        if classes:
            heading.set("class", " ".join(classes))


def _replace(blocks: Sequence[ET.Element], embed: Embed, root: ET.Element, md: Markdown, notes: Notes) -> None:
    """Put an embed in the place of some elements, if there are any."""
    for other in blocks[1:]:
        take_out(root, other)
    for first in blocks[:1]:
        tail = first.tail
        first.clear()
        first.tag, first.text, first.tail = "p", md.htmlStash.store(notes.hold(embed)), tail


def _found(handout: Handout, place: Place, manuscript: Manuscript) -> FoundHandout:
    files = (
        Output(file_path(handout, form), MAKER, (manuscript.name,), manuscript.source.path) for form in handout.formats
    )
    return FoundHandout(place=place, outputs=tuple(files), size=handout.size, printed=Printed(handout, ()))


def _href(link: ET.Element, md: Markdown, notes: Notes) -> str:
    """Return where a link leads that a handout shows, and note it: the page's own may be taken out."""
    target = link.get("href", "")
    notes.at = parser_of(md).target_offset(link, target)
    return notes.href(target)


def _put_files(handout: Handout, heading: Heading, place: int, root: ET.Element, notes: Notes) -> None:
    """Make room for a handout's files below its section, whose heading stands at a place."""
    place += 1
    while place < len(root) and not ("h1" <= root[place].tag <= f"h{heading.level}"):
        place += 1
    paragraph = ET.Element("p")
    paragraph.text, paragraph.tail = notes.keep_free(Slot(FILES, handout.path, handout.anchor)), "\n"
    root.insert(place, paragraph)
