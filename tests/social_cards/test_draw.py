"""Cards as pictures. Colours are those of the site's style sheet."""

from io import BytesIO
from itertools import groupby

import pytest
from PIL import Image, ImageChops

from plugins.foundation.typeset.compiler import Typesetter
from plugins.social_cards.draw import CardPainter, drawable
from plugins.social_cards.model import Card
from tests.conftest import ROOT

Box = tuple[int, int, int, int]
PAPER, INK, BROWN = (251, 247, 240), (43, 33, 26), (138, 82, 38)
WORDS = (0, 0, 820, 522)
"""Where the words stand: left of the drawing, above the table."""


OWN = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 320" width="480" height="320">
<style>.a{fill:#8a5226}@media (prefers-color-scheme:dark){.a{fill:#d9a877}}</style><path class="a" d="M0 0h480v320H0z"/>
</svg>"""


@pytest.fixture(scope="module")
def painter() -> CardPainter:
    return CardPainter(Typesetter(ROOT / "theme" / "print"))


def paint(
    painter: CardPainter, title: str, label: str = "Networking", drawing: str = "cup.svg", own: str = ""
) -> Image.Image:
    png = painter.paint(Card("/social-card.png", title, label, "Over Coffee", drawing, own))
    with Image.open(BytesIO(png)) as picture:
        return picture.convert("RGB")


def inked(picture: Image.Image, box: Box = WORDS) -> Box:
    """Return the box around all that is not paper in a part of a picture."""
    part = picture.crop(box)
    found = ImageChops.difference(part, Image.new("RGB", part.size, PAPER)).getbbox()
    assert found is not None
    return found


def is_same(one: Image.Image, other: Image.Image) -> bool:
    return ImageChops.difference(one, other).getbbox() is None


def lines(picture: Image.Image) -> list[int]:
    """Return the height in pixels of each line of words, a label's too: of each run of rows with ink in them."""
    part = picture.crop(WORDS).convert("L")
    is_inked = [min(part.crop((0, row, part.width, row + 1)).tobytes()) < 160 for row in range(part.height)]
    return [len(list(rows)) for inked_rows, rows in groupby(is_inked) if inked_rows]


def test_a_card_is_a_small_png_of_the_size_that_networks_ask_for(painter: CardPainter) -> None:
    png = painter.paint(Card("", "They said yes. Now what?", "The coffee chat · Part 4", "Over Coffee", "cup.svg"))
    with Image.open(BytesIO(png)) as picture:
        assert (picture.format, picture.size) == ("PNG", (1200, 630))
    assert len(png) < 40_000


def test_a_card_has_the_colours_of_the_site(painter: CardPainter) -> None:
    colours = {colour: count for count, colour in paint(painter, "Mmm").getcolors(9999) or ()}
    assert max(colours, key=lambda colour: colours[colour]) == PAPER
    assert colours[INK] > 10_000


@pytest.mark.parametrize("drawing", ["cup.svg", "notebook.svg", "checklist.svg"])
def test_few_colours_leave_no_edge_with_steps(painter: CardPainter, drawing: str) -> None:
    typesetter = Typesetter(ROOT / "theme" / "print")
    values = {"size": (1200, 630), "part": "ground", "site": "Over Coffee", "drawing": drawing, "svg": ""}
    with Image.open(BytesIO(typesetter.png("social_card.typ", values))) as full:
        exact = full.convert("RGB")
    ground = paint(painter, "A", "", drawing)
    right = (830, 0, 1200, 630)
    extremes = ImageChops.difference(exact.crop(right), ground.crop(right)).getextrema()
    assert all(isinstance(each, tuple) and each[1] < 12 for each in extremes)


def test_the_same_card_has_the_same_bytes_whatever_was_drawn_before() -> None:
    card = Card("", "The week after", "Checklist · 12 steps", "Over Coffee", "checklist.svg")
    first, second = (CardPainter(Typesetter(ROOT / "theme" / "print")) for _ in range(2))
    second.paint(Card("", "Another", "", "Another site", "cup.svg"))
    assert first.paint(card) == second.paint(card)


@pytest.mark.parametrize(
    ("title", "count"),
    [
        ("xx", 1),
        ("xxxx xxxx xxxx xxx xxxx", 2),
        ("xxxx " * 12, 3),
        ("xxxx " * 200, 5),
        ("x" * 500, 5),
        ("xxxx " + "x" * 500, 5),
        ("W" * 40, 4),
    ],
)
def test_a_title_of_any_length_stays_inside_in_five_lines_at_most(painter: CardPainter, title: str, count: int) -> None:
    picture = paint(painter, title, label="")
    assert len(lines(picture)) == count
    left, top, right, bottom = inked(picture)
    assert left >= 60
    assert top >= 40
    assert right <= 812
    assert bottom <= 490


def test_a_short_title_is_larger_than_a_long_one(painter: CardPainter) -> None:
    short, long = (lines(paint(painter, title, label="")) for title in ("xx", "xx " * 40))
    assert short[0] > 1.5 * long[0]


def test_a_title_that_is_cut_ends_with_a_whole_word_and_an_ellipsis(painter: CardPainter) -> None:
    cut = paint(painter, "four " * 60)
    assert any(is_same(cut, paint(painter, "four " * count + "four…")) for count in range(15, 30))


def test_a_label_of_any_length_stays_on_its_line(painter: CardPainter) -> None:
    picture = paint(painter, "xxx", label="xxxx " * 60)
    assert len(lines(picture)) == 2
    assert inked(picture)[2] <= 812


def test_a_drawing_of_ones_own_stands_whole_beside_the_words_in_the_colours_of_the_light(painter: CardPainter) -> None:
    picture = paint(painter, "xxxx " * 200, own=OWN)
    left, top, right, bottom = inked(picture, (700, 0, 1200, 522))
    assert (700 + left, right - left, bottom - top) == pytest.approx((742, 420, 280), abs=1)
    assert picture.getpixel((950, 261)) == BROWN
    assert inked(picture, (0, 0, 700, 522))[2] <= 64 + 620


def test_a_drawing_that_typst_cannot_draw_gives_way_to_that_of_its_kind(painter: CardPainter) -> None:
    right = (830, 0, 1200, 630)
    broken, usual = (paint(painter, "A", own=own).crop(right) for own in ("<svg><path", ""))
    assert is_same(broken, usual)


def test_no_line_of_a_title_ends_at_a_hyphen(painter: CardPainter) -> None:
    above_the_middle = (0, 0, 820, 255)
    hyphened, whole = (paint(painter, title, label="") for title in ("xxxxxxxx x-xxxxxxx", "xxxxxxxx xxxxxxxxx"))
    assert len(lines(hyphened)) == 2
    assert inked(hyphened, above_the_middle) == inked(whole, above_the_middle)


@pytest.mark.parametrize(
    "title", ["#panic()", "$x$ *bold* _it_", "@ref <a> // \\ `code`", "= Heading", '"q" -- ~ [a](b)']
)
def test_signs_of_markup_stay_text(painter: CardPainter, title: str) -> None:
    picture = paint(painter, title)
    assert not is_same(picture, paint(painter, ""))
    assert not is_same(picture, paint(painter, title[1:]))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Coffee \N{HOT BEVERAGE}\ufe0f and \U0001f469\u200d\U0001f4bb work", "Coffee and work"),
        ("  two\n lines\t", "two lines"),
        ("Ελληνικά, Кириллица, Tiếng Việt", "Ελληνικά, Кириллица, Tiếng Việt"),
        ("日本 coffee", ""),
        ("שיחה", ""),
        ("\U0001f600", ""),
        ("bell\x07", "bell"),
    ],
)
def test_signs_that_no_font_has_are_left_out_and_texts_with_such_letters_are_empty(text: str, kept: str) -> None:
    assert drawable(text) == kept


@pytest.mark.parametrize("title", ["日本でコーヒー", "\U0001f600", "שיחה על קפה", ""])
def test_a_title_that_no_font_has_gives_way_to_the_name_of_the_site(painter: CardPainter, title: str) -> None:
    assert is_same(paint(painter, title), paint(painter, "Over Coffee"))


def test_a_site_whose_name_no_font_has_still_has_cards(painter: CardPainter) -> None:
    png = painter.paint(Card("", "喫茶", "喫茶", "喫茶", "cup.svg"))
    with Image.open(BytesIO(png)) as picture:
        assert inked(picture.convert("RGB"), (820, 0, 1200, 522))
