"""Question lists and checklists on a stock site: pages of its theme, with their files."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from page import validate_pdf_bytes

from tests.stock.conftest import Full
from tests.stock.content import CHECKLIST, QUESTIONS
from tests.stock.site import THEMES, Environment, Site

ALONE = 'PLUGINS = ["handouts"]'
BOTH = {**QUESTIONS, **CHECKLIST}
ENDINGS = ["-a4.pdf", "-letter.pdf", "-large-print.pdf", "-fillable.pdf", ".docx", ".txt", ".csv"]
FIRST = ["-ask-first-a4.pdf", "-ask-first-letter.pdf"]
LIST, STEPS = "Questions for your first week", "The first call"
POST = {
    "content/ask.md": """\
Title: Three to begin with
Date: 2016-10-31

Nobody needs forty.

### What to ask first {: .questions #first-three }

- What drew you to this field?
- What would you learn first?
- Whom else would you ask?

### Afterwards

Thank them, and read [the list]({filename}questions/first-week.md).
""",
}


def links(page: BeautifulSoup) -> list[str]:
    """Return where the row of files leads."""
    return [str(link["href"]) for link in page.select(".downloads a")]


def files(site: Site, title: str) -> list[Path]:
    path, page = site.page_titled(title)
    return [site.linked(path, address) for address in links(page)]


def kept(site: Site) -> dict[Path, tuple[int, bytes]]:
    folder = site.folder / ".cache" / "handouts"
    return {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("theme", THEMES)
def test_a_list_is_a_page_of_the_theme_with_a_row_of_files(full: Full, theme: str) -> None:
    site = full(theme)
    for title, endings in ((LIST, [*ENDINGS[:2], *FIRST, *ENDINGS[2:]]), (STEPS, ENDINGS)):
        _, page = site.page_titled(title)
        assert [path for path in files(site, title) if not path.is_file()] == []
        for address, ending in zip(links(page), endings, strict=True):
            assert address.endswith(ending)
    _, page = site.page_titled(LIST)
    text = " ".join(page.get_text().split())
    assert "A blog" in text
    for words in ("Ask two of them", "What surprised you here?", "Listen for what", "The work", "the same day"):
        assert words in text


@pytest.mark.parametrize("settings", [ALONE, 'PLUGINS = ["handouts", "tweets", "front_matter"]'])
def test_it_needs_no_other_plugin(stock: Environment, tmp_path: Path, settings: str) -> None:
    site = stock.site(tmp_path, settings, BOTH).built()
    assert (len(files(site, LIST)), len(files(site, STEPS))) == (9, 7)


def test_a_list_may_have_a_header_of_pelican(stock: Environment, tmp_path: Path) -> None:
    text = "Title: Short list\nDate: 2016-10-31\n\n- One?\n- Two?\n- Three?\n"
    site = stock.site(tmp_path, ALONE, {"content/questions/short.md": text}).built()
    assert [path for path in files(site, "Short list") if not path.is_file()] == []
    assert len(files(site, "Short list")) == 7


@pytest.mark.parametrize("settings", ["RELATIVE_URLS = True", 'SITEURL = "https://blog.example/sub"'])
def test_links_to_the_files_follow_the_settings_for_addresses(
    stock: Environment, tmp_path: Path, settings: str
) -> None:
    site = stock.site(tmp_path, settings, QUESTIONS).built()
    path, page = site.page_titled(LIST)
    for address in links(page):
        assert address.startswith("https://blog.example/sub/") == ("SITEURL" in settings)
        assert site.linked(path, address.removeprefix("https://blog.example/sub")).is_file()


def test_a_handout_is_no_post(stock: Environment, tmp_path: Path) -> None:
    site = stock.site(tmp_path, "", {**BOTH, **POST}).built()
    feed = (site.output / "feeds/all.atom.xml").read_text("utf-8")
    assert "Three to begin with" in feed
    assert LIST not in feed
    assert "questions" not in " ".join(path.name for path in (site.output / "category").iterdir())


def test_the_source_of_a_handout_is_not_published(full: Full) -> None:
    site = full("simple")
    assert [path for path in site.output.rglob("*") if path.suffix == ".md"] == []


def test_every_pdf_is_tagged_as_pdf_ua_asks(full: Full) -> None:
    site = full("simple")
    pdfs = [path for title in (LIST, STEPS) for path in files(site, title) if path.suffix == ".pdf"]
    assert len(pdfs) == 10
    for pdf in pdfs:
        report = validate_pdf_bytes(pdf.read_bytes(), profile="ua1")
        assert [failure.message for failure in report.failures] == [], pdf.name


def test_text_and_table_say_what_the_page_says(stock: Environment, tmp_path: Path) -> None:
    site = stock.site(tmp_path, 'SITEURL = "https://blog.example"', QUESTIONS).built()
    by_suffix = {path.suffix: path for path in map(Path, _paths(site))}
    text = by_suffix[".txt"].read_text("utf-8")
    assert "What does a good day look like?" in text
    assert "blog.example" in text
    assert "\nAfterwards\n----------\n\nWhom else to ask: " in text  # and no advice of ours
    rows = list(csv.reader(StringIO(by_suffix[".csv"].read_text("utf-8-sig"))))
    assert "Whom do you ask when you are stuck?" in {cell for row in rows for cell in row}


def _paths(site: Site) -> list[str]:
    path, page = site.page_titled(LIST)
    return [str(site.linked(path, address.removeprefix("https://blog.example"))) for address in links(page)]


def test_files_are_kept_and_not_made_anew(stock: Environment, tmp_path: Path) -> None:
    site = stock.site(tmp_path, "DELETE_OUTPUT_DIRECTORY = True", BOTH).built()
    first, published = kept(site), [path.read_bytes() for path in files(site, LIST)]
    assert first
    site.write({"content/new.md": "Title: New\nDate: 2016-10-31\n\nA post.\n"})
    site.built()
    assert kept(site) == first
    assert [path.read_bytes() for path in files(site, LIST)] == published


def test_a_changed_list_has_changed_files(stock: Environment, tmp_path: Path) -> None:
    site = stock.site(tmp_path, "", QUESTIONS).built()
    (text,) = (path for path in files(site, LIST) if path.suffix == ".txt")
    assert "What does a bad day look like?" not in text.read_text("utf-8")
    changed = str(QUESTIONS["content/questions/first-week.md"]).replace("good day", "bad day")
    site.write({"content/questions/first-week.md": changed})
    site.built()
    assert "What does a bad day look like?" in text.read_text("utf-8")


def test_steps_have_boxes_to_tick_with_labels(full: Full) -> None:
    _, page = full("simple").page_titled(STEPS)
    boxes = page.select('input[type="checkbox"]')
    assert len(boxes) == 3
    assert all(page.select(f'label[for="{box["id"]}"]') for box in boxes)


def test_a_marked_section_of_a_post_has_its_files(stock: Environment, tmp_path: Path) -> None:
    site = stock.site(tmp_path, "", {**POST, **QUESTIONS}).built()
    path, page = site.page_titled("Three to begin with")
    assert {Path(address).name for address in links(page)} == {f"first-three{ending}" for ending in ENDINGS}
    assert [address for address in links(page) if not site.linked(path, address).is_file()] == []
    assert "Nobody needs forty." in page.get_text()
    list_path, _ = site.page_titled(LIST)
    assert site.output / list_path in [site.linked(path, str(link["href"])) for link in page.select("main p a")]


def test_a_list_without_questions_is_told_and_nothing_is_written(stock: Environment, tmp_path: Path) -> None:
    site = stock.site(tmp_path, "", {"content/questions/none.md": "---\ntitle: None\n---\n\nOnly words.\n"})
    told = site.refused()
    assert "content/questions/none.md:" in told
    assert "[bad-handout]" in told
    assert not [path for path in site.output.rglob("*") if path.is_file()]
