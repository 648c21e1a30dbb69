"""The anchors of a text's headings, which no item may have."""

from collections.abc import Sequence

from plugins.handouts.blocks import Block, Heading
from plugins.handouts.model import plain
from plugins.handouts.sections import Desk
from plugins.slugs import slug, unused


def heading_anchors(blocks: Sequence[Block], desk: Desk) -> dict[str, int]:
    """Return the anchors with their lines in the file, made as plugins/prose/headings.py makes them."""
    headings = [block for block in blocks if isinstance(block, Heading)]
    anchors = {each.attributes.id: desk.place(each.text)[0] for each in headings if each.attributes.id}
    tried: dict[str, int] = {}
    for heading in headings:
        if not heading.attributes.id:
            words = desk.inline.read(heading.text.words, desk.references, desk.resolve).words
            name = slug(plain(words)) or "section"
            anchors[unused(name, anchors, tried)], _ = desk.place(heading.text)
    return anchors
