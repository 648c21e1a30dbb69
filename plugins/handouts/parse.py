"""Make handouts of a text: of a whole file, or of the sections of a post that are marked as such."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plugins.documents.model import Kind
from plugins.documents.paths import encode
from plugins.findings.model import Code, Place
from plugins.handouts.anchors import heading_anchors
from plugins.handouts.blocks import Block, Heading, read_blocks
from plugins.handouts.marks import is_marked, marked_kind
from plugins.handouts.model import Handout, HandoutKind, Item, plain
from plugins.handouts.sections import Desk, SectionReader
from plugins.prose.model import Link
from plugins.slugs import slug, unused
from plugins.text import LONGEST_NAME, printing

_KINDS = {Kind.QUESTIONS: HandoutKind.QUESTIONS, Kind.CHECKLIST: HandoutKind.CHECKLIST}


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a text, from `first` to `last`, in whose place the items of a section are shown.

    `items` are in the order in which they are written.
    """

    first: int
    last: int
    section: int
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class ParsedHandout:
    """A handout, its place in its source, and the links in its items.

    `heading` is that of a section; a whole file has none. `headings` are those in it, `lists` where its items stand,
    `last` its last block.
    """

    handout: Handout
    place: Place
    heading: Heading | None
    headings: tuple[Heading, ...]
    lists: tuple[Lines, ...]
    last: Block | None
    links: tuple[Link, ...]


def parse_handouts(desk: Desk) -> tuple[ParsedHandout, ...]:
    """Return the handouts of the text on the desk, and report what is wrong with them.

    A section without a list is told, and is none.
    """
    kind = _KINDS.get(desk.manuscript.kind)
    if not kind and not is_marked(desk.manuscript.body):
        return ()
    blocks = read_blocks(printing(desk.manuscript.body))
    ids = heading_anchors(blocks, desk)
    if kind:
        return (_whole(kind, blocks, ids, desk),)
    found: dict[str, ParsedHandout] = {}
    tried: dict[str, int] = {}
    end = -1
    for number, block in enumerate(blocks):
        kind = marked_kind(block, desk, is_inside=block.text.line <= end)
        if not isinstance(block, Heading) or not kind:
            continue
        inside = tuple(_inside(blocks[number + 1 :], block.level))
        parsed = _section(_Marked(kind, block, inside), _Names(found, tried), SectionReader(kind, desk, ids), desk)
        end = parsed.last.last if parsed.last else end
        if parsed.handout.count:
            found[parsed.handout.name] = parsed
    return tuple(found.values())


def _inside(blocks: Sequence[Block], level: int) -> Iterator[Block]:
    """Go through what stands below a heading of a level, to the next that is not below it."""
    for block in blocks:
        if isinstance(block, Heading) and block.level <= level:
            return
        yield block


@dataclass(frozen=True, slots=True)
class _Cover:
    """What a handout is called, by readers and in the names of its files, and where it begins."""

    kind: HandoutKind
    title: str
    name: str
    place: Place
    heading: Heading | None = None
    anchor: str = ""


def _whole(kind: HandoutKind, blocks: Sequence[Block], ids: dict[str, int], desk: Desk) -> ParsedHandout:
    """Return the handout that a file is."""
    manuscript, reader = desk.manuscript, SectionReader(kind, desk, ids)
    name = slug(manuscript.path.strip("/").rpartition("/")[2].removesuffix(".html")) or "handout"
    reader.check_value(manuscript.title, manuscript.place("title"))
    reader.check_value(manuscript.excerpt, manuscript.place("excerpt"))
    cover = _Cover(kind, manuscript.title, name, (manuscript.body_line, 1))
    return _parse(cover, blocks, reader, desk)


@dataclass(frozen=True, slots=True)
class _Marked:
    """A section that is marked: its heading, and the blocks below that."""

    kind: HandoutKind
    heading: Heading
    blocks: Sequence[Block]


@dataclass(frozen=True, slots=True)
class _Names:
    """The handouts above a section, by their names, and the numbers that were tried for such as are alike."""

    others: Mapping[str, ParsedHandout]
    tried: dict[str, int]


def _section(marked: _Marked, names: _Names, reader: SectionReader, desk: Desk) -> ParsedHandout:
    """Return the handout that a section is."""
    kind, heading = marked.kind, marked.heading
    place, title = desk.place(heading.text), plain(reader.words(heading.text))
    if not title:
        problem, remedy = "this handout has no name", "write some words before the attribute list"
        desk.proof.mark(place, Code.BAD_HANDOUT, problem, remedy)
    elif len(title) > LONGEST_NAME:
        problem = f"the name of this handout has {len(title)} characters, and {LONGEST_NAME} are the most"
        desk.proof.mark(place, Code.TOO_LONG, problem, "shorten it")
    name = wanted = slug(heading.attributes.id) or slug(title) or "handout"
    if wanted in names.others:
        problem = f"line {names.others[wanted].place[0]} has a handout of this name, too"
        desk.proof.mark(place, Code.BAD_HANDOUT, problem, "give one of the two headings an id: {: #another-name }")
        name = unused(wanted, names.others, names.tried)
    anchor = heading.attributes.id if name == wanted else ""
    return _parse(
        _Cover(kind, title or kind.capitalize(), name, place, heading, anchor or name), marked.blocks, reader, desk
    )


def _parse(cover: _Cover, blocks: Sequence[Block], reader: SectionReader, desk: Desk) -> ParsedHandout:
    """Return the handout of these blocks."""
    manuscript = desk.manuscript
    drafts = reader.sections(cover.name, cover.heading, blocks)
    reader.check_lists(drafts, cover.title, cover.place)
    outro = drafts.pop().intro if len(drafts) > 1 and not (drafts[-1].title or drafts[-1].items) else []
    intro, drafts[0].intro = drafts[0].intro, []
    drafts = drafts if drafts[0].items else drafts[1:]
    handout = Handout(
        kind=cover.kind,
        name=cover.name,
        title=cover.title,
        path=manuscript.path,
        url=desk.publisher.url + encode(manuscript.path) + (f"#{encode(cover.anchor)}" if cover.anchor else ""),
        language=desk.publisher.language,
        author=", ".join(author.name for author in manuscript.authors) or desk.publisher.name,
        anchor=cover.anchor,
        excerpt="" if cover.heading else manuscript.excerpt,
        changed=manuscript.updated or manuscript.date,
        intro=tuple(intro),
        sections=tuple(draft.finish(cover.kind) for draft in drafts),
        outro=tuple(outro),
    )
    return ParsedHandout(
        handout=handout,
        place=cover.place,
        heading=cover.heading,
        headings=tuple(block for block in blocks if isinstance(block, Heading)),
        lists=tuple(
            Lines(each.first, each.last, number, tuple(each.items)) for number, each in enumerate(drafts) if each.items
        ),
        last=blocks[-1] if blocks else cover.heading,
        links=tuple(reader.links),
    )
