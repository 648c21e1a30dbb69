"""What marks a section of a post as a handout, and what nearly does."""

import re
from difflib import get_close_matches

from .blocks import Block, Foreign, Heading
from .model import HandoutKind
from .sections import Desk

_CLASS = re.compile(r"\.([\w-]+)")
_LIKE_A_MARK = 0.85
"""How much of a class is that of a mark: of `.question` and `.check-list` more than this, of `.quotations` less."""


def is_marked(body: str) -> bool:
    """Tell a text that may have a mark, or something near one, which few have."""
    return "{" in body and any(map(_meant, set(_CLASS.findall(body))))


def marked_kind(block: Block, desk: Desk, *, is_inside: bool) -> HandoutKind | None:
    """Return the kind of the handout that begins at a block; report marks that begin none.

    None begins inside of another one.
    """
    if isinstance(block, Foreign):
        return None
    classes = block.attributes.classes
    kinds = [kind for kind in HandoutKind if kind in classes]
    near = [(name, kind) for name in sorted(classes) if (kind := _meant(name))]
    if kinds and not isinstance(block, Heading):
        desk.mark(
            desk.offset_of(f".{kinds[0]}", block.text), f"`.{kinds[0]}` stands behind no heading", "mark a heading"
        )
        return None
    if kinds and is_inside:
        remedy = "mark this heading, or the one above it"
        desk.mark(block.text.start, "this section is part of a handout already", remedy)
        return None
    if len(kinds) > 1:
        problem = "this heading is marked as questions and as a checklist"
        desk.mark(desk.offset_of(f".{kinds[1]}", block.text), problem, "mark it as one of the two")
    elif near and not kinds and not is_inside and isinstance(block, Heading):
        name, meant = near[0]
        place = desk.offset_of(f".{name}", block.text)
        desk.mark(place, f"`.{name}` marks no handout", f"did you mean `.{meant}`?")
    return next(iter(kinds), None)


def _meant(name: str) -> HandoutKind | None:
    """Return the kind whose class a name is, or nearly is."""
    near = get_close_matches(name.lower(), map(str, HandoutKind), n=1, cutoff=_LIKE_A_MARK)
    return HandoutKind(near[0]) if near else None
