"""Draw cards."""

import unicodedata
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Literal

import typst
from PIL import Image

from ..foundation.cache import store
from ..foundation.text import one_line
from ..foundation.typeset.compiler import Typesetter
from ..foundation.typeset.fonts import for_paper, uncovered
from ..foundation.typeset.share import share_typesetting
from .model import FILE, SIZE, Card

_COLOURS = 64
"""Few enough for a small file, and enough that no edge of a letter shows steps."""
_WORDS_AT = (64, 46)
"""Where theme/print/social_card.typ leaves room for its words."""
_LETTERS = ("L", "N", "Mn", "Mc")
"""Categories of characters without which a word is another word; the rest are signs, such as emoji."""
_AT_A_TIME = 4


def draw_all(cards: Sequence[tuple[Card, Path]], templates: Path) -> None:
    """Draw each card, and keep it in its folder, on all cores."""
    painter = CardPainter(Typesetter(templates))

    def draw(pair: tuple[Card, Path]) -> None:
        card, folder = pair
        store(folder, {FILE: painter.paint(card)})

    share_typesetting(draw, cards, _AT_A_TIME)


class CardPainter:
    """Draw cards with one typesetter.

    The ground that cards have in common is set once, and of each card only its words: half the work. Few colours make
    a file a third as large as what Typst writes.
    """

    def __init__(self, typesetter: Typesetter) -> None:
        """Take a typesetter that has social_card.typ among its templates."""
        self._typesetter = typesetter
        self._ground = cache(self._new_ground)

    def paint(self, card: Card) -> bytes:
        """Return a card as PNG; a title that the fonts cannot show gives way to the site's name."""
        site = drawable(card.site)
        picture = self._own_ground(site, card.own_drawing) or self._ground(site, card.drawing).copy()
        values = {
            "title": drawable(card.title) or site,
            "label": drawable(card.label),
            "is_own": bool(card.own_drawing),
        }
        words = self._set("words", values).quantize(palette=picture, dither=Image.Dither.NONE)
        picture.paste(words, _WORDS_AT)
        file = BytesIO()
        picture.save(file, "PNG")
        return file.getvalue()

    def _own_ground(self, site: str, svg: str) -> Image.Image | None:
        """Return the ground of one card alone; None where it has no drawing of its own that Typst can draw."""
        with suppress(typst.TypstError):
            return self._new_ground(site, svg=svg) if svg else None
        return None

    def _new_ground(self, site: str, drawing: str = "", svg: str = "") -> Image.Image:
        ground = self._set("ground", {"site": site, "drawing": drawing, "svg": svg})
        return ground.quantize(_COLOURS, method=Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE)

    def _set(self, part: Literal["ground", "words"], values: Mapping[str, object]) -> Image.Image:
        png = self._typesetter.png("social_card.typ", {"size": SIZE, "part": part, **values})
        with Image.open(BytesIO(png)) as picture:
            return picture.convert("RGB")


def drawable(text: str) -> str:
    """Return text on one line without the signs that the fonts lack; empty where they lack a letter of it."""
    text = for_paper(text)
    if uncovered(text):
        text = "".join(c for c in text if not uncovered(c) or unicodedata.category(c).startswith(_LETTERS))
    return "" if uncovered(text) else one_line(text)
