"""Take Word files apart, by other means than they were made with."""

import io
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from docx import Document
from docx.document import Document as WordDocument
from msgspec.structs import replace

from plugins.handouts.model import Handout, Section, Span
from plugins.handouts.press.word import render_word
from tests.handouts.lists import TINY, item

ROOT = Path(__file__).resolve().parents[2]
TEMPLATE = ROOT / "theme" / "print" / "handout.docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def unzipped(file: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(file)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def parts(handout: Handout) -> dict[str, bytes]:
    return unzipped(render_word(handout, TEMPLATE))


def root(handout: Handout, part: str = "word/document.xml") -> ET.Element:
    return ET.fromstring(parts(handout)[part])  # noqa: S314 - our own


def opened(handout: Handout) -> WordDocument:
    return Document(io.BytesIO(render_word(handout, TEMPLATE)))


def asking(*pieces: Span | str) -> Handout:
    return replace(TINY, sections=(Section("", items=(item(*pieces),)),))


def paragraphs(handout: Handout) -> list[tuple[str, str]]:
    """Return the style and the text of each paragraph, boxes left out."""
    return [(paragraph.style.name, paragraph.text) for paragraph in opened(handout).paragraphs if paragraph.style]


def styled(handout: Handout, style: str) -> list[str]:
    return [text for name, text in paragraphs(handout) if name == style]


def values(parent: ET.Element, path: str) -> list[str | None]:
    return [element.get(f"{W}val") for element in parent.iterfind(path)]


def targets(handout: Handout) -> dict[str | None, str | None]:
    """Return where each link of the text leads, by its number."""
    relations = root(handout, "word/_rels/document.xml.rels").iter(RELATION)
    return {each.get("Id"): each.get("Target") for each in relations if each.get("TargetMode") == "External"}
