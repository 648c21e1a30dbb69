"""Make of pulldown-cmark's events the tree that Python-Markdown works on."""

from collections.abc import Iterable
from typing import Any
from xml.etree import ElementTree as ET

from markdown import Markdown
from pyromark.event import Event, Range

from .autolinks import find_addresses
from .footnotes import Footnotes
from .places import NestingError, Span

DEEPEST = 100
"""Elements in elements; no text that is written to be read has more."""
COLON, NOTHING = "\x1d", "\x1e"
"""What stands for a colon that begins a line and no definition, and for a reference to what no page may hold."""
_TAGS = {
    "Paragraph": "p",
    "Item": "li",
    "DefinitionList": "dl",
    "DefinitionListTitle": "dt",
    "DefinitionListDefinition": "dd",
    "TableHead": "tr",
    "TableRow": "tr",
    "Emphasis": "em",
    "Strong": "strong",
    "Strikethrough": "del",
}
_INLINE = frozenset({"em", "strong", "del", "a", "code"})
_ALIGNED = {"Left": "left", "Center": "center", "Right": "right"}


class TreeBuilder:
    """Build one tree, and note where in the text its parts stand.

    `spans` are those of its elements, `raw` those of the lines of each piece of HTML, `breaks` where the further lines
    of paragraphs begin. Line ends stand between blocks, as Python-Markdown puts them there.
    """

    def __init__(self, md: Markdown, offset: int = 0, *, has_signs: bool = True) -> None:
        """Begin with an empty tree; `offset` is where the text begins for which the events are told.

        With `has_signs`, there are stand-ins in it.
        """
        self.spans: dict[ET.Element, Span] = {}
        self.raw: dict[int, tuple[Span, ...]] = {}
        self.breaks: list[int] = []
        self._md, self._offset, self._has_signs = md, offset, has_signs
        self._footnotes = Footnotes()
        self._open: list[ET.Element] = [ET.Element(md.doc_tag)]
        self._text: list[str] = []
        self._begins_line = False
        self._picture = 0
        self._html: list[tuple[str, Span]] | None = None
        self._notes: list[str] = []
        self._columns: tuple[str, ...] = ()
        self._column = 0
        self._in_link = False

    def build(self, events: Iterable[tuple[Event, Range]]) -> ET.Element:
        """Return the root of the tree. Raises NestingError."""
        root, offset = self._open[0], self._offset
        kind: str
        value: Any
        for event, place in events:
            start = place["start"] + offset
            if isinstance(event, str):
                self._sign(event, Span(start, place["end"] + offset))
                continue
            [(kind, value)] = event.items()
            if self._picture:
                self._in_picture(kind, value)
            elif kind == "Text":
                self._words(value, start)
            elif kind == "End":
                self._end(value)
            elif kind == "Start":
                self._start(value, Span(start, place["end"] + offset))
            else:
                self._piece(kind, value, Span(start, place["end"] + offset))
        self._flush()
        section = self._footnotes.section()
        if section is not None:
            root.append(section)
        return root

    def _sign(self, sign: str, span: Span) -> None:
        """Take a line end, or a rule."""
        if self._picture:
            self._text.append(" ")
        elif sign == "Rule":
            self._push("hr", span)
            self._pop()
        elif sign == "HardBreak":
            self._leaf(ET.Element("br"), span)
            self._text.append("\n")
        elif self._open[-1].tag == "dt":
            self._pop()
            self._push("dt", Span(span.end, span.end))
        else:
            self._text.append("\n")
            self.breaks.append(span.end)

    def _start(self, tag: Any, span: Span) -> None:  # noqa: ANN401 - pyromark's tags are dictionaries or names
        if isinstance(tag, dict):
            [(name, value)] = tag.items()
            self._start_valued(name, value, span)
        elif tag == "HtmlBlock":
            self._html = []
        elif tag == "TableCell":
            self._cell(span)
        else:
            if tag == "TableHead":
                self._push("thead", span)
            elif tag == "TableRow" and self._open[-1].tag == "table":
                self._push("tbody", span)
            self._column = 0
            self._push(_TAGS[tag], span)

    def _start_valued(self, name: str, value: Any, span: Span) -> None:  # noqa: ANN401 - as above
        """Open what is more than a name."""
        match name:
            case "Heading":
                self._push(value["level"].lower(), span)
            case "BlockQuote" if value:
                self._push("div", span, {"class": f"note note-{value.lower()}", "role": "note"})
                self._push("p", Span(span.start, span.start), {"class": "note-title"})
                self._text.append(value)
                self._pop()
            case "BlockQuote":
                self._push("blockquote", span)
            case "List":
                start = {} if value in {None, 1} else {"start": str(value)}
                self._push("ul" if value is None else "ol", span, start)
            case "CodeBlock":
                language = _language(value["Fenced"]) if isinstance(value, dict) else ""
                self._push("pre", span)
                self._push("code", span, {"class": f"language-{language}"} if language else {})
            case "Table":
                self._columns = value
                self._push("table", span)
            case "FootnoteDefinition":
                self._flush()
                self._notes.append(value)
                self._open.append(self._footnotes.notes.setdefault(value, ET.Element("li")))
                self.spans[self._open[-1]] = span
                self._begins_line = False
            case "Link":
                self._in_link = True
                href = f"mailto:{value['dest_url']}" if value["link_type"] == "Email" else value["dest_url"]
                title = {"title": self._said(value["title"])} if value["title"] else {}
                self._push("a", span._replace(label=value["id"]), {"href": self._said(href), **title})
            case "Image":
                title = {"title": self._said(value["title"])} if value["title"] else {}
                image = ET.Element("img", {"src": self._said(value["dest_url"]), **title})
                self._leaf(image, span._replace(label=value["id"]))
                self._picture = 1

    def _end(self, tag: Any) -> None:  # noqa: ANN401 - as above
        name = next(iter(tag)) if isinstance(tag, dict) else tag
        match name:
            case "HtmlBlock":
                self._end_html()
            case "CodeBlock":
                self._pop()
                self._pop()
            case "FootnoteDefinition":
                self._flush()
                self._open.pop()
                self._notes.pop()
                self._begins_line = True
            case "TableHead":
                self._pop()
                self._pop()
            case "Table":
                if self._open[-1].tag == "tbody":
                    self._pop()
                self._pop()
            case "Link":
                self._in_link = False
                self._pop()
            case _:
                self._pop()

    def _piece(self, kind: str, value: Any, span: Span) -> None:  # noqa: ANN401 - as above
        """Take code, HTML, a box or a footnote's number."""
        match kind:
            case "Code":
                code = ET.Element("code")
                code.text = self._said(value)
                self._leaf(code, span)
            case "Html" if self._html is not None:
                self._html.append((self._said(value), span))
            case "InlineHtml" | "Html":
                self._text.append(self._stash(self._said(value), (span,)))
            case "TaskListMarker":
                box = {"type": "checkbox", "disabled": ""} | ({"checked": ""} if value else {})
                self._leaf(ET.Element("input", box), span)
                self._text.append(" ")
            case "FootnoteReference":
                self._leaf(self._footnotes.refer(value, self._notes[-1] if self._notes else None), span)

    def _said(self, text: str) -> str:
        """Return text as it was meant."""
        return text.replace(COLON, ":").replace(NOTHING, "") if self._has_signs else text

    def _words(self, text: str, start: int) -> None:
        """Take a piece of text, with links for the addresses in it."""
        text = self._said(text)
        if self._in_link or self._open[-1].tag == "code":
            self._text.append(text)
            return
        done = 0
        for begin, end, href in find_addresses(text):
            self._text.append(text[done:begin])
            link = ET.Element("a", {"href": href})
            link.text = text[begin:end]
            self._leaf(link, Span(start + len(text[:begin].encode()), start + len(text[:end].encode())))
            done = end
        self._text.append(text[done:] if done else text)

    def _in_picture(self, kind: str, value: Any) -> None:  # noqa: ANN401 - as above
        """Take the words for a picture, which are text and nothing else."""
        if kind in {"Text", "Code"}:
            self._text.append(self._said(value))
        elif kind == "Start":
            self._picture += isinstance(value, dict) and "Image" in value
        elif value == "Image":
            self._picture -= 1
            if not self._picture:
                image = self._open[-1][-1]
                image.set("alt", "".join(self._text))
                self._text.clear()

    def _cell(self, span: Span) -> None:
        tag = "th" if self._open[-2].tag == "thead" else "td"
        align = _ALIGNED.get(self._columns[self._column]) if self._column < len(self._columns) else None
        self._column += 1
        self._push(tag, span, {"align": align} if align else {})

    def _end_html(self) -> None:
        """Put a block of HTML on lines of its own."""
        lines, self._html = self._html or [], None
        html = "".join(line for line, _ in lines).rstrip("\n")
        self._begin_line()
        self._text.append(self._stash(html, tuple(span for _, span in lines)))
        self._text.append("\n")
        self._begins_line = True

    def _stash(self, html: str, spans: tuple[Span, ...]) -> str:
        """Keep HTML as it is until the tree is HTML, and return what stands for it."""
        self.raw[self._md.htmlStash.html_counter] = spans
        placeholder: str = self._md.htmlStash.store(html)
        return placeholder

    def _begin_line(self) -> None:
        if not self._begins_line and (len(self._open) > 1 or len(self._open[0]) or self._text):
            self._text.append("\n")

    def _push(self, tag: str, span: Span, attributes: dict[str, str] | None = None) -> None:
        """Open an element; a block begins a line."""
        if tag not in _INLINE:
            self._begin_line()
        self._flush()
        if len(self._open) > DEEPEST:
            raise NestingError(span.start)
        element = ET.SubElement(self._open[-1], tag, attributes or {})
        self.spans[element] = span
        self._open.append(element)
        self._begins_line = False

    def _pop(self) -> None:
        """Close an element; a block ends its line."""
        self._flush()
        element = self._open.pop()
        self._begins_line = element.tag not in _INLINE
        if self._begins_line:
            self._text.append("\n")

    def _leaf(self, element: ET.Element, span: Span) -> None:
        """Put an element without children in the text."""
        self._flush()
        self._open[-1].append(element)
        self.spans[element] = span
        self._begins_line = False

    def _flush(self) -> None:
        """Put the text since the last element where it belongs."""
        if not self._text:
            return
        text, parent = "".join(self._text), self._open[-1]
        self._text.clear()
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + text
        else:
            parent.text = (parent.text or "") + text


def _language(info: str) -> str:
    """Return the language that a fence names, or nothing: the first word, or the first class in braces."""
    words = info.replace("{", " ").replace("}", " ").split()
    first = next(iter(words), "")
    if info.lstrip().startswith("{"):
        first = next((word for word in words if word.startswith(".")), first)
    return "" if "=" in first else first.removeprefix(".")
