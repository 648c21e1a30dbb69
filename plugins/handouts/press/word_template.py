"""The blank document on which every Word file of a handout is written: a template of the theme, less its text."""

import io
from collections.abc import Iterator
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

from ...foundation.files import FileError, read_file

STYLES = (
    *("Normal", "Title", "Subtitle", "Heading 1", "Heading 2", "Due", "Blank", "Answer", "Notes", "Footer"),
    *("List Bullet", "List Number", "Checklist", "Numbered Checklist", "List Continue", "List Continue 2"),
    *("Label", "Hyperlink", "Code", "Linked Code"),
)
"""What a template has to have, by their names in English; a document says them without spaces."""
_COUNTED = ("List Number", "Numbered Checklist")
"""Styles whose items are counted, anew in each list."""
_KEPT = {RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES}
"""What is taken of a template, which may have a company's name and a picture besides."""
_REFERENCES = tuple(qn(f"w:{tag}") for tag in ("basedOn", "next", "link", "pStyle", "rStyle"))
"""Elements that name a style."""


def element(tag: str, attributes: dict[str, str] | None = None, *children: BaseOxmlElement) -> BaseOxmlElement:
    """Return an element of WordprocessingML; tag and attributes are named with their prefix: `w:val`."""
    made = OxmlElement(tag, {qn(name): value for name, value in (attributes or {}).items()})
    made.extend(children)
    return made


def value(tag: str, text: str) -> BaseOxmlElement:
    """Return an element that has a value and nothing else."""
    return element(tag, {f"{tag.partition(':')[0]}:val": text})


def blank_document(template: Path, language: str) -> WordDocument:
    """Return a template without its text, in which every script is of one language.

    Raises FileError for a file that is no template of handouts.
    """
    content = read_file(template)
    try:
        document = Document(io.BytesIO(content))
        _empty(document)
        _speak(document, language)
        _rename_styles(document)
        lacking = [*_lacking(document)]
    except Exception:  # noqa: BLE001 - python-docx stumbles in any way over a file that is none of Word's
        raise FileError("is no Word document to write on", "save it as .docx, or put it back", template) from None
    if lacking:
        raise FileError(f"has no {', no '.join(lacking)}", "put that back", template)
    return document


def new_list(document: WordDocument, style: str) -> int:
    """Return the number of a new list whose items have a style, and which counts from 1."""
    numbers = document.part.numbering_part.element.add_num(_definitions(document, style)[0])
    numbers.add_lvlOverride(0).add_startOverride(1)
    return int(numbers.numId)


def _empty(document: WordDocument) -> None:
    """Take out all but the page: what a designer may have tried styles with, and what tells of the designer."""
    document.element.body.clear_content()
    document.element.body.get_or_add_sectPr()
    relations = document.part.package.rels
    for name in [name for name, relation in relations.items() if relation.reltype not in _KEPT]:
        del relations[name]


def _speak(document: WordDocument, language: str) -> None:
    defaults, *others = document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang | w:style/w:rPr/w:lang")
    for script in ("w:val", "w:eastAsia", "w:bidi"):
        defaults.set(qn(script), language)
    for spoken in others:
        spoken.getparent().remove(spoken)


def _rename_styles(document: WordDocument) -> None:
    """Give each style the id that documents name it by: programs, and Word in other languages, save others."""
    ids = {style.style_id: _id(style.name) for style in document.styles if style.name in STYLES}
    for style in document.styles:
        style.element.styleId = ids.get(style.style_id, style.style_id)
    for part in document.part.package.iter_parts():
        if isinstance(part, XmlPart):
            for reference in part.element.iter(*_REFERENCES):
                style = reference.get(qn("w:val"), "")
                reference.set(qn("w:val"), ids.get(style, style))


def _id(name: str) -> str:
    return name.replace(" ", "")


def _lacking(document: WordDocument) -> Iterator[str]:
    """Go through what a template should have, and has not."""
    styles = {style.name for style in document.styles}
    yield from (f"style “{name}”" for name in STYLES if name not in styles)
    yield from (f"list of the style “{name}”" for name in _COUNTED if not _definitions(document, _id(name)))


def _definitions(document: WordDocument, style: str) -> list[int]:
    """Return the number of the definition of the list that a style puts its items into; nothing where it is in none.

    The style leads to it; of a definition that names its style LibreOffice forgets that.
    """
    numbers = document.styles.element.xpath(f"w:style[@w:styleId='{style}']/w:pPr/w:numPr/w:numId/@w:val")
    numbering = document.part.numbering_part.element
    return [
        int(definition)
        for number in numbers
        for definition in numbering.xpath(f"w:num[@w:numId='{number}']/w:abstractNumId/@w:val")
    ]
