"""The files of letters, opened by others than what wrote them."""

from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

from plugins.handouts import kinds
from plugins.handouts.model import Handout
from plugins.handouts.press.text_file import render_text
from plugins.handouts.press.word import render_word
from tests.conftest import ROOT
from tests.handouts.reading import manuscript, parse

BODY = """\
Dear [their name],

Thank you & [whom they offered].

With thanks,\\
[your name]

## Why it works

It is short.
"""
TEMPLATE = ROOT / "theme" / "print" / "handout.docx"


@pytest.fixture(scope="module")
def handout() -> Handout:
    (found,), _ = parse(manuscript(BODY, kinds.LETTER, title="Thanks", subject="About [their work]"))
    return found.handout


def test_the_text_is_what_is_sent(handout: Handout) -> None:
    assert render_text(handout).decode() == (
        "Subject: About [their work]\n\nDear [their name],\n\nThank you & [whom they offered].\n\n"
        "With thanks,\n[your name]\n"
    )


def test_the_word_file_says_the_same_and_no_more(handout: Handout) -> None:
    body = Document(BytesIO(render_word(handout, TEMPLATE))).element.body
    lines = ["".join(each.text or "\n" for each in p.iter(qn("w:t"), qn("w:br"))) for p in body.iter(qn("w:p"))]
    assert "\n\n".join(lines) + "\n" == render_text(handout).decode()


def test_each_blank_is_a_control_that_is_typed_over(handout: Handout) -> None:
    body = Document(BytesIO(render_word(handout, TEMPLATE))).element.body
    controls = body.findall(f".//{qn('w:sdt')}")
    names = [each.find(f"{qn('w:sdtPr')}/{qn('w:alias')}").get(qn("w:val")) for each in controls]
    assert names == ["their work", "their name", "whom they offered", "your name"]
    numbers = {each.find(f"{qn('w:sdtPr')}/{qn('w:id')}").get(qn("w:val")) for each in controls}
    assert len(numbers) == len(controls)
    assert all(each.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is not None for each in controls)


def test_the_word_file_is_the_same_each_time(handout: Handout) -> None:
    assert render_word(handout, TEMPLATE) == render_word(handout, TEMPLATE)
