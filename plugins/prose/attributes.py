"""Attribute lists, as kramdown and Hugo write them, and the marks for a table of contents."""

import re
from xml.etree import ElementTree as ET

from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.util import STX

ATTRIBUTE_LIST = r"\{(?::(?![:/])|(?=[ ]*[#.][\w-]))[ ]*([^}\n ][^\n{}]*)\}"
"""What Jekyll and Hugo take for one; what stands in it is its only group."""
_ALONE = re.compile(rf"\s*{ATTRIBUTE_LIST}\s*")
_CONTENTS = re.compile(r"\s*\[\[?toc\]?\]\s*", re.IGNORECASE)
_CONTENTS_ITEM = re.compile(r"\n[ ]*\{:[ ]*toc[ ]*\}\s*\Z")


class AttributeLists(AttrListTreeprocessor):
    """Read `{: .class }`, `{ .class }` and `{ #id }`, also below a heading or code block.

    Python-Markdown's own takes whatever else stands in braces at the end of a paragraph, be it a line of code or
    another generator's tag, for attributes, and the text is lost.
    """

    # The stubs call these final; Python-Markdown's own extension reads them from `self`.
    HEADER_RE = re.compile(rf"(?<![ ])[ ]++{ATTRIBUTE_LIST}[ ]*$")  # type: ignore[misc]
    BLOCK_RE = re.compile(rf"\n[ ]*{ATTRIBUTE_LIST}[ ]*$")  # type: ignore[misc]
    INLINE_RE = re.compile(rf"^{ATTRIBUTE_LIST}")  # type: ignore[misc]

    def run(self, doc: ET.Element) -> None:
        """Take the lists that stand alone, and the marks for a table of contents, out of the text first.

        A code block is a placeholder in a paragraph by now, which must stay as it is; it takes no attributes.
        """
        for parent in doc.iter():
            above: ET.Element | None = None
            for child in list(parent):
                alone = _ALONE.fullmatch(child.text or "") if child.tag == "p" and not len(child) else None
                if alone and above is not None:
                    if not (above.text or "").startswith(STX):
                        self.assign_attrs(above, alone[1])
                    parent.remove(child)
                elif _is_contents(child):
                    parent.remove(child)
                else:
                    above = child
        super().run(doc)


def _is_contents(element: ET.Element) -> bool:
    """Tell `[TOC]`, and kramdown's list of one item that ends with `{:toc}`."""
    if element.tag in {"ul", "ol"} and len(element) == 1:
        return bool(_CONTENTS_ITEM.search(element[0].text or ""))
    return element.tag == "p" and not len(element) and bool(_CONTENTS.fullmatch(element.text or ""))
