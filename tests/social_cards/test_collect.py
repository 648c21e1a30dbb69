from collections.abc import Mapping
from pathlib import Path

from plugins.social_cards.collect import collect_cards
from plugins.social_cards.model import Cards
from tests.pictures.photographs import photograph
from tests.site.content import post, read, read_faulty

QUESTIONS = "---\ntitle: First week\n---\n\n- **What surprised you?**\n- Whom do you ask?\n"
CHECKLIST = "---\ntitle: A call\n---\n\n- [ ] Test the microphone.\n"


def cards(folder: Path, files: Mapping[str, str | bytes], motto: str = "One cup at a time") -> Cards:
    return collect_cards(read(folder, files, {"SITENAME": "Over Coffee", "SITESUBTITLE": motto}))


def test_a_card_lies_beside_its_page(tmp_path: Path) -> None:
    files = {"blog/a.md": post(), "blog/b.md": post(header="path: /b.html"), "questions/c.md": QUESTIONS}
    assert {page: card.path for page, card in cards(tmp_path, files).own.items()} == {
        "/blog/a/": "/blog/a/social-card.png",
        "/b.html": "/b.html-social-card.png",
        "/questions/c/": "/questions/c/social-card.png",
    }


def test_a_handout_says_what_it_is_and_how_long(tmp_path: Path) -> None:
    own = cards(tmp_path, {"questions/a.md": QUESTIONS, "checklists/b.md": CHECKLIST}).own
    assert own["/questions/a/"].label == "Question list · 2 questions, 1 to ask first"
    assert own["/checklists/b/"].label == "Checklist · 1 step"


def test_a_post_says_its_place_in_its_series_or_else_its_topic(tmp_path: Path) -> None:
    files = {
        "blog/2016-01-02-b.md": "---\ntitle: B\nseries: Asking\ncategory: Work\n---\n\nText.\n",
        "blog/2016-01-01-a.md": "---\ntitle: A\nseries: Asking\n---\n\nText.\n",
        "blog/2016-01-03-c.md": "---\ntitle: C\nseries: Alone\ncategory: Work\n---\n\nText.\n",
        "blog/2016-01-04-d.md": "---\ntitle: D\n---\n\nText.\n",
    }
    labels = {card.title: card.label for card in cards(tmp_path, files).own.values()}
    assert labels == {"A": "Asking · Part 1", "B": "Asking · Part 2", "C": "Work", "D": ""}


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"><path d="M0 0h{}v1z"/></svg>'


def test_a_text_with_a_drawing_beside_it_has_that_on_its_card(tmp_path: Path) -> None:
    def beside(*names: str) -> str:
        return post(header="attachments: [" + ", ".join(names) + "]")

    files: dict[str, str | bytes] = {
        "blog/both/index.md": beside("header-a.svg", "teaser-a.svg"),
        "blog/both/header-a.svg": SVG.format(1),
        "blog/both/teaser-a.svg": SVG.format(2),
        "blog/header/index.md": beside("header-a.svg"),
        "blog/header/header-a.svg": SVG.format(3),
        "blog/photo/index.md": beside("header-a.jpg"),
        "blog/photo/header-a.jpg": photograph(),
        "blog/none.md": post(),
    }
    own = {card.path.split("/")[2]: card.own_drawing for card in cards(tmp_path, files).own.values()}
    assert own == {"both": SVG.format(2), "header": SVG.format(3), "photo": "", "none": ""}


def test_every_other_page_has_the_card_of_the_site(tmp_path: Path) -> None:
    found = cards(tmp_path, {"blog/a.md": post(), "pages/about.md": "---\ntitle: About\n---\n\nUs.\n"})
    for page in ("/", "/blog/", "/about/"):
        assert found.of(page) == found.site
    assert found.of("/blog/a/") == found.own["/blog/a/"]
    assert (found.site.path, found.site.title) == ("/social-card.png", "One cup at a time")


def test_a_site_without_a_motto_shows_its_name(tmp_path: Path) -> None:
    site = cards(tmp_path, {"blog/a.md": post()}, motto="").site
    assert site.title == site.alt == "Over Coffee"


def test_an_alternative_text_says_what_is_written_on_the_card(tmp_path: Path) -> None:
    files = {"questions/a.md": QUESTIONS}
    (card,) = cards(tmp_path, files).own.values()
    assert card.alt == "First week · Question list · 2 questions, 1 to ask first · Over Coffee"


def test_a_post_whose_path_is_taken_has_no_card(tmp_path: Path) -> None:
    site, _ = read_faulty(tmp_path, {"blog/a.md": post(), "blog/b.md": post(header="slug: a")})
    assert list(collect_cards(site).own) == ["/blog/a/"]


def test_a_post_whose_card_has_no_place_shows_that_of_the_site(tmp_path: Path) -> None:
    files = {"blog/a.md": post(), "blog/b.md": post(header="path: /blog/a/social-card.png/x/")}
    site, told = read_faulty(tmp_path, files)
    assert len(told) == 1
    assert list(collect_cards(site).own) == ["/blog/a/social-card.png/x/"]
