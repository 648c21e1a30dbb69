"""What marks a section of a post as a handout, and what nearly does."""

import re
from collections.abc import Sequence
from difflib import get_close_matches

from .blocks import Block, Foreign, Heading
from .kinds import HandoutKind
from .sections import HandoutContext

_CLASS = re.compile(r"\.([\w-]+)")
_LIKE_A_MARK = 0.85
"""How much of a class is that of a mark: of `.question` and `.check-list` more than this, of `.quotations` less."""


def is_marked(body: str, kinds: Sequence[HandoutKind]) -> bool:
    """Tell a text that may have a mark, or something near one, which few have."""
    return "{" in body and any(_meant(name, kinds) for name in set(_CLASS.findall(body)))


def marked_kind(block: Block, context: HandoutContext, *, is_inside: bool) -> HandoutKind | None:
    """Return the kind of the handout that begins at a block; report marks that begin none.

    None begins inside of another one.
    """
    if isinstance(block, Foreign):
        return None
    classes = block.attributes.classes
    kinds = [kind for kind in context.kinds if kind.mark in classes]
    near = [(name, kind) for name in sorted(classes) if (kind := _meant(name, context.kinds))]
    if kinds and not isinstance(block, Heading):
        mark = f".{kinds[0].mark}"
        context.mark(context.offset_of(mark, block.text), f"`{mark}` stands behind no heading", "mark a heading")
        return None
    if kinds and is_inside:
        remedy = "mark this heading, or the one above it"
        context.mark(block.text.start, "this section is part of a handout already", remedy)
        return None
    if len(kinds) > 1:
        first, second, *_ = (f".{kind.mark}" for kind in kinds)
        problem = f"this heading is marked as `{first}` and as `{second}`"
        context.mark(context.offset_of(second, block.text), problem, "mark it as one of the two")
    elif near and not kinds and not is_inside and isinstance(block, Heading):
        name, meant = near[0]
        place = context.offset_of(f".{name}", block.text)
        context.mark(place, f"`.{name}` marks no handout", f"did you mean `.{meant.mark}`?")
    return next(iter(kinds), None)


def _meant(name: str, kinds: Sequence[HandoutKind]) -> HandoutKind | None:
    """Return the kind whose class a name is, or nearly is."""
    marks = {kind.mark: kind for kind in kinds}
    near = get_close_matches(name.lower(), marks, n=1, cutoff=_LIKE_A_MARK)
    return marks[near[0]] if near else None
