"""What Word documents consist of: runs of text, tabs, links, content controls."""

import re
from collections.abc import Iterator
from itertools import count

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.text.paragraph import CT_P
from docx.oxml.text.run import CT_R
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.font import Font

from ...foundation.text import one_line, without_control_characters
from ..model import Span
from .word_template import element, value

_CONTROL = 64
"""UTF-16 units in the title or tag of a content control; Word refuses a document with more."""
_GAP = re.compile("[ \t\r\n]+")


def write(place: BaseOxmlElement, span: Span, style: str | None = None) -> CT_R:
    """Add some text to a paragraph or a link."""
    run: CT_R = element("w:r")
    font = Font(run)
    if style:
        run.style = style
    if span.is_strong:
        font.bold = True
    if span.is_emphasis:
        font.italic = True
    run.add_t(_GAP.sub(" ", without_control_characters(span.text)))
    place.append(run)
    return run


def keep_with_next(*paragraphs: CT_P) -> None:
    """Have no page end below these paragraphs."""
    for paragraph in paragraphs:
        paragraph.get_or_add_pPr().get_or_add_keepNext()


def tab(paragraph: CT_P) -> None:
    """Add a tab to a paragraph."""
    paragraph.append(element("w:r", None, element("w:tab")))


def link(paragraph: CT_P, part: Part, address: str) -> BaseOxmlElement:
    """Add a link without words to a paragraph of a part."""
    relation = part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = element("w:hyperlink", {"r:id": relation, "w:history": "1"})
    paragraph.append(link)
    return link


class Controls:
    """Make the content controls of one document, each with a number of its own."""

    def __init__(self) -> None:
        """Begin to count."""
        self._numbers: Iterator[int] = count(1)

    def make(self, title: str, tag: str, run: CT_R, *kind: BaseOxmlElement) -> BaseOxmlElement:
        """Return a control around a run; `kind` says what may be done with it."""
        names = value("w:alias", _title(title)), value("w:tag", _cut(tag)), value("w:id", str(next(self._numbers)))
        properties = element("w:sdtPr", None, *names, *kind)
        return element("w:sdt", None, properties, element("w:sdtContent", None, run))


def _title(text: str) -> str:
    """Return as many words of a text as the title of a content control may have; an ellipsis stands for the rest."""
    cut = _cut(text)
    return cut if cut == one_line(text) else f"{cut.rpartition(' ')[0] or cut[:-1]}…"


def _cut(text: str) -> str:
    """Return as much of a text as the name of a content control may have."""
    return one_line(text).encode("utf-16-le")[: 2 * _CONTROL].decode("utf-16-le", "ignore")
