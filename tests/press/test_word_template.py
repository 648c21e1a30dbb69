"""The template of the theme on which handouts are written in Word, and what is told of one that does not do."""

import io
import re
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

import pytest

from plugins.foundation.files import FileError
from plugins.handouts.press.word import render_word
from plugins.handouts.press.word_template import STYLES, blank_document
from tests.handouts.lists import ALL, LONG
from tests.press.numbered import CONTINUED, NUMBERED
from tests.press.word_parts import TEMPLATE, W, parts, root, unzipped, values

OURS = unzipped(TEMPLATE.read_bytes())


def zipped(files: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


def changed(pattern: str, replacement: str, *names: str) -> bytes:
    """Return our template with something else in some of its parts."""
    files = dict(OURS)
    for name in names:
        text, count = re.subn(pattern, replacement, files[name].decode())
        assert count
        files[name] = text.encode()
    return zipped(files)


def written(file: bytes, folder: Path) -> Path:
    template = folder / "handout.docx"
    template.write_bytes(file)
    return template


def test_the_template_has_no_content() -> None:
    for name, content in OURS.items():
        assert not re.search(rb"<w:t[ >]|<w:drawing|<w:sdt|<w:hyperlink", content), name
    assert not re.search(rb"<dc:(title|creator|description)>[^<]", OURS["docProps/core.xml"])


def test_documents_use_all_styles_of_the_template_and_no_other() -> None:
    used = {
        style
        for handout in (*ALL, NUMBERED, CONTINUED)
        for part in ("word/document.xml", "word/footer1.xml")
        for tag in ("pStyle", "rStyle")
        for style in values(root(handout, part), f".//{W}{tag}")
    }
    assert used | {"Normal", "LinkedCode"} == {name.replace(" ", "") for name in STYLES}


def test_what_a_designer_has_tried_in_the_template_is_left_out(tmp_path: Path) -> None:
    template = written(
        changed("<w:body>", "<w:body><w:p><w:r><w:t>Try</w:t></w:r></w:p>", "word/document.xml"), tmp_path
    )
    assert unzipped(render_word(LONG, template))["word/document.xml"] == parts(LONG)["word/document.xml"]


def test_no_style_is_of_another_language(tmp_path: Path) -> None:
    template = written(changed("</w:rPr></w:style>", r'<w:lang w:val="fr"/>\g<0>', "word/styles.xml"), tmp_path)
    styles = unzipped(render_word(LONG, template))["word/styles.xml"]
    assert re.findall(rb"<w:lang [^>]*>", styles) == [b'<w:lang w:val="en" w:eastAsia="en" w:bidi="en"/>']


def test_the_look_is_that_of_the_template(tmp_path: Path) -> None:
    template = written(changed(r'<w:color w:val="\w+"', '<w:color w:val="123456"', "word/styles.xml"), tmp_path)
    styles = unzipped(render_word(LONG, template))["word/styles.xml"]
    assert set(re.findall(rb'<w:color w:val="(\w+)"', styles)) == {b"123456"}


def test_a_template_that_another_program_has_saved_is_the_same(tmp_path: Path) -> None:
    """LibreOffice calls the style of links InternetLink, and leaves out whose items a list has; Word translates."""
    files = dict(OURS)
    for name in ("word/styles.xml", "word/numbering.xml", "word/footer1.xml"):
        renamed = re.sub(rb'"(ListNumber|NumberedChecklist|Footer|Hyperlink|Heading1)"', rb'"My\1"', files[name])
        files[name] = renamed.replace(b'w:name w:val="My', b'w:name w:val="')
    files["word/numbering.xml"] = re.sub(rb"<w:pStyle [^>]*>", b"", files["word/numbering.xml"])
    made = unzipped(render_word(NUMBERED, written(zipped(files), tmp_path)))
    ours = parts(NUMBERED)
    assert made.pop("word/numbering.xml") == re.sub(rb"<w:pStyle [^>]*>", b"", ours.pop("word/numbering.xml"))
    assert made == ours


def test_nothing_tells_who_has_saved_the_template(tmp_path: Path) -> None:
    relation = (
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/{}" Target="docProps/app.xml"/>'.format(
            "officeDocument/2006/relationships/extended-properties"
        )
    )
    files = unzipped(changed("</Relationships>", rf"{relation}\g<0>", "_rels/.rels"))
    files["docProps/app.xml"] = b"<Properties><Company>A company</Company></Properties>"
    assert unzipped(render_word(LONG, written(zipped(files), tmp_path))).keys() == parts(LONG).keys()


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (b"", "is no Word document to write on; save it as .docx, or put it back"),
        (b"PK\x03\x04 cut off", "is no Word document to write on; save it as .docx, or put it back"),
        (zipped({"a.txt": b"text"}), "is no Word document to write on; save it as .docx, or put it back"),
        (
            changed("</w:styles>", "</w:style>", "word/styles.xml"),
            "is no Word document to write on; save it as .docx, or put it back",
        ),
        (
            changed("document.main", "template.main", "[Content_Types].xml"),
            "is no Word document to write on; save it as .docx, or put it back",
        ),
        (
            changed('w:name w:val="(Due|Checklist)"', r'w:name w:val="My \1"', "word/styles.xml"),
            "has no style “Due”, no style “Checklist”; put that back",
        ),
        (
            changed("<w:numPr>.*?</w:numPr>", "", "word/styles.xml"),
            "has no list of the style “List Number”, no list of the style “Numbered Checklist”; put that back",
        ),
    ],
    ids=["empty", "cut off", "no Word file", "broken XML", "dotx", "without styles", "without a list"],
)
def test_what_is_no_template_is_told_in_one_line(file: bytes, told: str, tmp_path: Path) -> None:
    template = written(file, tmp_path)
    with pytest.raises(FileError) as caught:
        blank_document(template, "en")
    assert (caught.value.file, f"{caught.value.problem}; {caught.value.remedy}") == (template, told)


def test_a_template_that_is_not_there_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"handout\.docx: cannot be read: no such file or directory; check"):
        blank_document(tmp_path / "handout.docx", "en")
