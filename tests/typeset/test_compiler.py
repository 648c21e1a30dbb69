import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import typst
from page import validate_pdf_bytes
from PIL import Image
from pypdf import PdfReader

from plugins.foundation.typeset.compiler import Typesetter, packed
from plugins.foundation.typeset.fonts import FACES
from tests.conftest import ROOT

TEMPLATE = """\
#let values = json(bytes(sys.inputs.values))
#set document(title: values.title)
#set text(font: ("Source Sans Pro", "Source Serif Pro"), lang: "en")
#values.title
"""
MOMENT = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)


@pytest.fixture
def typesetter(tmp_path: Path) -> Typesetter:
    (tmp_path / "print").mkdir()
    (tmp_path / "print" / "note.typ").write_text(TEMPLATE, encoding="utf-8")
    return Typesetter(tmp_path / "print")


def test_a_template_shows_the_values_it_is_given(typesetter: Typesetter) -> None:
    title = "#panic() $x$ \\ \"q\" 'q' -- ... ~ [a](b) @c // d"
    pdf = typesetter.pdf("note.typ", {"title": title}, MOMENT)
    assert PdfReader(BytesIO(pdf)).pages[0].extract_text() == title


def test_what_is_typeset_conforms_to_pdf_ua(typesetter: Typesetter) -> None:
    pdf = typesetter.pdf("note.typ", {"title": "A note"}, MOMENT)
    assert validate_pdf_bytes(pdf, profile="ua1").is_compliant


def test_a_template_may_show_what_lies_in_the_folder_around_its_own(typesetter: Typesetter, tmp_path: Path) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
    (tmp_path / "line.svg").write_text(drawing, encoding="utf-8")
    (tmp_path / "print" / "drawing.typ").write_text(TEMPLATE + '#image("../line.svg", alt: "A line")', encoding="utf-8")
    pdf = typesetter.pdf("drawing.typ", {"title": "A drawing"}, MOMENT)
    assert b"A line" in pdf


def test_a_character_that_no_font_has_is_never_a_silent_box(typesetter: Typesetter) -> None:
    with pytest.raises(typst.TypstError, match="could not be displayed"):
        typesetter.pdf("note.typ", {"title": "日"}, MOMENT)


def test_what_typst_warns_of_is_a_warning(typesetter: Typesetter, tmp_path: Path) -> None:
    (tmp_path / "print" / "unknown.typ").write_text(TEMPLATE + '#text(font: "Nobody Sans")[a]', encoding="utf-8")
    with pytest.warns(typst.TypstWarning, match="unknown font family"):
        typesetter.pdf("unknown.typ", {"title": "A note"}, MOMENT)


def test_a_document_is_dated_with_its_moment_in_universal_time(typesetter: Typesetter) -> None:
    late = MOMENT.astimezone(timezone(timedelta(hours=11)))
    pdf = typesetter.pdf("note.typ", {"title": "A note"}, late)
    metadata = PdfReader(BytesIO(pdf)).metadata
    assert metadata is not None
    assert (metadata.creation_date, metadata.modification_date) == (MOMENT, MOMENT)


def test_every_face_is_there_when_it_is_used(typesetter: Typesetter, tmp_path: Path) -> None:
    looks = '#for font in ("Source Sans Pro", "Source Serif Pro") { for weight in (400, 600) { for style in ("normal", '
    looks += '"italic") { text(font: font, weight: weight, style: style)[a] }}}'
    (tmp_path / "print" / "faces.typ").write_text(TEMPLATE + looks, encoding="utf-8")
    pdf = typesetter.pdf("faces.typ", {"title": "a"}, MOMENT)
    with pikepdf.open(BytesIO(pdf)) as document:
        fonts = document.pages[0].obj["/Resources"]["/Font"].as_dict().values()
        names = {str(font["/BaseFont"]).partition("+")[2] for font in fonts}
    assert names == {face.stem for face in FACES}


def test_a_picture_has_a_pixel_for_each_point_and_the_same_bytes_each_time(
    typesetter: Typesetter, tmp_path: Path
) -> None:
    page = "#set page(width: 120pt, height: 63pt, margin: 9pt)\n"
    (tmp_path / "print" / "picture.typ").write_text(page + TEMPLATE, encoding="utf-8")
    pictures = [typesetter.png("picture.typ", {"title": title}) for title in ("A", "A", "B")]
    with Image.open(BytesIO(pictures[0])) as picture:
        assert (picture.format, picture.size) == ("PNG", (120, 63))
    assert pictures[0] == pictures[1] != pictures[2]


def test_packing_a_document_keeps_it_and_makes_the_same_file_each_time(typesetter: Typesetter) -> None:
    pdf = typesetter.pdf("note.typ", {"title": "A note"}, MOMENT)
    files = []
    for _ in range(2):
        with pikepdf.open(BytesIO(pdf)) as document:
            files.append(packed(document))
    assert files[0] == files[1]
    assert PdfReader(BytesIO(files[0])).pages[0].extract_text() == "A note"


FORKING = """
import hashlib, os, sys
from datetime import UTC, datetime
from pathlib import Path
from plugins.foundation.typeset.compiler import Typesetter

typesetter = Typesetter(Path(sys.argv[1]))
was_running = Typesetter.is_running
child = os.fork()
digest = hashlib.sha256(typesetter.pdf("note.typ", {"title": "A note"}, datetime(2020, 1, 1, tzinfo=UTC))).hexdigest()
line = f"{was_running} {Typesetter.is_running} {digest}\\n"
os.write(1, line.encode())  # whole, whatever the other process writes at the moment
if child:
    os.waitpid(child, 0)
"""


def test_a_typesetter_made_before_a_fork_works_on_both_sides_of_it_and_tells_that_it_runs(tmp_path: Path) -> None:
    (tmp_path / "note.typ").write_text(TEMPLATE, encoding="utf-8")
    command = [sys.executable, "-c", FORKING, str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)
    first, second = run.stdout.splitlines()
    assert first == second
    assert first.startswith("False True ")
