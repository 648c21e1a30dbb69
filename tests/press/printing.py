"""Print sample handouts once a run, and read the sheets back."""

import unicodedata
from functools import cache
from io import BytesIO

import pikepdf
from msgspec.structs import replace
from pypdf import PdfReader

from plugins.foundation.typeset.compiler import Typesetter
from plugins.handouts.formats import Format
from plugins.handouts.model import Handout, Section
from plugins.handouts.press.sheet import SheetPrinter
from tests.conftest import ROOT
from tests.handouts.lists import CHECKLIST, LONG

POINTS = 72 / 25.4
"""Points in a millimetre."""
KINDS = (LONG, CHECKLIST)
PDFS = tuple(form for form in Format if form.is_pdf and not form.is_one_page)
"""The sheets that hold all of a handout."""
ONE_PAGE = tuple(form for form in Format if form.is_one_page)
PRINTER = SheetPrinter(Typesetter(ROOT / "theme" / "print"))


@cache
def printed(handout: Handout, form: Format = Format.A4) -> bytes:
    return PRINTER.print(handout, form)


def opened(handout: Handout, form: Format = Format.A4) -> PdfReader:
    return PdfReader(BytesIO(printed(handout, form)))


def compact(text: str) -> str:
    """Return text without its white space, which is not the same where lines end on paper."""
    return "".join(unicodedata.normalize("NFC", text).split())


@cache
def pages(handout: Handout, form: Format = Format.A4) -> list[str]:
    """Return the text of each page, without white space."""
    return [compact(page.extract_text()) for page in opened(handout, form).pages]


def all_text(handout: Handout, form: Format = Format.A4) -> str:
    return "".join(pages(handout, form))


def without_feet(handout: Handout, form: Format) -> str:
    """Return all text of a handout less what stands at the foot of each page."""
    texts_of_pages = pages(handout, form)
    address, last = handout.url.removeprefix("https://"), len(texts_of_pages)
    feet = [f"{address}Page{number}of{last}" for number in range(1, last)]
    return "".join(text.replace(foot, "") for text, foot in zip(texts_of_pages, [*feet, ""], strict=True))


def ids(value: object) -> str:
    return value.name.lower() if isinstance(value, Format) else getattr(value, "name", "")


def with_sections(handout: Handout, *sections: Section) -> Handout:
    return replace(handout, sections=sections)


def drawn(page: pikepdf.Page) -> list[pikepdf.ContentStreamInstruction]:
    instructions = pikepdf.parse_content_stream(page)
    return [each for each in instructions if isinstance(each, pikepdf.ContentStreamInstruction)]


def long_lines(page: pikepdf.Page) -> int:
    """Count the lines across the text of a page."""
    return len(line_places(page))


def line_places(page: pikepdf.Page) -> list[float]:
    """Return how high on a page each line across its text is; each is drawn as a flat, filled path."""
    places: list[float] = []
    path: list[tuple[float, float]] = []
    outer: list[tuple[float, float]] = []
    scale, shift = 1.0, 0.0
    for each in drawn(page):
        operator = str(each.operator)
        operands = [float(operand) for operand in each.operands] if operator in {"cm", "m", "l"} else []
        match operator:
            case "q":
                outer.append((scale, shift))
            case "Q":
                scale, shift = outer.pop()
            case "cm":
                scale, shift = scale * operands[3], scale * operands[5] + shift
            case "m" | "l":
                path = [*([] if operator == "m" else path), (operands[0], operands[1])]
            case "f":
                width, height = (max(along) - min(along) for along in zip(*path, strict=True))
                if width > 130 * POINTS and height < 1:
                    places.append(scale * path[0][1] + shift)
    return places
