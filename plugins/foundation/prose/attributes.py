"""Attribute lists, as kramdown and Hugo write them, and the marks for a table of contents."""

import re
from xml.etree import ElementTree as ET

from markdown.extensions.attr_list import AttrListTreeprocessor, isheader
from markdown.util import STX

from ..commonmark.parser import parser_of
from ..commonmark.places import Span
from .elements import take_out

ATTRIBUTE_LIST = r"\{(?::(?![:/])|(?=[ ]*(?:[#.][\w-]|[\w:-]+=[\w\"'])))[ ]*([^}\n ][^\n{}]*)\}"
"""What Jekyll, Hugo and Pandoc take for one: braces with `:`, `.`, `#` or `=`; what stands in it is its only group."""
_AT_END = re.compile(rf"(?:\A|(?<![ ])[ ]++){ATTRIBUTE_LIST}[ ]*\Z")
_ALONE = re.compile(rf"\s*{ATTRIBUTE_LIST}\s*")
_LAST_LINE = re.compile(rf"\n{ATTRIBUTE_LIST}[ ]*\Z")
_CONTENTS = re.compile(r"\s*\[\[?_?toc_?\]?\]\s*", re.IGNORECASE)
_CONTENTS_ITEM = re.compile(r"\n[ ]*\{:[ ]*toc[ ]*\}\s*\Z")
_CONTENTS_SIGN = re.compile(rb"\[_?[tT][oO][cC]")
_LISTS = frozenset({"ul", "ol"})


class AttributeLists(AttrListTreeprocessor):
    """Read `{: .class }`, `{ .class }`, `{ #id }` and `{ key=value }`, also on a line below a block.

    Python-Markdown's own takes whatever else stands in braces at the end of a paragraph, be it a line of code or
    another generator's tag, for attributes, and the text is lost.
    """

    # The stubs call these final; Python-Markdown's own extension reads them from `self`.
    HEADER_RE = re.compile(rf"(?<![ ])[ ]++{ATTRIBUTE_LIST}[ ]*$")  # type: ignore[misc]
    BLOCK_RE = re.compile(rf"\n[ ]*{ATTRIBUTE_LIST}[ ]*$")  # type: ignore[misc]
    INLINE_RE = re.compile(rf"^{ATTRIBUTE_LIST}")  # type: ignore[misc]

    def run(self, doc: ET.Element) -> None:
        """Take the lists that stand below blocks, and the marks for a table of contents, out of the text first."""
        source = parser_of(self.md).lines.source
        if b"{" not in source and not _CONTENTS_SIGN.search(source):
            return
        for parent in doc.iter():
            if isheader(parent):
                self._read_behind_heading(parent)
            above: ET.Element | None = None
            for child in list(parent):
                alone = _ALONE.fullmatch(child.text or "") if child.tag == "p" and not len(child) else None
                before = parent.text if above is None else above.tail
                if alone and (above is not None or STX in (before or "")):
                    if above is not None and STX not in (before or ""):
                        self.assign_attrs(_described(above), alone[1])
                    take_out(parent, child)  # HTML of the author's own has its attributes already
                elif _is_contents(child):
                    take_out(parent, child)
                else:
                    above = child
                if child.tag in _LISTS:
                    self._read_below_list(child)
                elif child.tag == "table":
                    self._read_below_table(child)
        super().run(doc)

    def _read_behind_heading(self, heading: ET.Element) -> None:
        """Give a heading what stands behind its words; Python-Markdown would take a `#` at their end with it."""
        text = (heading[-1].tail if len(heading) else heading.text) or ""
        match = _AT_END.search(text)
        if not match:
            return
        self.assign_attrs(heading, match[1])
        if len(heading):
            heading[-1].tail = text[: match.start()]
        else:
            heading.text = text[: match.start()]

    def _read_below_list(self, block: ET.Element) -> None:
        """Give a list what stands at its own margin below it; what is indented is its last item's."""
        last = block[-1]
        owner = last[-1] if len(last) and last[-1].tag == "p" else last
        text = (owner[-1].tail if len(owner) else owner.text) or ""
        match = _LAST_LINE.search(text.rstrip("\n"))
        if not match or not self._is_at_margin(parser_of(self.md).spans.get(last)):
            return
        self.assign_attrs(block, match[1])
        if len(owner):
            owner[-1].tail = text[: match.start()]
        else:
            owner.text = text[: match.start()]

    def _is_at_margin(self, item: Span | None) -> bool:
        """Tell whether the last line of an item begins no further right than the item itself."""
        if item is None:
            return False
        source = parser_of(self.md).lines.source
        last = source[item.start : item.end].rstrip().rpartition(b"\n")[2]
        indent = len(last) - len(last.lstrip(b" "))
        return indent <= item.start - (source.rfind(b"\n", 0, item.start) + 1)

    def _read_below_table(self, table: ET.Element) -> None:
        """Give a table what stands in the line below its last row, which is one of its rows else."""
        body = table[-1]
        cells = [*body[-1]] if body.tag == "tbody" else []
        alone = _ALONE.fullmatch(cells[0].text or "") if cells and not len(cells[0]) else None
        if not alone or any(len(cell) or (cell.text or "").strip() for cell in cells[1:]):
            return
        self.assign_attrs(table, alone[1])
        body.remove(body[-1])
        if not len(body):
            table.remove(body)


def _described(block: ET.Element) -> ET.Element:
    """Return what a list below a block is about: of a block of code, the code."""
    return block[0] if block.tag == "pre" and len(block) else block


def _is_contents(element: ET.Element) -> bool:
    """Tell `[TOC]`, and kramdown's list of one item that ends with `{:toc}`."""
    if element.tag in _LISTS and len(element) == 1:
        return bool(_CONTENTS_ITEM.search(element[0].text or ""))
    return element.tag == "p" and not len(element) and bool(_CONTENTS.fullmatch(element.text or ""))
