import hashlib
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from io import BytesIO

import pikepdf
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace
from page import validate_pdf_bytes
from pypdf import PdfReader
from pypdf.generic import Destination

from plugins.foundation.typeset.fonts import for_paper, uncovered
from plugins.handouts import kinds
from plugins.handouts.formats import Format
from plugins.handouts.model import Handout, Item, Section, Span, plain
from plugins.handouts.press.outline import UNDATED
from plugins.handouts.press.sheet import page_count
from tests.conftest import ROOT
from tests.handouts.lists import ALL, CHECKLIST, LONG, SHORT, SITE, TINY, first, item, words
from tests.press.numbered import CONTINUED, NUMBERED
from tests.press.printing import (
    KINDS,
    PDFS,
    POINTS,
    PRINTER,
    all_text,
    compact,
    drawn,
    ids,
    opened,
    pages,
    printed,
    with_sections,
)

MARKUP = "#$@\\*_`~-/<>[](){}=+|'\"%&^!?:;,. "
COVERED = "".join(c for c in map(chr, range(0x20, 0x2E80)) if not uncovered(c) and not c.isspace())


def texts(handout: Handout) -> Iterator[str]:
    """Go through all that is said on a sheet, in the order in which it is said."""
    yield from (handout.title, handout.excerpt, *map(plain, handout.intro))
    for section in handout.sections:
        yield from (section.title, *map(plain, section.intro))
        for each in section.items:
            yield from (each.text, *map(plain, each.notes))
    yield from map(plain, handout.outro)


@pytest.mark.parametrize("form", PDFS, ids=ids)
@pytest.mark.parametrize("handout", [*ALL, NUMBERED, CONTINUED], ids=ids)
def test_every_sheet_conforms_to_pdf_ua(handout: Handout, form: Format) -> None:
    report = validate_pdf_bytes(printed(handout, form), profile="ua1")
    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant


@pytest.mark.parametrize("form", PDFS, ids=ids)
@pytest.mark.parametrize("handout", ALL, ids=ids)
def test_a_sheet_says_everything_in_order(handout: Handout, form: Format) -> None:
    written, place = all_text(handout, form), 0
    for text in map(compact, texts(handout)):
        place = written.find(text, place)
        assert place >= 0, text
        place += len(text)


@pytest.mark.parametrize("form", PDFS, ids=ids)
@pytest.mark.parametrize("handout", KINDS, ids=ids)
def test_what_is_essential_is_marked_in_words(handout: Handout, form: Format) -> None:
    mark = compact(handout.kind.essential)
    text = all_text(handout, form)
    assert text.count(mark) == handout.essential_count
    assert all(mark + compact(each.text) in text for each in handout.items if each.is_essential)


@pytest.mark.parametrize(("form", "size"), [(Format.A4, (210, 297)), (Format.LETTER, (215.9, 279.4))])
def test_a_sheet_has_the_size_of_the_paper_it_is_for(form: Format, size: tuple[float, float]) -> None:
    for page in opened(LONG, form).pages:
        assert (page.mediabox.width / POINTS, page.mediabox.height / POINTS) == pytest.approx(size, abs=0.1)


@pytest.mark.parametrize("handout", ALL, ids=ids)
def test_large_print_has_no_letter_below_18_points(handout: Handout) -> None:
    with pikepdf.open(BytesIO(printed(handout, Format.LARGE_PRINT))) as document:
        sizes = {
            float(each.operands[1]) for page in document.pages for each in drawn(page) if str(each.operator) == "Tf"
        }
    assert min(sizes) == 18


def test_large_print_is_sans_throughout() -> None:
    with pikepdf.open(BytesIO(printed(LONG, Format.LARGE_PRINT))) as document:
        assert not any("Serif" in str(font["/BaseFont"]) for font in fonts(document))


def fonts(document: pikepdf.Pdf) -> list[pikepdf.Object]:
    """Return the fonts of a document, and those of its form."""
    resources = [page.obj["/Resources"] for page in document.pages]
    if form := document.Root.get("/AcroForm"):
        resources.append(form["/DR"])
    return [font for each in resources for font in each["/Font"].as_dict().values()]


@pytest.mark.parametrize("form", PDFS, ids=ids)
@pytest.mark.parametrize("handout", ALL, ids=ids)
def test_fonts_are_in_the_file(handout: Handout, form: Format) -> None:
    with pikepdf.open(BytesIO(printed(handout, form))) as document:
        for font in fonts(document):
            described = font.get("/DescendantFonts", [font])[0]
            assert {"/FontFile2", "/FontFile3"} & described["/FontDescriptor"].keys()


@pytest.mark.parametrize("form", PDFS, ids=ids)
def test_a_sheet_tells_its_title_language_author_and_date(form: Format) -> None:
    reader = opened(replace(SHORT, language="en-GB"), form)
    assert reader.metadata is not None
    assert reader.metadata.title == "What to ask"
    assert reader.metadata.author == "Sara Example"
    assert reader.metadata.modification_date == SHORT.changed
    assert str(reader.root_object["/Lang"]) == "en-GB"


def test_a_sheet_of_a_handout_without_a_date_has_a_fixed_one() -> None:
    metadata = opened(TINY).metadata
    assert metadata is not None
    assert metadata.creation_date == metadata.modification_date == UNDATED


DIGESTS = """
import hashlib
from tests.handouts.lists import ALL
from tests.press.printing import printed

for handout in ALL:
    for form in handout.formats:
        if form.is_pdf:
            print(hashlib.sha256(printed(handout, form)).hexdigest())
"""


def test_another_process_in_another_zone_prints_the_same_bytes() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland"}
    run = subprocess.run(
        [sys.executable, "-c", DIGESTS], env=environment, capture_output=True, text=True, check=True, timeout=120
    )
    pdfs = [printed(handout, form) for handout in ALL for form in handout.formats if form.is_pdf]
    assert run.stdout.split() == [hashlib.sha256(pdf).hexdigest() for pdf in pdfs]


def test_pages_are_counted() -> None:
    assert page_count(printed(LONG)) == len(opened(LONG).pages)


@pytest.mark.parametrize("form", PDFS, ids=ids)
def test_every_page_says_which_of_how_many_it_is(form: Format) -> None:
    texts_of_pages = pages(LONG, form)
    assert all(f"Page{number}of{len(texts_of_pages)}" in text for number, text in enumerate(texts_of_pages, 1))


@pytest.mark.parametrize("form", PDFS, ids=ids)
@pytest.mark.parametrize("handout", ALL, ids=ids)
def test_the_address_stands_on_every_page_and_is_a_link_on_the_last(handout: Handout, form: Format) -> None:
    address = handout.url.removeprefix("https://")
    assert all(text.count(address) == 1 for text in pages(handout, form))
    assert links(handout, form)[-1][-1] == handout.url


def links(handout: Handout, form: Format = Format.A4) -> list[list[str]]:
    """Return where the links of each page lead."""
    with pikepdf.open(BytesIO(printed(handout, form))) as document:
        pages_of_document = [page.obj.get("/Annots", pikepdf.Array()) for page in document.pages]
        return [[str(each["/A"]["/URI"]) for each in page if "/A" in each] for page in pages_of_document]


def test_links_lead_where_they_lead_on_the_page() -> None:
    assert [link for on_page in links(LONG) for link in on_page] == [
        f"{SITE}/blog/the-five-ps-of-a-good-coffee-chat/",
        "https://www.example.org/jobs?sort=new&page=1",
        LONG.url,
    ]


def test_a_word_longer_than_a_line_goes_on_in_the_next() -> None:
    handout = with_sections(SHORT, Section("", items=(item("w" * 150, Span("c" * 150, is_code=True)),)))
    lines = [line for page in opened(handout).pages for line in page.extract_text().splitlines()]
    assert max(map(len, lines)) < 100
    assert compact("w" * 150 + "c" * 150) in all_text(handout)


def test_sections_that_begin_at_level_3_have_headings_that_skip_no_level() -> None:
    handout = with_sections(LONG, Section("", items=(item("One?"),)), Section("Inner", level=3, items=(item("Two?"),)))
    assert [title for title, _ in headings(handout)] == [LONG.title, "Inner", "Before the cup is empty"]
    assert [level for _, level in headings(handout)] == [0, 1, 1]


def headings(handout: Handout) -> list[tuple[str, int]]:
    """Return a sheet's bookmarks, each with its depth."""

    def walk(entries: Iterable[object], depth: int) -> Iterator[tuple[str, int]]:
        for entry in entries:
            if isinstance(entry, Destination):
                yield str(entry.title), depth
            elif isinstance(entry, list):
                yield from walk(entry, depth + 1)

    return list(walk(opened(handout).outline, 0))


def test_headings_are_bookmarks() -> None:
    shown = [(section.title, section.level - 1) for section in LONG.sections]
    assert headings(LONG) == [(LONG.title, 0), *shown, ("Before the cup is empty", 1)]


def test_a_numbered_list_keeps_its_numbers() -> None:
    handout = with_sections(LONG, Section("", items=(item("One?"), first("Two?")), is_ordered=True))
    assert "1.One?2.AskfirstTwo?" in all_text(handout)


def test_numbers_begin_at_1_in_each_section() -> None:
    text = all_text(NUMBERED)
    assert all(part in text for part in ("2.Whynow?", "GoonWhatelse?Whoelse?", "1.Lasta?", "10.Lastj?"))


@pytest.mark.parametrize("form", PDFS, ids=ids)
def test_a_list_that_goes_on_below_a_paragraph_is_not_due_again(form: Format) -> None:
    text = all_text(CONTINUED, form)
    assert text.count("1daybefore") == 1
    assert "Confirm.Read.Inthisorder:1.Don’tskipPack.2.Sleep." in text


def test_steps_of_a_moment_say_when_it_is_due() -> None:
    assert all(
        compact(f"{each.title}{each.due.hint}") in all_text(CHECKLIST) for each in CHECKLIST.sections if each.due
    )


@pytest.mark.parametrize("kind", [kinds.QUESTIONS, kinds.CHECKLIST], ids=str)
def test_a_sheet_has_blanks_for_the_meeting(kind: kinds.HandoutKind) -> None:
    text = all_text(replace(SHORT, kind=kind))
    assert "WhoWhereWhen" in text
    assert ("WhatIhopetolearn" in text) == (kind is kinds.QUESTIONS)
    assert ("Thankthematthetable" in text) == (kind is kinds.QUESTIONS)


def test_what_is_left_of_the_last_page_is_room_for_notes() -> None:
    assert "Morenotes" in pages(TINY)[-1]


def test_a_non_breaking_hyphen_is_set_as_a_hyphen() -> None:
    assert "twenty-minute" in all_text(replace(TINY, title="A twenty\N{NON-BREAKING HYPHEN}minute chat"))


def test_a_character_that_no_font_has_is_named_in_its_place() -> None:
    handout = with_sections(LONG, Section("日", items=(item("Ask \U0001f600 what?", notes=("שלום",)),)))
    text = all_text(handout)
    assert "[U+65E5]" in text
    assert "Ask[U+1F600]what?" in text
    assert "[U+05E9][U+05DC][U+05D5][U+05DD]" in text


LOOKS = (
    Span("", is_emphasis=True),
    Span("", is_strong=True),
    Span("", is_code=True),
    Span("", is_strong=True, is_emphasis=True),
    Span(""),
)


@pytest.mark.parametrize("look", LOOKS)
def test_every_character_that_may_be_shown_can_be_set_in_every_look(look: Span) -> None:
    run = tuple(replace(look, text=f"{character} ") for character in COVERED)
    section = Section(" ".join(COVERED), items=(Item("all", run, notes=(run,)), Item("more", run, is_essential=True)))
    pdf = PRINTER.print(with_sections(LONG, section), Format.A4)
    assert validate_pdf_bytes(pdf, profile="ua1").is_compliant


# What every face has whole: where one sets a letter and its accent apart, pypdf does not join them again.
ALPHABETS = (range(0x20, 0x100), range(0x391, 0x3CA), range(0x410, 0x450), range(0x2010, 0x2045), range(0x20A0, 0x20C0))
LETTERS = MARKUP * 9 + "".join(c for alphabet in ALPHABETS for c in map(chr, alphabet) if for_paper(c) == c in COVERED)
TEXTS = st.text(st.sampled_from(LETTERS), min_size=1, max_size=60).filter(str.strip)


@given(TEXTS, TEXTS, st.sampled_from(LOOKS), st.sampled_from(PDFS))
@example("#panic()", "// gone", Span(""), Format.A4)
@example('*/ #import "x": * $', "`` ``` \\", Span("", is_code=True), Format.FILLABLE)
@example("= a", "- -- --- ... '' \"", Span("", is_emphasis=True), Format.A4)
@example("ffi fl ff", "~~a~~ https://x.example//b", Span("", is_strong=True), Format.LARGE_PRINT)
def test_whatever_an_author_writes_comes_back_as_it_was(text: str, other: str, look: Span, form: Format) -> None:
    section = Section(other, items=(Item("one", (replace(look, text=text),), notes=((replace(look, text=other),),)),))
    handout = Handout(
        kind=kinds.QUESTIONS,
        name="any",
        title=text,
        path="/any/",
        url=f"{SITE}/any/",
        language="en",
        author=other,
        excerpt=other,
        intro=(words(text),),
        sections=(section,),
        outro=(words(other),),
    )
    reader = PdfReader(BytesIO(PRINTER.print(handout, form)))
    written, place = compact("".join(page.extract_text() for page in reader.pages)), 0
    for each in map(compact, texts(handout)):
        place = written.find(each, place)
        assert place >= 0, each
        place += len(each)
