"""Question lists and checklists of the real site: pages, files, cards."""

import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from pypdf import PdfReader

from plugins.handouts.formats import Format
from tests.conftest import ROOT, SITE_URL

SOURCES = sorted([*(ROOT / "content/questions").glob("*.md"), *(ROOT / "content/checklists").glob("*.md")])
LONGEST = ROOT / "content/questions/coffee-chat.md"
SECTIONS = (
    "blog/the-networking-worlds-best-kept-secret/three-questions",
    "blog/coffee-chat-etiquette/before-a-coffee-chat",
    "blog/coffee-chat-etiquette/during-a-coffee-chat",
    "blog/coffee-chat-etiquette/after-a-coffee-chat",
)


def page(built: Path, path: str) -> BeautifulSoup:
    return BeautifulSoup((built / path.strip("/") / "index.html").read_text("utf-8"), "html.parser")


def path_of(source: Path) -> str:
    return f"{source.parent.name}/{source.stem}"


def items(source: Path) -> list[str]:
    """Return the words of each item as its author wrote them, without the marks."""
    lines = re.findall(r"^- (?:\[ \] )?(.+?)(?: \{: #\S+ \})?$", source.read_text("utf-8"), re.MULTILINE)
    return [re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", line.replace("**", "")) for line in lines]


def forms(source: Path) -> list[Format]:
    """Return the formats of a handout; only of question lists something is asked first."""
    return [form for form in Format if not form.is_one_page or source.parent.name == "questions"]


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: str(source.stem))
def test_a_handout_has_all_its_files_beside_its_page(built: Path, source: Path) -> None:
    folder = built / path_of(source)
    found = {file.name for file in folder.iterdir() if file.suffix not in {".br", ".gz"}}
    assert found == {"index.html", "social-card.png", *(source.stem + form for form in forms(source))}


@pytest.mark.parametrize("name", SECTIONS)
def test_a_section_of_a_post_has_all_its_files_beside_the_post(built: Path, name: str) -> None:
    assert all((built / (name + form)).is_file() for form in Format if not form.is_one_page)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: str(source.stem))
def test_a_page_shows_every_item_once(built: Path, source: Path) -> None:
    shown = " ".join(page(built, path_of(source)).get_text().split())
    assert [item for item in items(source) if shown.count(item) != 1] == []


def test_every_link_to_a_file_says_its_pages_and_its_size(built: Path) -> None:
    links = [link for file in built.rglob("index.html") for link in files_linked(file)]
    assert len(links) > 7 * len(SOURCES)
    for link in links:
        file = built / str(link["href"]).removeprefix("/")
        facts = link.get_text().replace("\N{NO-BREAK SPACE}", " ")
        assert f" {max(1, round(file.stat().st_size / 1000))} kB)" in facts
        if file.suffix == ".pdf":
            count = len(PdfReader(file).pages)
            assert f", {count} page{'s' if count > 1 else ''}, " in facts


def files_linked(file: Path) -> list[Tag]:
    soup = BeautifulSoup(file.read_text("utf-8"), "html.parser")
    return [link for link in soup.select("a[href]") if str(link["href"]).endswith(tuple(Format))]


def test_the_toolkit_leads_to_every_list_by_a_card_and_keeps_its_old_places(built: Path) -> None:
    toolkit = page(built, "toolkit")
    cards = {str(link["href"]) for link in toolkit.select(".handout-card-title a")}
    assert cards >= {f"/{path_of(source)}/" for source in SOURCES}
    assert {card for card in cards if card.startswith("/letters/")} >= {"/letters/first-request/", "/letters/kind-no/"}
    for anchor in ("questions", "checklist", "letters", "first-request", "thank-you", "kind-no"):
        assert toolkit.find(id=anchor), anchor


@pytest.mark.parametrize("kind", ["questions", "checklists"])
def test_an_index_leads_to_every_list_of_its_kind_those_in_posts_too(built: Path, kind: str) -> None:
    links = {str(link["href"]) for link in page(built, kind).select("h2 a")}
    assert {f"/{path_of(source)}/" for source in SOURCES if source.parent.name == kind} < links
    assert any(link.startswith("/blog/") for link in links)


def test_handouts_are_in_the_sitemap(built: Path) -> None:
    sitemap = (built / "sitemap.xml").read_text("utf-8")
    assert all(f"<loc>{SITE_URL}/{path_of(source)}/</loc>" in sitemap for source in SOURCES)
    assert f"<loc>{SITE_URL}/questions/</loc>" in sitemap
    assert f"<loc>{SITE_URL}/checklists/</loc>" in sitemap


def test_search_engines_are_told_of_the_files(built: Path) -> None:
    script = page(built, path_of(LONGEST)).find("script", type="application/ld+json")
    assert isinstance(script, Tag)
    assert '"DigitalDocument"' in script.get_text()
    assert all(f"{SITE_URL}/questions/coffee-chat/coffee-chat{form}" in script.get_text() for form in Format)
    sizes = [each["contentSize"] for each in json.loads(script.get_text())["encoding"]]
    facts = [link.get_text() for link in page(built, path_of(LONGEST)).select(".downloads a")]
    assert len(sizes) == len(facts)
    assert all(any(f", {size})" in fact for fact in facts) for size in sizes)


def test_no_two_places_of_a_page_have_one_id(built: Path) -> None:
    for file in built.rglob("index.html"):
        ids = [element["id"] for element in BeautifulSoup(file.read_text("utf-8"), "html.parser").select("[id]")]
        assert len(set(ids)) == len(ids), file


def test_the_lists_hold_what_the_site_promises(built: Path) -> None:
    soup = page(built, path_of(LONGEST))
    assert len(soup.select(".items > li")) == 40
    assert len(soup.select(".items > .essential")) == 6
    assert "Forty" in soup.select_one("p.lead").get_text()  # type: ignore[union-attr]  # it is there, or this fails
    steps = sum(len(items(source)) for source in SOURCES if source.parent.name == "checklists")
    assert 30 <= steps <= 45


def test_every_question_is_an_open_one() -> None:
    closed = re.compile(
        r"(?:do|does|did|is|are|was|were|can|could|would|should|have|has|had|will|may)\b", re.IGNORECASE
    )
    asked = [item for source in SOURCES if source.parent.name == "questions" for item in items(source)]
    assert [item for item in asked if closed.match(item) or not item.endswith("?")] == []
