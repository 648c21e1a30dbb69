"""Places in a header, for messages."""

from ..findings.model import START, Place
from ..text import one_line
from .nodes import Node


def item_place(node: Node | None, text: str) -> Place:
    """Return line and column of one item of a list value, else of the whole value, else of the file."""
    if node is None:
        return START
    line = one_line(text)
    for item in node.value if isinstance(node.value, list) else ():
        if isinstance(item.value, str) and one_line(item.value) == line:
            return item.place
    return node.place
