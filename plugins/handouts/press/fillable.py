"""Make form fields of the places to write on a typeset sheet."""

from collections.abc import Iterable, Iterator

from pikepdf import Array, Dictionary, Name, NumberTree, Object, Pdf

from ...foundation.typeset.form_font import embed_form_font
from ..kinds import Blank, BlankKind

_SCHEME = b"field:"
_MULTILINE = 1 << 12
INK = "0.17 0.13 0.1"
"""`--ink` of theme/static/css/site.css, as PDFs say colours."""
_SIZE = 11
_ONE_LINE, _LINES = f"/Text 0 Tf {INK} rg", f"/Text {_SIZE} Tf {INK} rg"
"""How typed text is shown, the font being named in the form's resources; 0 is as large as all of it fits."""
_EMPTY = b"/Tx BMC EMC"
_NOTHING = b"q Q"
_TICK = f"{INK} RG 0.13 w 1 J 1 j 0.22 0.52 m 0.43 0.26 l 0.8 0.78 l S".encode()
"""A tick in a box of width and height 1, which the viewer stretches to the field's (ISO 32000-1, 12.5.5)."""


def add_fields(document: Pdf, blanks: Iterable[Blank]) -> None:
    """Make each link to `field:NAME` the form field of the blank of that name.

    Typst knows no fields; but a link it sets where one is to be, on the page, in the order of reading and in the tree
    of tags. What makes a field of it is done here (ISO 32000-1, 12.7; ISO 14289-1, 7.18.4).
    """
    named = {blank.name.encode(): blank for blank in blanks}
    elements = NumberTree(document.Root.StructTreeRoot.ParentTree)
    ticked, unticked = _picture(document, _TICK), _picture(document, _NOTHING)
    fields = Array()
    for link in _links_to_fields(document):
        blank = named.pop(bytes(link.A.URI).removeprefix(_SCHEME), None)
        if not blank:
            continue  # an author's own link
        elements[int(link.StructParent)].S = Name.Form
        del link.A, link.Contents
        link.Subtype, link.T, link.TU = Name.Widget, blank.name, blank.label
        if blank.kind is BlankKind.BOX:
            link.FT, link.V, link.AS = Name.Btn, Name.Off, Name.Off
            link.AP = Dictionary(N=Dictionary(Yes=ticked, Off=unticked))
        else:
            has_lines = blank.kind is BlankKind.NOTES
            link.FT, link.Ff, link.DA = Name.Tx, *((_MULTILINE, _LINES) if has_lines else (0, _ONE_LINE))
            left, bottom, right, top = (float(edge) for edge in link.Rect)
            # One each: what is typed is drawn into it.
            link.AP = Dictionary(N=_picture(document, _EMPTY, right - left, top - bottom))
        fields.append(link)
    resources = Dictionary(Font=Dictionary(Text=embed_form_font(document)))
    document.Root.AcroForm = document.make_indirect(Dictionary(Fields=fields, DR=resources, DA=_LINES))


def _links_to_fields(document: Pdf) -> Iterator[Object]:
    for page in document.pages:
        for annotation in page.get(Name.Annots, ()):
            if bytes(annotation.A.get(Name.URI, b"")).startswith(_SCHEME):
                yield annotation


def _picture(document: Pdf, drawing: bytes, width: float = 1, height: float = 1) -> Object:
    return document.make_stream(drawing, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, width, height]))
