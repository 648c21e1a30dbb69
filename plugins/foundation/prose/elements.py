"""The elements of a tree."""

from xml.etree import ElementTree as ET


def take_out(parent: ET.Element, child: ET.Element) -> None:
    """Remove an element; what stands behind it, such as HTML of the author's own, stays."""
    place = [*parent].index(child)
    if place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + (child.tail or "").removeprefix("\n")
    else:
        parent.text = (parent.text or "") + (child.tail or "").removeprefix("\n")
    parent.remove(child)
