"""Keep the cards: what has not changed since an earlier build is not drawn again."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from plugins.kept import key, makers_digest, tidy
from plugins.social_cards.model import SIZE, Card

_LIBRARIES = ("typst", "pillow", "fonttools", "font-source-sans-pro", "font-source-serif-pro")
_CODE = Path(__file__).parent
_TEMPLATES = ("look.typ", "social_card.typ")
_SITE_DRAWING = "favicon.svg"


class CardKeeper:
    """Have cards drawn with the templates of a theme, and keep them in a folder."""

    def __init__(self, theme: Path, folder: Path) -> None:
        """Draw nothing yet."""
        self._theme, self._folder = theme, folder

    def files(self, cards: Iterable[Card]) -> Mapping[Card, Path]:
        """Return the PNG of each card; what is not kept is drawn, on all cores."""
        cards = tuple(cards)
        makers = makers_digest(_LIBRARIES, self._sources(cards))
        # Cards that look alike are one picture, wherever they are published.
        files = {card: self._folder / f"{key(makers, (SIZE, *_looks(card)))}.png" for card in cards}
        missing = {file: card for card, file in files.items() if not _is_whole(file)}
        if missing:
            # What draws takes a while to import, and most builds need not.
            from plugins.social_cards.draw import draw_all  # noqa: PLC0415

            self._folder.mkdir(parents=True, exist_ok=True)
            draw_all([(card, file) for file, card in missing.items()], self._theme / "print")
        tidy(self._folder, files.values())
        return files

    def _sources(self, cards: Iterable[Card]) -> Iterable[Path]:
        """Go through templates, drawings and code, in order."""
        yield from (self._theme / "print" / name for name in _TEMPLATES)
        yield from (
            self._theme / "static" / "img" / name for name in sorted({_SITE_DRAWING, *(card.drawing for card in cards)})
        )
        yield _CODE / "draw.py"
        yield from sorted((_CODE.parent / "typeset").glob("*.*"))


def _looks(card: Card) -> tuple[str, ...]:
    return card.title, card.label, card.site, card.drawing


def _is_whole(file: Path) -> bool:
    """Tell whether a file is there, and not empty as a machine that lost its power may leave it."""
    try:
        return file.stat().st_size > 0
    except OSError:
        return False
