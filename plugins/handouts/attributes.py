"""Attribute lists behind a heading, an item or a paragraph: `{: .class #id key=value }`."""

import re
from collections.abc import Mapping
from xml.etree import ElementTree as ET

from markdown.extensions.attr_list import get_attrs_and_remainder
from msgspec import Struct, field
from msgspec.structs import replace

from ..foundation.prose.attributes import ATTRIBUTE_LIST
from .words import Text

_AT_END = re.compile(rf"(?:\A|\s){ATTRIBUTE_LIST}\Z")


class Attributes(Struct, frozen=True):
    """What an attribute list says, as Python-Markdown reads one."""

    classes: frozenset[str] = frozenset()
    id: str = ""
    values: Mapping[str, str] = field(default_factory=dict)

    def __or__(self, other: "Attributes") -> "Attributes":
        """Return what two lists of one block say, the latter where they disagree."""
        return Attributes(self.classes | other.classes, other.id or self.id, {**self.values, **other.values})


def attributes_of(element: ET.Element) -> Attributes:
    """Return what was said of an element; an id holds no space."""
    values = {name: value or "" for name, value in element.items() if name not in {"class", "id"}}
    return Attributes(frozenset(element.get("class", "").split()), element.get("id", ""), values)


def without_attributes(text: Text) -> tuple[Text, Attributes]:
    """Return the text of an item without the attribute list at its end, and what that says."""
    words = text.words
    match = _AT_END.search(words[-1].text) if words and not words[-1].is_code else None
    if not match:
        return text, Attributes()
    pairs = [(key, value or "") for key, value in get_attrs_and_remainder(match[1])[0]]
    classes = frozenset(value for key, value in pairs if key == ".")
    values = {key: value for key, value in pairs if key not in {".", "id"}}
    last = replace(words[-1], text=words[-1].text[: match.start()].rstrip())
    rest = (*words[:-1], last) if last.text else words[:-1]
    return replace(text, words=rest), Attributes(classes, "-".join(dict(pairs).get("id", "").split()), values)
