"""A letter as a Word document: nothing but what is sent, its blanks as content controls."""

from docx.document import Document as WordDocument
from docx.oxml.text.paragraph import CT_P

from ..letters.model import Letter, Piece, Pieces
from ..model import Span
from .word_parts import Controls, write
from .word_template import element


def write_letter(document: WordDocument, letter: Letter) -> None:
    """Write a letter into a document."""
    controls = Controls()
    if letter.subject:
        _write_paragraph(document, (Piece("Subject: "), *letter.subject), controls)
    for pieces in letter.paragraphs:
        _write_paragraph(document, pieces, controls)


def _write_paragraph(document: WordDocument, pieces: Pieces, controls: Controls) -> None:
    paragraph: CT_P = document.element.body.add_p()
    paragraph.style = "Normal"
    for piece in pieces:
        if piece.is_blank:
            run = write(paragraph, Span(str(piece)))
            # What is typed takes the place of all of it.
            kind = element("w:showingPlcHdr"), element("w:text")
            paragraph.append(controls.make(piece.text, piece.text, run, *kind))
            continue
        for number, line in enumerate(piece.text.split("\n")):
            if number:
                paragraph.append(element("w:r", None, element("w:br")))
            if line:
                write(paragraph, Span(line))
