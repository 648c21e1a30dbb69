"""The headings of a text."""

from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from plugins.prose.model import Heading
from plugins.prose.notes import Notebook
from plugins.prose.plain import plain_text
from plugins.slugs import slug, unused

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
        headings = [element for element in root.iter() if element.tag in _HEADINGS]
        used = {element.get("id") for element in root.iter()}
        tried: dict[str, int] = {}
        shift = 1 - min((_HEADINGS.index(element.tag) for element in headings), default=1)
        for element in headings:
            level = min(_HEADINGS.index(element.tag) + shift, 5)
            element.tag = _HEADINGS[level]
            text = plain_text(element, self.md)
            anchor = element.get("id") or unused(slug(text) or "section", used, tried)
            element.set("id", anchor)
            used.add(anchor)
            self._notebook.notes.headings.append(Heading(level + 1, anchor, text))
