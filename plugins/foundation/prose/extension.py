"""The site's own Markdown extension: headings begin at level 2, links are resolved, the text is looked through."""

import re
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from ..commonmark.parser import parser_of
from ..commonmark.places import Span
from .abbreviations import Abbreviations
from .attributes import AttributeLists
from .embeds import LoneLinks, is_bare
from .emoji import Emoji
from .headings import Headings
from .notes import Notebook, Notes
from .pictures import MARK_NAME, mark_picture
from .plain import plain_text, text_words
from .raw_html import resolve_html

_BOX = re.compile(rb"\[[ xX]\]")
_CODE = frozenset({"code", "pre"})


class SiteExtension(Extension):
    """Tie the processors to one Markdown instance and to the notes they take."""

    def __init__(self, notebook: Notebook) -> None:
        """Keep the notebook, whose notes begin anew with every text."""
        super().__init__()
        self._notebook = notebook

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the processors in the order in which they run."""
        md.treeprocessors.register(AttributeLists(md), "attr_list", 8)
        md.treeprocessors.register(Emoji(md), "site_emoji", 7.9)
        md.treeprocessors.register(Abbreviations(md), "site_abbreviations", 7.8)
        md.treeprocessors.register(Tasks(md), "site_tasks", 7.7)
        md.treeprocessors.register(Arrange(md, self._notebook), "site_arrange", 7.5)
        md.treeprocessors.register(Headings(md, self._notebook), "site_headings", 7)
        md.treeprocessors.register(LoneLinks(md, self._notebook), "site_lone_links", 5)
        md.treeprocessors.register(Look(md, self._notebook), "site_look", -10)


class Tasks(Treeprocessor):
    """Say of each box in a list of tasks, which nobody can tick here, whether the task is done."""

    def run(self, root: ET.Element) -> None:
        """Give each box its name, and each such list a class: with its boxes it needs no other marks."""
        if not _BOX.search(parser_of(self.md).lines.source):
            return
        for block in root.iter():
            boxes = [box for item in block for box in (*item.findall("input"), *item.findall("p/input"))]
            if block.tag in {"ul", "ol"} and boxes:
                block.set("class", f"{block.get('class', '')} tasks".strip())
                for box in boxes:
                    box.set("aria-label", "Done" if "checked" in box.attrib else "To do")


class Arrange(Treeprocessor):
    """Let what the text at hand holds of a site's own, such as handouts, be put in its place."""

    def __init__(self, md: Markdown, notebook: Notebook) -> None:
        """Keep the notebook, whose notes begin anew with every text."""
        super().__init__(md)
        self._notebook = notebook

    def run(self, root: ET.Element) -> None:
        """Ask for it."""
        notes = self._notebook.notes
        for arranger in notes.arrangers:
            arranger.arrange(root, self.md, notes)


class Look(Treeprocessor):
    """Walk the finished tree once: resolve links, note anchors, count words, look for what may not be there."""

    def __init__(self, md: Markdown, notebook: Notebook) -> None:
        """Keep the notebook, whose notes begin anew with every text."""
        super().__init__(md)
        self._notebook = notebook

    def run(self, root: ET.Element) -> None:
        """Take the notes of one text."""
        notes, parser = self._notebook.notes, parser_of(self.md)
        for element in root.iter():
            if element.tag == "a" and is_bare(element):
                element.set("class", f"{element.get('class', '')} address".strip())  # which print need not repeat
            if element.attrib:
                notes.at = self._span(element).start
                self._attributes(element, notes)
            if element.tag in _CODE:
                span = self._span(element)
                notes.code.append((span.start, span.end))
        notes.words = len(text_words(root))
        notes.opening = next((text for p in root if p.tag == "p" and (text := plain_text(p))), "")
        blocks = self.md.htmlStash.rawHtmlBlocks
        for number, spans in parser.raw.items():
            blocks[number] = resolve_html(str(blocks[number]), spans, notes)

    def _span(self, element: ET.Element) -> Span:
        """Return where an element stands; one that is not in the text stands where the last one did."""
        at = self._notebook.notes.at
        return parser_of(self.md).spans.get(element) or Span(at, at)

    def _attributes(self, element: ET.Element, notes: Notes) -> None:
        """Look at the attributes of an element, and put a mark in the place of a picture."""
        if element.tag in {"th", "td"} and (align := element.attrib.pop("align", "")):  # which HTML has no more
            element.set("class", f"{element.get('class', '')} align-{align}".strip())
        for name, written in element.items():
            value = written or ""  # None, where an attribute list says `src=` and no more
            notes.at = self._offset(element, name, value)
            if (resolved := notes.resolved(name.lower(), value)) != value:
                element.set(name, resolved)
            notes.attribute(element.tag, name, value)
        if element.tag == "img":
            notes.at = self._offset(element, "src", element.get("src", ""))
            attributes = {name: value or "" for name, value in element.items()}
            if mark := mark_picture(attributes, notes, is_html=False):
                element.attrib.clear()
                element.set(MARK_NAME, mark)

    def _offset(self, element: ET.Element, name: str, value: str) -> int:
        """Return where the text says the value of an attribute: in the element itself, or a list behind or below it."""
        parser = parser_of(self.md)
        if name in {"href", "src"}:
            return parser.target_offset(element, value)
        span, source = self._span(element), parser.lines.source
        end = source.find(b"\n", span.end + 1)
        found = source.find(value.encode(), span.start, end if end >= 0 else len(source)) if value else -1
        return found if found >= 0 else span.start
