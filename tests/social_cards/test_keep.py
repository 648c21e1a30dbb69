import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from plugins.social_cards import draw
from plugins.social_cards.keep import CardKeeper
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


def test_a_card_that_has_not_changed_is_not_drawn_again(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = CardKeeper(THEME, kept).files([CARD])
    forbid_drawing(monkeypatch)
    assert CardKeeper(THEME, kept).files([CARD]) == before


@pytest.mark.parametrize("change", [{"title": "B"}, {"label": "B"}, {"site": "B"}, {"drawing": "notebook.svg"}])
def test_a_card_that_looks_different_is_drawn_anew(kept: Path, change: dict[str, str]) -> None:
    other = replace(CARD, **change)
    files = CardKeeper(THEME, kept).files([CARD, other])
    assert files[CARD].read_bytes() != files[other].read_bytes()


def test_cards_that_look_alike_are_drawn_once(kept: Path) -> None:
    files = CardKeeper(THEME, kept).files([CARD, replace(CARD, path="/blog/b/social-card.png")])
    assert len(files) == 2
    assert len(set(files.values())) == len(list(kept.iterdir())) == 1


@pytest.mark.parametrize("name", ["print/social_card.typ", "print/look.typ", "static/img/favicon.svg"])
def test_every_card_is_drawn_anew_where_what_it_is_drawn_with_has_changed(
    kept: Path, tmp_path: Path, name: str
) -> None:
    theme = tmp_path / "theme"
    shutil.copytree(THEME, theme)
    before = CardKeeper(theme, kept).files([CARD])
    (theme / name).write_text((theme / name).read_text("utf-8") + "\n", encoding="utf-8")
    assert CardKeeper(theme, kept).files([CARD]) != before


def test_a_file_that_is_gone_or_empty_is_drawn_again(kept: Path) -> None:
    keeper = CardKeeper(THEME, kept)
    (file,) = keeper.files([CARD]).values()
    content = file.read_bytes()
    for spoil in (file.unlink, lambda: file.write_bytes(b"")):
        spoil()
        keeper.files([CARD])
        assert file.read_bytes() == content


def test_what_no_build_has_used_for_a_month_is_deleted(kept: Path) -> None:
    other = replace(CARD, title="Gone")
    files = CardKeeper(THEME, kept).files([CARD, other])
    for file in files.values():
        os.utime(file, (0, 0))
    CardKeeper(THEME, kept).files([CARD])
    assert list(kept.iterdir()) == [files[CARD]]


def test_many_cards_are_whole_whoever_drew_them(kept: Path) -> None:
    cards = [replace(CARD, title=f"Title {number}") for number in range(40)]
    files = CardKeeper(THEME, kept).files(cards)
    assert sorted(kept.iterdir()) == sorted(files.values())
    for file in files.values():
        with Image.open(file) as picture:
            picture.load()
            assert picture.size == (1200, 630)
