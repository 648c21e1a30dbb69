"""Make the files of handouts, each handout's whole or not at all."""

import json
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from plugins.handouts.model import Format, Handout
from plugins.press.keep import PAGES
from plugins.press.sheet import SheetPrinter, page_count
from plugins.press.table import render_table
from plugins.press.text_file import render_text
from plugins.press.word import render_word
from plugins.typeset.compiler import Typesetter
from plugins.workers import share


def make_all(handouts: Sequence[tuple[Handout, Path]], templates: Path) -> None:
    """Make the files of each handout in a folder of its own, on all cores."""
    printer = SheetPrinter(Typesetter(templates))

    def make(handout: tuple[Handout, Path]) -> None:
        _make(*handout, printer)

    if Typesetter.is_running:
        for handout in handouts:
            make(handout)
    else:
        share(make, handouts, at_a_time=1)


def _make(handout: Handout, folder: Path, printer: SheetPrinter) -> None:
    aside = folder.with_name(f".{folder.name}-{os.getpid()}")
    aside.mkdir(parents=True, exist_ok=True)
    try:
        pages: dict[str, int] = {}
        for form in Format:
            content = _content(handout, form, printer)
            (aside / form.name).write_bytes(content)
            pages[form.name] = page_count(content) if form.is_pdf else 0
        (aside / PAGES).write_text(json.dumps(pages), encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        aside.rename(folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _content(handout: Handout, form: Format, printer: SheetPrinter) -> bytes:
    match form:
        case Format.WORD:
            return render_word(handout)
        case Format.TEXT:
            return render_text(handout)
        case Format.TABLE:
            return render_table(handout)
        case _:
            return printer.print(handout, form)
