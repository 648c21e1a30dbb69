"""Keep the cards: what has not changed since an earlier build is not drawn again."""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from ..foundation.cache import key, makers_digest, prune, publish
from .model import FILE, SIZE, Card

_LIBRARIES = ("typst", "pillow", "fonttools", "font-source-sans-pro", "font-source-serif-pro")
_CODE = Path(__file__).parent
_TEMPLATES = ("look.typ", "social_card.typ")
_SITE_DRAWING = "favicon.svg"


class CardCache:
    """Have cards drawn with the templates of a theme, and keep them in a folder."""

    def __init__(self, theme: Path, folder: Path) -> None:
        """Draw nothing yet."""
        self._theme, self._folder = theme, folder

    def publish(self, cards: Mapping[Path, Card]) -> None:
        """Write the PNG of each card into its file; what is not kept is drawn, on all cores."""
        makers = makers_digest(_LIBRARIES, self._sources(cards.values()))
        # Cards that look alike are one picture, wherever they are published.
        folders = {card: self._folder / key(makers, (SIZE, *_looks(card))) for card in cards.values()}
        by_folder = {folder: card for card, folder in folders.items()}

        def draw(missing: Collection[Path]) -> None:
            # What draws takes a while to import, and most builds need not.
            from .draw import draw_all  # noqa: PLC0415

            draw_all([(by_folder[folder], folder) for folder in missing], self._theme / "print")

        publish({target: folders[card] / FILE for target, card in cards.items()}, draw)
        prune(self._folder, by_folder)

    def _sources(self, cards: Iterable[Card]) -> Iterable[Path]:
        """Go through templates, drawings and code, in order."""
        yield from (self._theme / "print" / name for name in _TEMPLATES)
        yield from (
            self._theme / "static" / "img" / name for name in sorted({_SITE_DRAWING, *(card.drawing for card in cards)})
        )
        yield _CODE / "draw.py"
        yield from sorted((_CODE.parent / "foundation" / "typeset").glob("*.*"))


def _looks(card: Card) -> tuple[str, ...]:
    return card.title, card.label, card.site, card.drawing, card.own_drawing
