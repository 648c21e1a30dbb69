import os
import shutil
from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image

from plugins.social_cards import draw
from plugins.social_cards.cached import CardCache
from plugins.social_cards.model import Card
from tests.conftest import ROOT

THEME = ROOT / "theme"
CARD = Card("/blog/a/social-card.png", "A title", "A topic", "Over Coffee", "cup.svg")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "kept"


def forbid_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        message = "a card is drawn"
        raise AssertionError(message)

    monkeypatch.setattr(draw, "draw_all", fail)


def published(kept: Path, *cards: Card, theme: Path = THEME) -> list[bytes]:
    """Publish cards, and return their pictures."""
    folder = kept.with_name("output")
    folder.mkdir(exist_ok=True)
    targets = {folder / f"{number}.png": card for number, card in enumerate(cards)}
    CardCache(theme, kept).publish(targets)
    return [target.read_bytes() for target in targets]


def test_a_card_that_has_not_changed_is_not_drawn_again(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = published(kept, CARD)
    forbid_drawing(monkeypatch)
    assert published(kept, CARD) == before


@pytest.mark.parametrize("change", [{"title": "B"}, {"label": "B"}, {"site": "B"}, {"drawing": "notebook.svg"}])
def test_a_card_that_looks_different_is_drawn_anew(kept: Path, change: dict[str, str]) -> None:
    one, other = published(kept, CARD, replace(CARD, **change))
    assert one != other


def test_cards_that_look_alike_are_drawn_once(kept: Path) -> None:
    one, same = published(kept, CARD, replace(CARD, path="/blog/b/social-card.png"))
    assert one == same
    assert len(list(kept.iterdir())) == 1


@pytest.mark.parametrize("name", ["print/social_card.typ", "print/look.typ", "static/img/favicon.svg"])
def test_every_card_is_drawn_anew_where_what_it_is_drawn_with_has_changed(
    kept: Path, tmp_path: Path, name: str
) -> None:
    theme = tmp_path / "theme"
    shutil.copytree(THEME, theme)
    published(kept, CARD, theme=theme)
    (theme / name).write_text((theme / name).read_text("utf-8") + "\n", encoding="utf-8")
    published(kept, CARD, theme=theme)
    assert len(list(kept.iterdir())) == 2


def test_a_card_whose_own_drawing_has_changed_is_drawn_anew(kept: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"><path d="M0 0h{}v1z"/></svg>'
    one, other = (published(kept, replace(CARD, own_drawing=svg.format(width)))[0] for width in (1, 3))
    assert one != other
    assert len(list(kept.iterdir())) == 2


@pytest.mark.parametrize("damage", ["gone", "empty", "half", "turned", "a folder", "a pipe", "no folder", "no facts"])
def test_a_card_that_is_not_what_was_drawn_is_drawn_again(kept: Path, damage: str) -> None:
    before = published(kept, CARD)
    (folder,) = kept.iterdir()
    file = folder / "card.png"
    content = file.read_bytes()
    match damage:
        case "empty":
            file.write_bytes(b"")
        case "half":
            file.write_bytes(content[: len(content) // 2])
        case "turned":
            file.write_bytes(content[::-1])
        case "no facts":
            (folder / "facts").unlink()
        case "no folder":
            shutil.rmtree(folder)
            folder.write_bytes(content)
        case _:
            file.unlink()
            if damage != "gone":
                file.mkdir() if damage == "a folder" else os.mkfifo(file)
    assert published(kept, CARD) == before


def test_what_no_build_has_used_for_a_month_is_deleted(kept: Path) -> None:
    published(kept, CARD, replace(CARD, title="Gone"))
    for folder in kept.iterdir():
        os.utime(folder, (0, 0))
    published(kept, CARD)
    assert len(list(kept.iterdir())) == 1


def test_many_cards_are_whole_whoever_drew_them(kept: Path) -> None:
    cards = [replace(CARD, title=f"Title {number}") for number in range(40)]
    pictures = published(kept, *cards)
    assert len(list(kept.iterdir())) == len(set(pictures)) == 40
    for content in pictures:
        with Image.open(BytesIO(content)) as picture:
            picture.load()
            assert picture.size == (1200, 630)
