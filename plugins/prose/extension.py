"""The site's own Markdown extension: headings begin at level 2, links are resolved, the text is looked through."""

from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from plugins.prose.attributes import AttributeLists
from plugins.prose.embeds import LoneLinks, MarkedBlocks, MarksApart, bare_address, only_link
from plugins.prose.headings import Headings
from plugins.prose.notes import Notebook, Notes
from plugins.prose.pictures import mark_picture
from plugins.prose.plain import plain_text
from plugins.prose.raw_html import resolve_html
from plugins.prose.unmarked import Unmarked


class SiteExtension(Extension):
    """Tie the processors to one Markdown instance and to the notes they take."""

    def __init__(self, notebook: Notebook) -> None:
        """Keep the notebook, whose notes begin anew with every text."""
        super().__init__()
        self._notebook = notebook

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register behind fenced code (25), before paragraphs (10), before and behind inline markup (20), and last."""
        md.preprocessors.register(MarksApart(md), "site_marks_apart", 22)
        md.parser.blockprocessors.register(MarkedBlocks(md.parser), "site_marked_blocks", 12)
        md.treeprocessors.register(LoneLinks(md, self._notebook, bare_address), "site_bare_addresses", 22)
        md.treeprocessors.register(Unmarked(md), "site_unmarked", 21)
        md.treeprocessors.register(AttributeLists(md), "attr_list", 8)
        md.treeprocessors.register(Headings(md, self._notebook), "site_headings", 7)
        md.treeprocessors.register(LoneLinks(md, self._notebook, only_link), "site_lone_links", 5)
        md.treeprocessors.register(Look(md, self._notebook), "site_look", -10)


class Look(Treeprocessor):
    """Walk the finished tree once: resolve links, note anchors, count words, look for what may not be there."""

    def __init__(self, md: Markdown, notebook: Notebook) -> None:
        """Keep the notebook, whose notes begin anew with every text."""
        super().__init__(md)
        self._notebook = notebook

    def run(self, root: ET.Element) -> None:
        """Take the notes of one text."""
        notes = self._notebook.notes
        in_code: set[ET.Element] = set()
        for element in root.iter():
            source = element.get("src") or ""
            for name, written in element.items():
                value = written or ""  # None, where an attribute list says `src=` and no more
                if (resolved := notes.resolved(name.lower(), value)) != value:
                    element.set(name, resolved)
                notes.attribute(element.tag, name, value)
                notes.text(value)
            if element.tag == "img":
                _show(element, source, notes)
            if element.tag in {"code", "pre"}:
                in_code.update(element.iter())
            if element not in in_code:
                notes.text(element.text)
            notes.text(element.tail)
        notes.words = len(plain_text(root, self.md).split())
        notes.opening = next((text for p in root if p.tag == "p" and (text := plain_text(p, self.md))), "")
        blocks = self.md.htmlStash.rawHtmlBlocks
        for number, block in enumerate(blocks):
            if isinstance(block, str):
                blocks[number] = resolve_html(block, notes)


def _show(image: ET.Element, source: str, notes: Notes) -> None:
    """Put a mark in the place of a picture."""
    attributes = {name: value or "" for name, value in image.items()}
    if mark := mark_picture(attributes, notes, source, may_be_empty=False):
        image.attrib.clear()
        image.set("src", mark)
