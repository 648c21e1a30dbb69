"""The headings of a text."""

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from ..commonmark.parser import parser_of
from ..findings.model import Code
from ..slugs import slug, unused
from .model import Heading
from .notes import Notebook
from .plain import plain_text

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class Headings(Treeprocessor):
    """Move a text's headings so that the highest is level 2, below the page's title, and give each an anchor.

    Python-Markdown's own `toc` takes three times as long, for a list that our templates make themselves.
    """

    def __init__(self, md: Markdown, notebook: Notebook) -> None:
        """Keep the notebook, whose notes begin anew with every text."""
        super().__init__(md)
        self._notebook = notebook

    def run(self, root: ET.Element) -> None:
        """Shift every heading by the same number of levels, and note it."""
        notes, headings = self._notebook.notes, find_headings(root)
        shift = 1 - min((_HEADINGS.index(element.tag) for element in headings), default=1)
        for element, anchor, text in named(headings, root):
            if not text and element.find(".//img") is None:
                start = parser_of(self.md).spans[element].start
                notes.fault(Code.BAD_MARKDOWN, "this heading has no words", "write some, or take it out", start)
            level = min(_HEADINGS.index(element.tag) + shift, 5)
            element.tag = _HEADINGS[level]
            element.set("id", anchor)
            notes.headings.append(Heading(level + 1, anchor, text))


def find_headings(root: ET.Element) -> list[ET.Element]:
    """Return the headings of a text, wherever they stand."""
    return [element for element in root.iter() if element.tag in _HEADINGS]


def named(headings: Sequence[ET.Element], root: ET.Element) -> Iterator[tuple[ET.Element, str, str]]:
    """Go through headings, each with the anchor that it is given and its plain text; its author's own anchor stays."""
    used = {element.get("id") for element in root.iter()} if headings else set()
    tried: dict[str, int] = {}
    for element in headings:
        text = plain_text(element)
        anchor = element.get("id") or unused(slug(text) or "section", used, tried)
        used.add(anchor)
        yield element, anchor, text
