"""A handout as a table for spreadsheets."""

import csv
import io
import unicodedata

from ...foundation.text import one_line
from ..kinds import HandoutKind
from ..model import Handout
from .outline import grouped


def columns(kind: HandoutKind) -> tuple[str, ...]:
    """Return what a row says of an item; when it is due, where items may be."""
    return ("section", *(["due"] if kind.has_boxes else []), "item", "essential", "note")


def render_table(handout: Handout) -> bytes:
    """Return CSV (RFC 4180) with a row for each item, in UTF-8 with the mark by which Excel tells it.

    When an item is due is said in words: what authors write, such as `-1d`, is a faulty formula to spreadsheets.
    """
    kind = handout.kind
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(columns(kind))
    title = ""
    for group, section in grouped(handout.sections):
        if not section.is_continued:
            title = f"{group}: {section.title}" if group else section.title
        due = [section.due.hint if section.due else ""] if kind.has_boxes else []
        for item in section.items:
            row = (title, *due, item.text, "yes" if item.is_essential else "", item.note)
            writer.writerow(map(cell, row))
    return table.getvalue().encode("utf-8-sig")


def cell(text: str) -> str:
    """Return text on one line, behind an apostrophe if a spreadsheet would take it for a formula.

    A formula begins with `=`, `+`, `-` or `@`; in some languages, with their full-width forms, which NFKC makes plain.
    Tabs and line ends, as dangerous at the beginning, go with other white space. After OWASP:
    https://owasp.org/www-community/attacks/CSV_Injection, and WSTG, "Testing for CSV Injection".
    """
    line = one_line(text)
    return f"'{line}" if unicodedata.normalize("NFKC", line[:1]).startswith(("=", "+", "-", "@")) else line
