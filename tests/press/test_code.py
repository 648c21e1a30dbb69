"""The QR code on a sheet, read as a phone reads it."""

import json
from io import BytesIO
from typing import cast

import pikepdf
import pytest
import typst
import zxingcpp
from msgspec.structs import replace
from page import validate_pdf_bytes
from pikepdf import Dictionary
from PIL import Image

from plugins.handouts.formats import Format
from plugins.handouts.model import Handout
from plugins.handouts.press.sheet import sheet_values
from tests.conftest import ROOT
from tests.handouts.lists import CHECKLIST, LONG, TINY
from tests.press.printing import all_text, compact, ids, pages, printed

SITE = "https://coffee.example.edu"
PDFS = [form for form in Format if form.is_pdf]


def at(handout: Handout, url: str) -> Handout:
    return replace(handout, url=url)


PUBLISHED = at(LONG, f"{SITE}/questions/what-to-ask/")
SHEETS = [
    *((PUBLISHED, form) for form in PDFS),
    *((at(CHECKLIST, f"{SITE}/checklists/in-person/#day"), form) for form in PDFS if not form.is_one_page),
]


def read(handout: Handout, form: Format = Format.A4) -> list[str]:
    """Return what a phone reads on the pages of a sheet, in order."""
    values = {"values": json.dumps(sheet_values(handout, form))}
    template, root = ROOT / "theme" / "print" / handout.kind.sheet, ROOT / "theme"
    made: object = typst.compile(template, root=root, format="png", ppi=150, sys_inputs=values)
    drawn = cast("list[bytes]", made if isinstance(made, list) else [made])  # a page alone is in no list
    return [code.text for png in drawn for code in zxingcpp.read_barcodes(Image.open(BytesIO(png)))]


@pytest.mark.parametrize(("handout", "form"), SHEETS, ids=ids)
def test_a_phone_that_reads_the_sheet_opens_its_page(handout: Handout, form: Format) -> None:
    assert read(handout, form) == [handout.url]


@pytest.mark.parametrize(("handout", "form"), SHEETS, ids=ids)
def test_a_sheet_with_a_code_says_what_it_is_and_conforms_to_pdf_ua(handout: Handout, form: Format) -> None:
    report = validate_pdf_bytes(printed(handout, form), profile="ua1")
    assert [failure.message for failure in report.failures] == []
    with pikepdf.open(BytesIO(printed(handout, form))) as document:
        alternatives = [str(each.Alt) for each in document.objects if isinstance(each, Dictionary) and "/Alt" in each]
    assert alternatives == [f"QR code of {handout.url}"]
    first, *others = pages(handout, form)
    assert "Onyourphone" in first
    assert not any("Onyourphone" in page for page in others)
    assert compact(handout.url.removeprefix("https://")) in all_text(handout, form)


def test_a_code_takes_no_page_more() -> None:
    assert len(pages(PUBLISHED)) == len(pages(LONG))
    assert len(pages(PUBLISHED, Format.ASK_FIRST_A4)) == 1


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:8000/questions/tiny/",
        "http://127.0.0.1:8000/questions/tiny/",
        "http://[::1]:8000/questions/tiny/",
        "http://192.168.0.7/questions/tiny/",
        "http://laptop/questions/tiny/",
        "https://overcoffee.example/questions/tiny/",
        "https://example.org/questions/tiny/",
        "/questions/tiny/",
        f"{SITE}/{'long-' * 30}/",
    ],
)
def test_no_code_leads_where_nobody_gets(url: str) -> None:
    assert read(at(TINY, url)) == []
    assert "Onyourphone" not in all_text(at(TINY, url))
