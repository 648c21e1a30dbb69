"""The blank document on which every Word file of a handout is written: its page, its styles, its lists."""

import io
from functools import cache

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Length, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from msgspec import Struct

HEADING, TEXT, CODE = "Georgia", "Calibri", "Consolas"
"""Fonts that Word has on every system it runs on; others put their own serif, sans and fixed ones."""

ACCENT, SOFT = RGBColor(0x7D, 0x4A, 0x20), RGBColor(0x66, 0x57, 0x4A)
RULE = "8F7A63"
"""Lines to write on, 4:1 on white: as visible as the border of a form field must be (WCAG 2.2, 1.4.11)."""

PAGE = Cm(21), Cm(29.7)
MARGIN = Cm(2.2)
LIST_INDENT = Cm(0.9)
LABEL = Cm(4.4)
"""The widest label of a blank, and the gap behind it."""

_NEEDED = {"Normal", "Default Paragraph Font", "Normal Table", "No List"}
"""Styles that Word would put back."""
_LEFT_OUT = {
    RELATIONSHIP_TYPE.CUSTOM_XML,
    RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
    RELATIONSHIP_TYPE.FONT_TABLE,
    RELATIONSHIP_TYPE.THEME,
    RELATIONSHIP_TYPE.THUMBNAIL,
    RELATIONSHIP_TYPE.WEB_SETTINGS,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
}
_SETTINGS = ("w:defaultTabStop", "w:characterSpacingControl", "w:compat", "w:decimalSymbol", "w:listSeparator")


class _Look(Struct, frozen=True):
    """How a paragraph style differs from Normal: sizes and distances in points; `outline` is a heading's, from 0."""

    size: float | None = None
    before: float = 0
    after: float = 0
    indent: Length | None = None
    colour: RGBColor | None = None
    font: str | None = None
    is_bold: bool | None = None
    is_italic: bool | None = None
    is_hanging: bool = False
    is_ruled: bool = False
    is_builtin: bool = True
    outline: str = ""


class _List(Struct, frozen=True):
    """How items are marked: the kind of mark, its text, what stands behind it; `columns` are in front of the item."""

    form: str
    mark: str = ""
    behind: str = "tab"
    columns: int = 1


_LOOKS = {
    "Normal": _Look(11, before=6, after=6),
    "Title": _Look(26, after=8, colour=ACCENT, font=HEADING),
    "Subtitle": _Look(13, after=10, colour=SOFT),
    "Heading 1": _Look(16, before=22, after=4, colour=ACCENT, font=HEADING, is_bold=True, outline="0"),
    "Heading 2": _Look(13, before=16, after=4, colour=ACCENT, font=HEADING, is_bold=True, outline="1"),
    "Due": _Look(10.5, after=6, colour=SOFT, is_italic=True, is_builtin=False),
    "List Bullet": _Look(before=9, after=3),
    "List Number": _Look(before=9, after=3),
    "Checklist": _Look(before=6, after=3, is_builtin=False),
    "Numbered Checklist": _Look(before=6, after=3, is_builtin=False),
    "List Continue": _Look(10.5, after=3, indent=LIST_INDENT, colour=SOFT),
    "List Continue 2": _Look(10.5, after=3, indent=Length(2 * LIST_INDENT), colour=SOFT),
    "Answer": _Look(before=2, after=5, indent=LIST_INDENT, is_ruled=True, is_builtin=False),
    "Notes": _Look(before=2, after=5, is_ruled=True, is_builtin=False),
    "Blank": _Look(before=4, after=10, indent=LABEL, is_hanging=True, is_ruled=True, is_builtin=False),
    "Footer": _Look(9, colour=SOFT),
}

_LISTS = {
    "ListBullet": _List("bullet", "•"),
    "ListNumber": _List("decimal", "%1."),
    "Checklist": _List("none", behind="nothing"),
    "NumberedChecklist": _List("decimal", "%1.", columns=2),
}
"""By the style of their items. A step has its box in place of a number, or behind it."""
_LIST_NUMBERS = {style: number for number, style in enumerate(_LISTS, 1)}


def element(tag: str, attributes: dict[str, str] | None = None, *children: BaseOxmlElement) -> BaseOxmlElement:
    """Return an element of WordprocessingML; tag and attributes are named with their prefix: `w:val`."""
    made = OxmlElement(tag, {qn(name): value for name, value in (attributes or {}).items()})
    made.extend(children)
    return made


def value(tag: str, text: str) -> BaseOxmlElement:
    """Return an element that has a value and nothing else."""
    return element(tag, {f"{tag.partition(':')[0]}:val": text})


def blank_document(language: str) -> WordDocument:
    """Return a document without content, in which every script is of one language."""
    document = Document(io.BytesIO(_stationery()))
    (spoken,) = document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    for script in ("w:val", "w:eastAsia", "w:bidi"):
        spoken.set(qn(script), language)
    return document


def new_list(document: WordDocument, style: str) -> int:
    """Return the number of a new list whose items have a style, and which counts from 1."""
    numbers = document.part.numbering_part.element.add_num(_LIST_NUMBERS[style])
    numbers.add_lvlOverride(0).add_startOverride(1)
    return int(numbers.numId)


@cache
def _stationery() -> bytes:
    """Return it as a file: what python-docx begins with, less what a handout has no use for."""
    document = Document()
    for relations in (document.part.rels, document.part.package.rels):
        for name in [name for name, relation in relations.items() if relation.reltype in _LEFT_OUT]:
            del relations[name]
    _set_page(document)
    _set_behaviour(document)
    _set_lists(document)
    _set_styles(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _set_page(document: WordDocument) -> None:
    (section,) = document.sections
    section.page_width, section.page_height = PAGE
    section.top_margin = section.bottom_margin = section.left_margin = section.right_margin = MARGIN
    section.header_distance = section.footer_distance = Cm(1.1)


def _set_behaviour(document: WordDocument) -> None:
    """Let Word take it for a document of its own time: it opens older ones in its compatibility mode."""
    settings = document.settings.element
    for child in settings.xpath(f"*[not({' or '.join(f'self::{name}' for name in _SETTINGS)})]"):
        settings.remove(child)
    (far_east,) = settings.xpath("w:compat/w:useFELayout")
    far_east.getparent().remove(far_east)
    (mode,) = settings.xpath("w:compat/w:compatSetting[@w:name='compatibilityMode']")
    mode.set(qn("w:val"), "15")


def _set_lists(document: WordDocument) -> None:
    numbering = document.part.numbering_part.element
    numbering.clear()
    for style, look in _LISTS.items():
        indent = str(look.columns * LIST_INDENT.twips)
        level = element(
            "w:lvl",
            {"w:ilvl": "0"},
            value("w:start", "1"),
            value("w:numFmt", look.form),
            value("w:pStyle", style),
            value("w:suff", look.behind),
            value("w:lvlText", look.mark),
            value("w:lvlJc", "left"),
            element(
                "w:pPr",
                None,
                element("w:tabs", None, element("w:tab", {"w:val": "left", "w:pos": str(LIST_INDENT.twips)})),
                element("w:ind", {"w:left": indent, "w:hanging": indent}),
            ),
        )
        kind = value("w:multiLevelType", "singleLevel")
        numbering.append(element("w:abstractNum", {"w:abstractNumId": str(_LIST_NUMBERS[style])}, kind, level))
    for number in _LIST_NUMBERS.values():
        numbering.add_num(number)


def _set_styles(document: WordDocument) -> None:
    styles = document.styles
    for style in list(styles):
        if style.name not in _NEEDED:
            style.delete()
    (defaults,) = styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")
    fonts = element("w:rFonts", {f"w:{script}": TEXT for script in ("ascii", "hAnsi", "cs")})
    defaults.replace(defaults.find(qn("w:rFonts")), fonts)
    _set_look(styles["Normal"], _LOOKS["Normal"])
    for name, look in _LOOKS.items():
        if name != "Normal":
            style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=look.is_builtin)
            style.style_id, style.base_style = name.replace(" ", ""), styles["Normal"]
            _set_look(style, look)
    for name in ("Title", "Subtitle", "Heading 1", "Heading 2", "Due"):
        styles[name].paragraph_format.keep_with_next = True
        styles[name].next_paragraph_style = styles["Normal"]
    for name in ("List Bullet", "List Number", "Checklist", "Numbered Checklist", "List Continue", "List Continue 2"):
        styles[name].paragraph_format.keep_together = True
    ends = styles["Footer"].paragraph_format.tab_stops
    ends.add_tab_stop(Length(PAGE[0] - 2 * MARGIN), WD_TAB_ALIGNMENT.RIGHT)
    styles.add_style("Label", WD_STYLE_TYPE.CHARACTER).font.bold = True
    styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True).font.underline = True
    for name in ("Label", "Hyperlink"):
        styles[name].font.color.rgb = ACCENT


def _set_look(style: ParagraphStyle, look: _Look) -> None:
    style.font.size = Pt(look.size) if look.size else None
    style.font.name = look.font
    style.font.bold, style.font.italic = look.is_bold, look.is_italic
    if look.colour:
        style.font.color.rgb = look.colour
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    if look.indent:
        form.left_indent = look.indent
        form.first_line_indent = Length(-look.indent) if look.is_hanging else None
    properties = style.element.get_or_add_pPr()
    if style.style_id in _LISTS:
        properties.get_or_add_numPr().get_or_add_numId().val = _LIST_NUMBERS[style.style_id]
    if look.outline:
        properties.append(value("w:outlineLvl", look.outline))
    if look.is_ruled:
        # Word draws one line below paragraphs that are ruled alike, unless there is to be one between them.
        line = {"w:val": "single", "w:sz": "6", "w:space": "1", "w:color": RULE}
        rules = element("w:pBdr", None, *(element(f"w:{side}", line) for side in ("bottom", "between")))
        properties.insert_element_before(rules, "w:tabs", "w:spacing", "w:ind")
