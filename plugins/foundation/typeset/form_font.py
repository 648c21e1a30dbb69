"""The font in which a form shows what is typed into it."""

from functools import cache
from io import BytesIO

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Object, Pdf

from .fonts import TEXT_FACE

_FIRST, _LAST = 32, 255
_NONSYMBOLIC = 1 << 5
_LETTERS = [bytes([code]).decode("cp1252", "replace") for code in range(_FIRST, _LAST + 1)]


def embed_form_font(document: Pdf) -> Object:
    """Embed the text face, for the letters of Western Europe, and return the font to name in a form's resources.

    Forms take simple fonts only, of 256 letters at most (ISO 32000-1, 12.7.3.3), so those that Typst embeds are none.
    """
    program, widths, box = _western()
    file = document.make_stream(program, Length1=len(program))
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name("/" + TEXT_FACE.stem),
        Flags=_NONSYMBOLIC,
        FontBBox=Array(box),
        ItalicAngle=0,
        Ascent=box[3],
        Descent=box[1],
        CapHeight=660,
        StemV=84,
        FontFile2=file,
    )
    return document.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=Name("/" + TEXT_FACE.stem),
            FirstChar=_FIRST,
            LastChar=_LAST,
            Widths=Array(widths),
            Encoding=Name.WinAnsiEncoding,
            FontDescriptor=document.make_indirect(descriptor),
        )
    )


@cache
def _western() -> tuple[bytes, list[int], list[int]]:
    """Return the font file, the widths of its letters and the box around all of them, in thousandths of the size."""
    with TTFont(TEXT_FACE, lazy=True, recalcTimestamp=False) as font:
        glyphs, metrics = font.getBestCmap(), font["hmtx"]
        widths = [metrics[glyphs.get(ord(letter), ".notdef")][0] for letter in _LETTERS]
        subsetter = Subsetter(Options(hinting=False, layout_features=[], name_IDs=[]))
        subsetter.populate(text="".join(_LETTERS))
        subsetter.subset(font)
        head, output = font["head"], BytesIO()
        font.save(output)
        return output.getvalue(), widths, [head.xMin, head.yMin, head.xMax, head.yMax]
