"""Attribute lists at the end of a heading, an item or a paragraph: `{: .class #id key=value }`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from markdown.extensions.attr_list import get_attrs_and_remainder

from plugins.prose.attributes import ATTRIBUTE_LIST

_ALONE = re.compile(rf"[ \t]*{ATTRIBUTE_LIST}[ \t]*")
_AT_END = re.compile(rf"(?<!\S){ATTRIBUTE_LIST}\Z")


@dataclass(frozen=True, slots=True)
class Attributes:
    """What an attribute list says, as Python-Markdown reads one."""

    classes: frozenset[str] = frozenset()
    id: str = ""
    values: Mapping[str, str] = field(default_factory=dict)

    def __or__(self, other: "Attributes") -> "Attributes":
        """Return what two lists of one block say, the latter where they disagree."""
        return Attributes(self.classes | other.classes, other.id or self.id, {**self.values, **other.values})


NONE = Attributes()


def is_attributes(line: str) -> bool:
    """Tell a line that is an attribute list and nothing else."""
    return bool(_ALONE.fullmatch(line))


def read_attributes(text: str) -> tuple[str, Attributes]:
    """Return a text without the attribute list at its end, and what that says; an id holds no space."""
    text = text.rstrip()
    match = _AT_END.search(text)
    if not match:
        return text, NONE
    pairs = [(key, value or "") for key, value in get_attrs_and_remainder(match[1])[0]]
    classes = frozenset(value for key, value in pairs if key == ".")
    values = {key: value for key, value in pairs if key not in {".", "id"}}
    return text[: match.start()].rstrip(), Attributes(classes, "-".join(dict(pairs).get("id", "").split()), values)
