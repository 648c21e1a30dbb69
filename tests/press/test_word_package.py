import datetime as dt
import hashlib
import io
import subprocess
import sys
from zipfile import ZipFile

import pytest
from msgspec.structs import replace

from plugins.handouts.model import Handout
from plugins.handouts.press.outline import UNDATED
from plugins.handouts.press.word import render_word
from tests.handouts.lists import ALL, HOSTILE, LONG, TINY
from tests.press.numbered import CONTINUED, NUMBERED
from tests.press.word_parts import (
    ROOT,
    TEMPLATE,
    W,
    opened,
    parts,
    root,
    styled,
    values,
)

EVERY = (*ALL, NUMBERED, CONTINUED)
ORDERS = {
    "pPr": ["pStyle", "keepNext", "keepLines", "numPr", "pBdr", "tabs", "spacing", "ind", "outlineLvl"],
    "rPr": ["rStyle", "rFonts", "b", "i", "color", "sz", "szCs", "u", "lang"],
    "style": [
        *("name", "basedOn", "next", "uiPriority", "semiHidden", "unhideWhenUsed", "qFormat", "rsid"),
        *("pPr", "rPr", "tblPr"),
    ],
    "numPr": ["ilvl", "numId"],
    "num": ["abstractNumId", "lvlOverride"],
    "lvl": ["start", "numFmt", "pStyle", "suff", "lvlText", "lvlJc", "pPr"],
    "sdtPr": ["alias", "tag", "id", "checkbox"],
}
"""The order in which the schema wants what we write (ECMA-376, part 1, annex A.1); Word insists on it.

The program that saved the template may have written more into the other parts."""


def test_the_document_says_what_it_is_and_whose() -> None:
    properties = opened(LONG).core_properties
    assert properties.title == LONG.title
    assert properties.author == properties.last_modified_by == "Over Coffee"
    assert properties.comments == LONG.excerpt
    assert properties.language == "en"
    assert properties.created == properties.modified == LONG.changed


def test_a_time_elsewhere_is_the_same_moment_in_the_document() -> None:
    changed = dt.datetime(2026, 3, 14, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=-5)))
    assert opened(replace(LONG, changed=changed)).core_properties.modified == changed


def test_a_title_too_long_for_a_property_is_cut_there_alone() -> None:
    handout = replace(TINY, title="x" * 300)
    assert opened(handout).core_properties.title == "x" * 255
    assert styled(handout, "Title") == ["x" * 300]


def test_every_script_is_spelled_in_the_language_of_the_handout() -> None:
    (language,) = root(replace(TINY, language="de-AT"), "word/styles.xml").iter(f"{W}lang")
    assert set(language.attrib.values()) == {"de-AT"}


def test_the_footer_links_to_the_page_and_counts_pages() -> None:
    footer = root(LONG, "word/footer1.xml")
    assert "".join(footer.itertext()) == f"{LONG.url}Page 1 of 1"
    assert [field.get(f"{W}instr") for field in footer.iter(f"{W}fldSimple")] == ["PAGE", "NUMPAGES"]
    (link,) = root(LONG, "word/_rels/footer1.xml.rels")
    assert link.get("Target") == LONG.url


def test_the_page_is_a4() -> None:
    (section,) = opened(LONG).sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)  # type: ignore[union-attr]


def test_nothing_is_left_of_the_template_that_is_not_ours() -> None:
    files = parts(LONG)
    aside = {name for name in files if not name.startswith("word/")}
    assert aside == {"[Content_Types].xml", "_rels/.rels", "docProps/core.xml"}
    assert not any(b"python-docx" in content or b"Macintosh" in content for content in files.values())


def test_word_takes_it_for_a_document_of_today() -> None:
    mode = f".//{W}compatSetting[@{W}name='compatibilityMode']"
    assert values(root(LONG, "word/settings.xml"), mode) == ["15"]


@pytest.mark.parametrize("handout", EVERY, ids=lambda handout: handout.name)
def test_every_style_that_is_used_is_defined(handout: Handout) -> None:
    defined = {each.get(f"{W}styleId") for each in root(handout, "word/styles.xml").iter(f"{W}style")}
    for part in ("word/document.xml", "word/footer1.xml", "word/styles.xml"):
        for tag in ("pStyle", "rStyle", "basedOn", "next"):
            assert set(values(root(handout, part), f".//{W}{tag}")) <= defined


@pytest.mark.parametrize("handout", EVERY, ids=lambda handout: handout.name)
def test_elements_stand_in_the_order_of_the_schema(handout: Handout) -> None:
    for part in ("word/document.xml", "word/footer1.xml", "word/styles.xml", "word/numbering.xml"):
        for element in root(handout, part).iter():
            if order := ORDERS.get(element.tag.rpartition("}")[2]):
                tags = [child.tag.rpartition("}")[2] for child in element]
                places = [order.index(tag) for tag in tags if tag in order or part == "word/document.xml"]
                assert places == sorted(set(places))


def test_lists_are_numbered_after_all_kinds_of_lists_are_defined() -> None:
    kinds = [each.tag for each in root(NUMBERED, "word/numbering.xml")]
    assert kinds == sorted(kinds)
    assert set(kinds) == {f"{W}abstractNum", f"{W}num"}


def test_the_same_handout_gives_the_same_bytes_and_no_part_bears_the_time_of_day() -> None:
    assert render_word(LONG, TEMPLATE) == render_word(LONG, TEMPLATE)
    with ZipFile(io.BytesIO(render_word(LONG, TEMPLATE))) as archive:
        assert {(part.date_time, part.create_system) for part in archive.infolist()} == {((1980, 1, 1, 0, 0, 0), 3)}


def test_another_process_at_another_time_writes_the_same_bytes() -> None:
    program = (
        "import hashlib, time; time.localtime = lambda *_: time.gmtime(10**9);"
        "from tests.handouts.lists import HOSTILE; from tests.press.word_parts import TEMPLATE, render_word;"
        "print(hashlib.sha256(render_word(HOSTILE, TEMPLATE)).hexdigest())"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert run.stdout.strip() == hashlib.sha256(render_word(HOSTILE, TEMPLATE)).hexdigest()


def test_a_handout_without_a_date_has_a_fixed_one() -> None:
    assert opened(TINY).core_properties.created == UNDATED
