"""A kind of handout that a plugin of the site's own brings: one row, and it is everywhere that others are."""

from io import BytesIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from docx import Document
from pikepdf import Name, Pdf
from pypdf import PdfReader

from tests.build.project import Project, make_project
from tests.search.reading import contents

SETTINGS = """
from types import SimpleNamespace
from plugins.handouts.formats import Format
from plugins.handouts.kinds import Blank, HandoutKind
from plugins.site.model import Feature
BOOKS = HandoutKind(
    name="books", folders=("books",), path="/books/", label="Reading list", heading="Reading lists", template="handout",
    drawing="letter.svg", mark="books", noun="book", essential="Read first", is_essential_first=True, has_boxes=True,
    lead="What to read before you meet.", use="to read from", header=(Blank("lent-by", "Lent by"),),
    closing=(Blank("back-by", "Back by"),), closing_title="When you are done", closing_words="Give it on.",
    formats=(Format.A4, Format.FILLABLE, Format.WORD, Format.TEXT),
)
PLUGINS = [*PLUGINS, SimpleNamespace(register=lambda: None, feature=lambda project: Feature(kinds=(BOOKS,)))]
"""
LIST = """\
---
title: About the work
excerpt: Two books.
date: 2020-01-02
---

## Short ones {: due=-1w }

- [ ] A thin book
- [ ] **A thinner book**
"""
POST = """\
---
title: Read first
date: 2020-01-01
---

[About the work](../books/trade.md)

## For the train {: .books }

- [ ] One for each way
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = make_project(tmp_path_factory.mktemp("own"), SETTINGS)
    project.write("books/trade.md", LIST)
    project.write("blog/post.md", POST)
    run = project.build()
    assert (run.status, run.errors) == (0, "")
    return project


def soup(site: Project, path: str) -> BeautifulSoup:
    return BeautifulSoup(site.page(path), "html.parser")


def files(site: Project, folder: str) -> set[str]:
    return {path.name for path in (site.output / folder).iterdir()} - {"index.html", "social-card.png"}


def test_it_has_pages_and_the_files_of_its_row(site: Project) -> None:
    ends = {"-a4.pdf", "-fillable.pdf", ".docx", ".txt"}
    assert files(site, "books/trade") == {f"trade{end}" for end in ends}
    assert files(site, "blog/post") == {f"for-the-train{end}" for end in ends}
    page = soup(site, "/books/trade/")
    assert [item.get_text(" ", strip=True) for item in page.select(".items li")] == [
        "Read first: A thinner book",
        "A thin book",
    ]
    assert len(page.select(".items.boxes input[type=checkbox]")) == 2
    assert [each.get_text() for each in page.select(".blanks dt")] == ["Lent by", "Back by"]
    assert [each.get_text() for each in page.select(".topic, .closing h2, .closing p")] == [
        "Reading lists",
        "When you are done",
        "Give it on.",
    ]


def test_it_stands_where_others_do(site: Project) -> None:
    post = soup(site, "/blog/post/")
    (card,) = post.select(".handout-card")
    assert card.get_text(" ", strip=True).startswith("About the work 2 books, 1 to read first Two books.")
    assert "letter" in str(card.img)
    index = soup(site, "/books/")
    assert [each.get_text() for each in index.select("h1, h2")] == ["Reading lists", "About the work", "For the train"]
    assert [each.get_text() for each in index.select('.site-footer a[href="/books/"]')] == ["Reading lists"]
    search = soup(site, "/search/")
    assert "Reading lists to read from" in search.get_text(" ", strip=True)
    assert search.select_one("input[value=books]") is not None
    told = contents(site.output)
    assert told["labels"]["books"] == "Reading list"
    assert "books" in {told["most"], *told["kinds"]}
    assert "<loc>http://localhost:8000/books/trade/</loc>" in (site.output / "sitemap.xml").read_text("utf-8")
    assert "About the work" in (site.output / "feed.xml").read_text("utf-8")
    assert (site.output / "books/trade/social-card.png").is_file()


def test_its_sheets_have_its_blanks_and_words(site: Project) -> None:
    folder = site.output / "books/trade"
    for words in (
        "".join(page.extract_text() for page in PdfReader(folder / "trade-a4.pdf").pages),
        "".join(each.text for each in Document(str(folder / "trade.docx")).paragraphs),
        (folder / "trade.txt").read_text("utf-8"),
    ):
        compact = "".join(words.split())
        assert all(each in compact for each in ("Lentby", "Backby", "Whenyouaredone", "Readfirst"))
        assert "Where" not in words
    with Pdf.open(BytesIO((folder / "trade-fillable.pdf").read_bytes())) as pdf:
        fields = [(str(each.T), each.FT) for each in pdf.Root.AcroForm.Fields]
    names = [name for name, _ in fields]
    assert names[0] == "lent-by"
    assert names[-2:] == ["back-by", "more"]
    assert [kind for name, kind in fields if name.startswith("done-")] == [Name.Btn] * 2


def test_what_is_wrong_with_it_is_told_in_its_words(tmp_path: Path) -> None:
    project = make_project(tmp_path, SETTINGS)
    project.write("books/trade.md", LIST.replace("- [ ] A thin", "- A thin"))
    run = project.build()
    assert "an item of a reading list has no box; write `- [ ] ` before it" in run.errors
    project.write("books/trade.md", "---\ntitle: A\n---\n\nNothing.\n")
    assert "write `- [ ] one book`, one a line" in project.build().errors
