"""A handout as a Word document."""

import datetime as dt
import io
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document as WordDocument
from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.font import Font

from ...foundation.text import one_line
from ..kinds import Blank, BlankKind
from ..model import Handout, Item, Section, Span, Words
from .blanks import note_lines
from .outline import UNDATED, grouped, linked
from .word_letter import write_letter
from .word_parts import Controls, keep_with_next, link, tab, write
from .word_template import blank_document, element, new_list, value

_PROPERTY = 255
"""Characters python-docx takes in a property."""
_BOX, _TICKED_BOX, _BOX_FONT = "\u2610", "\u2612", "MS Gothic"
_SYSTEM = 3
"""Unix: what a zip archive is said to be made on, wherever that is."""
_NOTE_LINES, _MORE_LINES = 2, 5
_LIST_STYLES = {
    (False, False): ("ListBullet", "ListContinue"),
    (False, True): ("ListNumber", "ListContinue"),
    (True, False): ("Checklist", "ListContinue"),
    (True, True): ("NumberedChecklist", "ListContinue2"),
}
"""The styles of items and of their notes, by whether they have boxes, and whether they are ordered."""
_TEXT_STYLES = {(False, True): "Code", (True, False): "Hyperlink", (True, True): "LinkedCode"}
"""The styles of text, by whether it is a link and whether it is code."""


def render_word(handout: Handout, template: Path) -> bytes:
    """Return a DOCX file, written on a template; raise FileError where that is none."""
    document = blank_document(template, handout.language)
    _set_properties(document, handout)
    if handout.letter:
        write_letter(document, handout.letter)
    else:
        _Sheet(document, handout).write()
    buffer = io.BytesIO()
    document.save(buffer)
    return _undated(buffer)


def _set_properties(document: WordDocument, handout: Handout) -> None:
    properties = document.core_properties
    properties.title = one_line(handout.title)[:_PROPERTY]
    properties.author = properties.last_modified_by = one_line(handout.author)[:_PROPERTY]
    properties.comments = one_line(handout.excerpt)[:_PROPERTY]
    properties.language = handout.language
    properties.created = properties.modified = (handout.changed or UNDATED).astimezone(dt.UTC)


def _undated(document: io.BytesIO) -> bytes:
    """Return a file whose parts bear no date: python-docx writes the time of day."""
    buffer = io.BytesIO()
    with ZipFile(document) as dated, ZipFile(buffer, "w") as archive:
        for name in dated.namelist():
            part = ZipInfo(name)
            part.create_system = _SYSTEM
            archive.writestr(part, dated.read(name), ZIP_DEFLATED)
    return buffer.getvalue()


class _Sheet:
    """Write one handout into a document, from top to bottom."""

    def __init__(self, document: WordDocument, handout: Handout) -> None:
        self._document, self._handout = document, handout
        self._controls = Controls()

    def write(self) -> None:
        """Write all of it."""
        handout, kind = self._handout, self._handout.kind
        self._line("Title", handout.title)
        if handout.excerpt:
            self._line("Subtitle", handout.excerpt)
        self._blanks(kind.header)
        self._paragraphs(handout.intro)
        for group, section in grouped(handout.sections):
            if section.title:
                self._line("Heading2" if group else "Heading1", section.title)
            if section.told_due:
                self._line("Due", f"Due: {section.told_due.hint}")
            for paragraph in self._paragraphs(section.intro):
                keep_with_next(paragraph)
            self._items(section)
        self._paragraphs(handout.outro)
        if kind.closing:
            self._line("Heading1", kind.closing_title)
            if kind.closing_words:
                keep_with_next(self._line("Normal", kind.closing_words))
            self._blanks(kind.closing)
        self._line("Heading1", kind.more.label)
        keep_with_next(*self._empty("Notes", _MORE_LINES)[:-1])
        self._footer()

    def _paragraph(self, style: str) -> CT_P:
        paragraph: CT_P = self._document.element.body.add_p()
        paragraph.style = style
        return paragraph

    def _empty(self, style: str, count: int) -> list[CT_P]:
        """Add so many lines to write on."""
        return [self._paragraph(style) for _ in range(count)]

    def _line(self, style: str, text: str) -> CT_P:
        return self._words(self._paragraph(style), (Span(text),))

    def _paragraphs(self, paragraphs: tuple[Words, ...]) -> tuple[CT_P, ...]:
        return tuple(self._words(self._paragraph("Normal"), words) for words in paragraphs)

    def _blanks(self, blanks: tuple[Blank, ...]) -> None:
        """Write labels in front of lines to write on, two for notes."""
        paragraphs: list[CT_P] = []
        for blank in blanks:
            first, *_ = own = self._empty("Blank", _NOTE_LINES if blank.kind is BlankKind.NOTES else 1)
            write(first, Span(blank.label), "Label")
            tab(first)
            paragraphs += own
        keep_with_next(*paragraphs[:-1])

    def _items(self, section: Section) -> None:
        """Write the items of a section as a list, which counts from 1 if it is ordered."""
        style, note_style = _LIST_STYLES[self._handout.kind.has_boxes, section.is_ordered]
        numbers = new_list(self._document, style) if section.is_ordered else 0
        for item in section.items:
            paragraph = self._paragraph(style)
            if numbers:
                place = paragraph.get_or_add_pPr().get_or_add_numPr()
                place.get_or_add_ilvl().val, place.get_or_add_numId().val = 0, numbers
            self._item(item, paragraph, note_style)

    def _item(self, item: Item, paragraph: CT_P, note_style: str) -> None:
        """Write an item into its paragraph, and below it what belongs to it, which no page break may part."""
        together = [paragraph]
        if self._handout.kind.has_boxes:
            paragraph.append(self._box(item))
            tab(paragraph)
        if item.is_essential:
            write(paragraph, Span(f"{self._handout.kind.essential}: "), "Label")
        self._words(paragraph, item.words, is_bold=item.is_essential)
        together += [self._words(self._paragraph(note_style), note) for note in item.notes]
        together += self._empty("Answer", note_lines(item, self._handout))
        keep_with_next(*together[:-1])

    def _box(self, item: Item) -> BaseOxmlElement:
        """Return a box to tick on screen, named by what is to be done."""
        fonts = {f"w:{script}": _BOX_FONT for script in ("ascii", "eastAsia", "hAnsi")}
        states = {"checkedState": _TICKED_BOX, "uncheckedState": _BOX}
        box = element(
            "w14:checkbox",
            None,
            value("w14:checked", "0"),
            *(
                element(f"w14:{state}", {"w14:val": f"{ord(sign):04X}", "w14:font": _BOX_FONT})
                for state, sign in states.items()
            ),
        )
        run = element("w:r", None, element("w:rPr", None, element("w:rFonts", fonts)))
        run.text = _BOX
        return self._controls.make(item.text, item.id, run, box)

    def _words(self, paragraph: CT_P, words: Words, *, is_bold: bool = False) -> CT_P:
        """Write a run of text into a paragraph, and return that."""
        for address, spans in linked(words, self._handout.url):
            place = link(paragraph, self._document.part, address) if address else paragraph
            for span in spans:
                run = write(place, span, _TEXT_STYLES.get((bool(address), span.is_code)))
                if is_bold:
                    Font(run).bold = True
        return paragraph

    def _footer(self) -> None:
        footer = self._document.sections[0].footer
        footer.is_linked_to_previous = False
        *_, paragraph = footer.part.element.xpath("w:p")
        write(link(paragraph, footer.part, self._handout.url), Span(self._handout.url), "Hyperlink")
        tab(paragraph)
        for words, field in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
            write(paragraph, Span(words))
            shown = element("w:r")
            shown.text = "1"
            paragraph.append(element("w:fldSimple", {"w:instr": field}, shown))
