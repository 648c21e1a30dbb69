"""Footnotes: where they are referred to, and the list of them below a text."""

from xml.etree import ElementTree as ET

from msgspec import Struct, field

_BACK = "\N{LEFTWARDS ARROW WITH HOOK}"


class Reference(Struct, frozen=True):
    """A footnote's name where a text refers to it, and the element there; in a note, that note's name is `within`."""

    name: str
    element: ET.Element
    within: str | None


class Footnotes(Struct):
    """The notes of one text by name, and the references to them in order."""

    notes: dict[str, ET.Element] = field(default_factory=dict)
    references: list[Reference] = field(default_factory=list)

    def refer(self, name: str, within: str | None) -> ET.Element:
        """Return what stands where a text refers to a note."""
        element = ET.Element("sup")
        self.references.append(Reference(name, element, within))
        return element

    def section(self) -> ET.Element | None:
        """Return the list of notes, numbered as readers come to them; None where a text refers to none."""
        numbers = self._numbers()
        if not numbers:
            return None
        counts = dict.fromkeys(numbers, 0)
        for reference in self.references:
            if reference.name in numbers and (reference.within is None or reference.within in numbers):
                counts[reference.name] += 1
                _put_reference(reference, numbers[reference.name], counts[reference.name])
        section = ET.Element("div", {"class": "footnote"})
        section.text = "\n"
        ET.SubElement(section, "hr").tail = "\n"
        items = ET.SubElement(section, "ol")
        items.text = items.tail = section.tail = "\n"
        for name, number in numbers.items():
            items.append(self.notes[name])
            _put_backlinks(self.notes[name], name, number, counts[name])
        return section

    def _numbers(self) -> dict[str, int]:
        """Return the numbers of the notes: first those that the text refers to, then those that notes do."""
        inside: dict[str | None, list[str]] = {}
        for reference in self.references:
            if reference.name in self.notes:
                inside.setdefault(reference.within, []).append(reference.name)
        found: dict[str, int] = {}
        todo = [*inside.get(None, ())]
        for name in todo:
            if name not in found:
                found[name] = len(found) + 1
                todo += inside.get(name, ())
        return found


def _put_reference(reference: Reference, number: int, count: int) -> None:
    reference.element.set("id", _reference_id(reference.name, count))
    link = ET.SubElement(reference.element, "a", {"class": "footnote-ref", "href": f"#fn:{_anchor(reference.name)}"})
    link.text = str(number)


def _put_backlinks(note: ET.Element, name: str, number: int, count: int) -> None:
    note.set("id", f"fn:{_anchor(name)}")
    note.tail = "\n"
    is_last = len(note) > 0 and note[-1].tag == "p" and not (note[-1].tail or "").strip()
    last = note[-1] if is_last else ET.SubElement(note, "p")
    for place in range(1, count + 1):
        if len(last):
            last[-1].tail = (last[-1].tail or "") + "\N{NO-BREAK SPACE}"
        elif last.text:
            last.text += "\N{NO-BREAK SPACE}"
        title = f"Jump back to footnote {number} in the text"
        href = f"#{_reference_id(name, place)}"
        ET.SubElement(last, "a", {"class": "footnote-backref", "href": href, "title": title}).text = _BACK
    last.tail = "\n"


def _reference_id(name: str, count: int) -> str:
    return f"fnref{count if count > 1 else ''}:{_anchor(name)}"


def _anchor(name: str) -> str:
    return "-".join(name.split())
