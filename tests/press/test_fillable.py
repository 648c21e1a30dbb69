from collections.abc import Iterator
from io import BytesIO
from itertools import combinations
from typing import cast

import pikepdf
import pytest
from msgspec.structs import replace
from page import validate_pdf_bytes
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject

from plugins.handouts.formats import Format
from plugins.handouts.model import Due, Handout, Section, Span, Unit
from plugins.handouts.press.blanks import blanks
from tests.handouts.lists import ALL, CHECKLIST, LONG, SHORT, TINY, item, words
from tests.press.numbered import CONTINUED, NUMBERED
from tests.press.printing import POINTS, compact, opened, pages, printed

KINDS = (LONG, CHECKLIST)
MULTILINE = 1 << 12
TYPED = "Café “Bär”, 5 €"
WESTERN = TYPED.encode("cp1252")


def name_of(value: object) -> str:
    return getattr(value, "name", "")


def inside(element: DictionaryObject, *keys: str) -> DictionaryObject:
    """Return the dictionary that is reached by keys."""
    for key in keys:
        element = cast("DictionaryObject", element[key].get_object())
    return element


def widgets(handout: Handout) -> list[tuple[int, DictionaryObject]]:
    """Return the fields of a sheet, each with the number of its page, in the order in which they are kept there."""
    return [
        (number, annotation)
        for number, page in enumerate(opened(handout, Format.FILLABLE).pages)
        for annotation in (cast("DictionaryObject", each.get_object()) for each in page.annotations or ())
        if str(annotation["/Subtype"]) == "/Widget"
    ]


def elements(element: DictionaryObject) -> Iterator[DictionaryObject]:
    """Go through the tree of tags as it is read out."""
    yield element
    kids = element.get("/K", ArrayObject())
    for kid in kids if isinstance(kids, ArrayObject) else [kids]:
        found = kid.get_object()
        if isinstance(found, DictionaryObject):
            yield from elements(found)


def tagged(handout: Handout, kind: str) -> list[DictionaryObject]:
    root = inside(opened(handout, Format.FILLABLE).root_object, "/StructTreeRoot")
    return [each for each in elements(root) if each.get("/S") == kind]


def field_names(element: DictionaryObject) -> list[str]:
    """Return the names of the fields in a part of the tree of tags."""
    widgets_in_it = (each for each in elements(element) if each.get("/Type") == "/OBJR")
    return [str(inside(each, "/Obj")["/T"]) for each in widgets_in_it if "/T" in inside(each, "/Obj")]


def labels(handout: Handout) -> dict[str, str]:
    return {str(widget["/T"]): str(widget["/TU"]) for _, widget in widgets(handout)}


def filled(handout: Handout) -> bytes:
    """Type the same into each field, and tick each box."""
    writer = PdfWriter(clone_from=opened(handout, Format.FILLABLE))
    fields = writer.get_fields() or {}
    values = {name: "/Yes" if field["/FT"] == "/Btn" else TYPED for name, field in fields.items()}
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def test_questions_have_room_for_notes_and_what_the_meeting_needs() -> None:
    assert labels(TINY) == {
        "who": "Who",
        "where": "Where",
        "when": "When",
        "hope": "What I hope to learn",
        "notes-what-drew-you-to-this-field": "Notes on: What drew you to this field?",
        "ask-next": "Whom else to ask",
        "keep-in-touch": "How to keep in touch",
        "thanked-on": "Thanked on",
        "more": "More notes",
    }


def test_steps_have_boxes_and_moments_have_dates() -> None:
    [section] = CHECKLIST.sections[2:3]
    assert list(labels(replace(CHECKLIST, sections=(section,), outro=())).items())[:5] == [
        ("who", "Who"),
        ("where", "Where"),
        ("when", "When"),
        ("due-1", "Date: At the table"),
        ("done-be-there-ten-minutes-early", "Done: Be there ten minutes early."),
    ]


def test_a_list_that_goes_on_below_a_paragraph_has_no_second_date() -> None:
    assert [label for label in labels(CONTINUED).values() if label.startswith("Date: ")] == ["Date: The day before"]


def test_a_date_under_no_heading_is_named_by_when_it_is_due() -> None:
    handout = replace(CHECKLIST, sections=(Section("", due=Due(-1, Unit.DAYS), items=(item("Confirm."),)),))
    assert labels(handout)["due-1"] == "Date: 1 day before"


@pytest.mark.parametrize("handout", ALL, ids=name_of)
def test_every_place_to_write_is_a_field_with_a_name_and_a_label(handout: Handout) -> None:
    expected = [(blank.name, blank.label) for blank in blanks(handout)]
    assert list(labels(handout).items()) in (expected, expected[:-1])


@pytest.mark.parametrize("handout", ALL, ids=name_of)
def test_fields_are_read_out_in_the_order_in_which_they_stand(handout: Handout) -> None:
    reader = opened(handout, Format.FILLABLE)
    [whole] = tagged(handout, "/Document")
    assert field_names(whole) == list(labels(handout)) == list(reader.get_fields() or {})
    assert all(str(page["/Tabs"]) == "/S" for page in reader.pages)


@pytest.mark.parametrize("handout", ALL, ids=name_of)
def test_each_field_is_tagged_as_one(handout: Handout) -> None:
    assert [field_names(form) for form in tagged(handout, "/Form")] == [[name] for name in labels(handout)]
    assert not any(field_names(link) for link in tagged(handout, "/Link"))


@pytest.mark.parametrize("handout", ALL, ids=name_of)
def test_each_item_is_read_out_with_its_own_field(handout: Handout) -> None:
    names = [field_names(entry) for entry in tagged(handout, "/LI")]
    assert names == [[blank.name] for blank in blanks(handout) if blank.name.startswith(("notes-", "done-"))]


@pytest.mark.parametrize("handout", ALL, ids=name_of)
def test_each_field_finds_its_tag(handout: Handout) -> None:
    root = inside(opened(handout, Format.FILLABLE).root_object, "/StructTreeRoot")
    numbers = cast("ArrayObject", inside(root, "/ParentTree")["/Nums"])
    tags = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for _, widget in widgets(handout):
        assert field_names(tags[widget["/StructParent"]].get_object()) == [str(widget["/T"])]


@pytest.mark.parametrize("handout", ALL, ids=name_of)
def test_a_field_is_on_the_page_of_its_item(handout: Handout) -> None:
    pages_of_fields = {str(widget["/T"]): number for number, widget in widgets(handout)}
    texts_of_pages = pages(handout, Format.FILLABLE)
    items = [blank for blank in blanks(handout) if blank.name.startswith(("notes-", "done-"))]
    for each, blank in zip(handout.items, items, strict=True):
        assert compact(each.text) in texts_of_pages[pages_of_fields[blank.name]]


@pytest.mark.parametrize("handout", ALL, ids=name_of)
def test_fields_lie_on_their_page_and_not_on_each_other(handout: Handout) -> None:
    boxes = [(number, [float(side) for side in inside(widget, "/Rect")]) for number, widget in widgets(handout)]
    assert all(50 < left < right < 545 and 40 < bottom < top < 800 for _, (left, bottom, right, top) in boxes)
    for (page, one), (other_page, other) in combinations(boxes, 2):
        is_apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert page != other_page or is_apart


def test_a_field_has_no_other_label_and_leads_nowhere() -> None:
    assert not any({"/A", "/Contents"} & widget.keys() for _, widget in widgets(LONG))


def test_a_checklist_has_a_box_for_each_step() -> None:
    boxes = [widget for _, widget in widgets(CHECKLIST) if str(widget["/FT"]) == "/Btn"]
    assert len(boxes) == CHECKLIST.count
    assert all(str(box["/V"]) == str(box["/AS"]) == "/Off" for box in boxes)
    assert all(inside(box, "/AP", "/N").keys() == {"/Yes", "/Off"} for box in boxes)


def test_notes_take_more_than_a_line_and_names_take_one() -> None:
    flags = {str(widget["/T"]): cast("int", widget["/Ff"]) & MULTILINE for _, widget in widgets(SHORT)}
    assert [name for name, flag in flags.items() if not flag] == [
        "who",
        "where",
        "when",
        "ask-next",
        "keep-in-touch",
        "thanked-on",
    ]


@pytest.mark.parametrize("handout", KINDS, ids=name_of)
def test_what_is_typed_is_shown_in_a_font_that_is_in_the_file(handout: Handout) -> None:
    with pikepdf.open(BytesIO(filled(handout))) as typed:
        texts = [field for field in typed.Root.AcroForm.Fields if field.FT == "/Tx"]
        assert len(texts) == len([widget for _, widget in widgets(handout) if str(widget["/FT"]) == "/Tx"])
        for field in texts:
            shown = field.AP.N
            [(_, font)] = shown.Resources.Font.as_dict().items()
            assert str(field.V) == TYPED
            assert WESTERN in b"".join(
                bytes(each.operands[0])
                for each in pikepdf.parse_content_stream(shown)
                if isinstance(each, pikepdf.ContentStreamInstruction) and str(each.operator) == "Tj"
            )
            assert font.Encoding == "/WinAnsiEncoding"
            assert len(font.FontDescriptor.FontFile2.read_bytes()) == int(font.FontDescriptor.FontFile2.Length1)


def test_a_ticked_box_shows_a_tick() -> None:
    with pikepdf.open(BytesIO(filled(CHECKLIST))) as ticked:
        boxes = [field for field in ticked.Root.AcroForm.Fields if field.FT == "/Btn"]
        assert all(box.AS == "/Yes" for box in boxes)
        assert all(len(box.AP.N.Yes.read_bytes()) > 10 for box in boxes)


def test_an_empty_box_is_not_nothing_that_was_compressed() -> None:
    """Of that pdf.js warns at each box."""
    with pikepdf.open(BytesIO(printed(CHECKLIST, Format.FILLABLE))) as form:
        boxes = [field for field in form.Root.AcroForm.Fields if field.FT == "/Btn"]
        assert {box.AP.N.Off.read_bytes() for box in boxes} == {b"q Q"}
        assert all(int(box.AP.N.Off.Length) for box in boxes)


@pytest.mark.parametrize("handout", KINDS, ids=name_of)
def test_a_line_is_as_wide_as_the_text_and_what_is_typed_as_large_as_fits(handout: Handout) -> None:
    with pikepdf.open(BytesIO(printed(handout, Format.FILLABLE))) as form:
        fields = {str(field.T): field for field in form.Root.AcroForm.Fields}
        for blank in (*handout.kind.header, *handout.kind.closing):
            left, _, right, _ = (float(side) for side in fields[blank.name].Rect)
            assert right - left > 140 * POINTS
        sizes = {name: field.DA for name, field in fields.items() if field.FT == "/Tx"}
        lines = {name for name in sizes if not cast("int", fields[name].Ff) & MULTILINE}
        assert {name for name, look in sizes.items() if "/Text 0 Tf" in str(look)} == lines


@pytest.mark.parametrize("form", [Format.A4, Format.FILLABLE], ids=name_of)
@pytest.mark.parametrize("handout", [*KINDS, NUMBERED], ids=name_of)
def test_no_item_is_read_out_with_a_label_that_is_empty(handout: Handout, form: Format) -> None:
    with pikepdf.open(BytesIO(printed(handout, form))) as document:
        tags = [each for each in document.objects if isinstance(each, pikepdf.Dictionary) and "/S" in each]
    assert len([tag for tag in tags if tag.S == "/LI"]) == handout.count
    labels = [tag for tag in tags if tag.S == "/Lbl"]
    assert all(len(tag.K) for tag in labels)
    assert bool(labels) == any(section.is_ordered for section in handout.sections)


@pytest.mark.parametrize("handout", KINDS, ids=name_of)
def test_a_form_that_was_filled_in_still_conforms_to_pdf_ua(handout: Handout) -> None:
    report = validate_pdf_bytes(filled(handout), profile="ua1")
    assert [failure.message for failure in report.failures] == []


def test_the_form_says_what_the_sheet_says() -> None:
    form, sheet = pages(TINY, Format.FILLABLE), pages(TINY)
    assert form == sheet


@pytest.mark.parametrize("target", ["field:who", "field:nobody", "field:"])
def test_a_link_that_looks_like_a_place_to_write_breaks_nothing(target: str) -> None:
    linked = replace(TINY, outro=(words(Span("here", href=target)),))
    assert labels(linked) == labels(TINY)
    assert len(tagged(linked, "/Link")) == len(tagged(TINY, "/Link")) + 1


def test_ids_with_full_stops_and_other_letters_make_names_of_their_own() -> None:
    items = [
        replace(item(f"Question {number}?"), id=name) for number, name in enumerate(("a.b", "a-b", "ä b", "a%2Eb"))
    ]
    names = list(labels(replace(SHORT, sections=(Section("", items=tuple(items)),))))
    assert names[4:8] == ["notes-a%2Eb", "notes-a-b", "notes-%C3%A4%20b", "notes-a%252Eb"]
