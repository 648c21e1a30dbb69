"""Make the files of handouts."""

from collections.abc import Sequence
from pathlib import Path

from ...foundation.cache import store
from ...foundation.typeset.compiler import Typesetter
from ...foundation.typeset.share import share_typesetting
from ..formats import Format
from ..model import Handout
from .sheet import SheetPrinter, page_count
from .table import render_table
from .text_file import render_text
from .word import render_word


def make_all(handouts: Sequence[tuple[Handout, Path]], templates: Path) -> None:
    """Make the files of each handout in a folder of its own, on all cores."""
    printer, template = SheetPrinter(Typesetter(templates)), templates / "handout.docx"

    def make(pair: tuple[Handout, Path]) -> None:
        handout, folder = pair
        made = {form.name: _made(handout, form, printer, template) for form in handout.formats}
        files = {name: content for name, (content, _) in made.items()}
        store(folder, files, {name: pages for name, (_, pages) in made.items()})

    share_typesetting(make, handouts)


def _made(handout: Handout, form: Format, printer: SheetPrinter, template: Path) -> tuple[bytes, int]:
    """Return a file and how many pages it has."""
    match form:
        case Format.WORD:
            return render_word(handout, template), 0
        case Format.TEXT:
            return render_text(handout), 0
        case Format.TABLE:
            return render_table(handout), 0
        case _:
            pdf = printer.print(handout, form)
            return pdf, page_count(pdf)
