"""Make handouts of a text: of a whole file, or of the sections of a post that are marked as such."""

from collections.abc import Iterator, Mapping, Sequence
from xml.etree import ElementTree as ET

from msgspec import Struct
from msgspec.structs import replace

from ..foundation.documents.paths import encode
from ..foundation.findings.model import Code, Place
from ..foundation.slugs import slug, unused
from ..foundation.text import LONGEST_NAME
from .blocks import Block, Heading
from .kinds import HandoutKind
from .letters.parse import parse_letter
from .marks import marked_kind
from .model import Handout, plain
from .sections import Draft, HandoutContext, SectionReader
from .words import WordReader


class ParsedHandout(Struct, frozen=True):
    """A handout, and its place in its source.

    `drafts` are its sections with the lists that hold their items; `blocks` what it is made of. A section of a post has
    a `heading`, a whole file has none.
    """

    handout: Handout
    place: Place
    drafts: tuple[Draft, ...]
    blocks: tuple[Block, ...]
    heading: Heading | None = None


def parse_handouts(blocks: Sequence[Block], ids: dict[str, int], context: HandoutContext) -> tuple[ParsedHandout, ...]:
    """Return the handouts of a text, and note what is wrong with them; `ids` are its anchors with their lines.

    A section without a list is told, and is none.
    """
    whole = context.manuscript.kind
    if isinstance(whole, HandoutKind):
        return (_whole(whole, blocks, SectionReader(whole, context, ids), context),)
    found: dict[str, ParsedHandout] = {}
    names = _Names(found, {})
    end = -1
    for number, block in enumerate(blocks):
        kind = marked_kind(block, context, is_inside=number <= end)
        if not isinstance(block, Heading) or not kind:
            continue
        inside = tuple(_inside(blocks[number + 1 :], block.level))
        parsed = _section(_Marked(kind, block, inside), names, SectionReader(kind, context, ids), context)
        end = number + len(inside)
        if parsed.handout.count:
            found[parsed.handout.name] = parsed
    return tuple(found.values())


def _inside(blocks: Sequence[Block], level: int) -> Iterator[Block]:
    """Go through what stands below a heading of a level, to the next that is not below it."""
    for block in blocks:
        if isinstance(block, Heading) and block.level <= level:
            return
        yield block


class _Cover(Struct, frozen=True):
    """What a handout is called, by readers and in the names of its files, and where it begins."""

    kind: HandoutKind
    title: str
    name: str
    start: int
    heading: Heading | None = None
    anchor: str = ""


def _whole(kind: HandoutKind, blocks: Sequence[Block], reader: SectionReader, context: HandoutContext) -> ParsedHandout:
    """Return the handout that a file is."""
    return _parse(_whole_cover(kind, context), blocks, reader, context)


def _whole_cover(kind: HandoutKind, context: HandoutContext) -> _Cover:
    name = slug(context.manuscript.path.strip("/").rpartition("/")[2].removesuffix(".html")) or "handout"
    return _Cover(kind, context.manuscript.title, name, 0)


class _Marked(Struct, frozen=True):
    """A section that is marked: its heading, and the blocks below that."""

    kind: HandoutKind
    heading: Heading
    blocks: Sequence[Block]


class _Names(Struct, frozen=True):
    """The handouts above a section, by their names, and the numbers that were tried for such as are alike."""

    others: Mapping[str, ParsedHandout]
    tried: dict[str, int]


def _section(marked: _Marked, names: _Names, reader: SectionReader, context: HandoutContext) -> ParsedHandout:
    """Return the handout that a section is."""
    kind, heading = marked.kind, marked.heading
    start, title = heading.text.start, plain(reader.words(heading.text))
    if len(title) > LONGEST_NAME:
        problem = f"the name of this handout has {len(title)} characters, and {LONGEST_NAME} are the most"
        context.mark(start, problem, "shorten it", Code.TOO_LONG)
    name = wanted = slug(heading.attributes.id) or slug(title) or "handout"
    if wanted in names.others:
        problem = f"line {names.others[wanted].place[0]} has a handout of this name, too"
        context.mark(start, problem, "give one of the two headings an id: {: #another-name }")
        name = unused(wanted, names.others, names.tried)
    anchor = heading.attributes.id if name == wanted else ""
    cover = _Cover(kind, title or kind.mark.capitalize(), name, start, heading, anchor or name)
    return _parse(cover, marked.blocks, reader, context)


def _parse(cover: _Cover, blocks: Sequence[Block], reader: SectionReader, context: HandoutContext) -> ParsedHandout:
    """Return the handout of these blocks."""
    drafts = reader.sections(cover.name, cover.heading, blocks)
    reader.check_lists(drafts, cover.title, cover.start)
    outro = drafts.pop().intro if len(drafts) > 1 and not (drafts[-1].title or drafts[-1].items) else []
    intro, drafts[0].intro = drafts[0].intro, []
    drafts = drafts if drafts[0].items else drafts[1:]
    handout = replace(
        _handout(cover, context),
        intro=tuple(intro),
        sections=tuple(draft.finish(cover.kind) for draft in drafts),
        outro=tuple(outro),
    )
    return ParsedHandout(handout, context.place(cover.start), tuple(drafts), tuple(blocks), cover.heading)


def parse_prose(kind: HandoutKind, root: ET.Element, reader: WordReader, context: HandoutContext) -> Handout:
    """Return the handout that a letter is, and note what is wrong with it."""
    handout = _handout(_whole_cover(kind, context), context)
    return replace(handout, letter=parse_letter(root, handout.url, reader, context))


def _handout(cover: _Cover, context: HandoutContext) -> Handout:
    """Return a handout of which nothing but its cover is read."""
    manuscript = context.manuscript
    return Handout(
        kind=cover.kind,
        name=cover.name,
        title=cover.title,
        path=manuscript.path,
        url=context.publisher.url + encode(manuscript.path) + (f"#{encode(cover.anchor)}" if cover.anchor else ""),
        language=context.publisher.language,
        author=context.author,
        anchor=cover.anchor,
        excerpt="" if cover.heading else manuscript.excerpt,
        changed=manuscript.updated or manuscript.date,
    )
