"""The parser that Python-Markdown is given in the place of its own."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from xml.etree import ElementTree as ET

import pyromark
from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.util import ETX, STX
from pyromark import Options

from .places import Lines, Span, target_offset
from .tree import COLON, NOTHING, TreeBuilder

_OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_GFM
    | Options.ENABLE_DEFINITION_LIST
)
_CONTROL_REFERENCE = re.compile(
    r"&#(?:0*(?:[1-8]|1[1-9]|2\d|3[01]|12[7-9]|1[34]\d|15\d)"
    r"|[xX]0*(?:[1-8bcefBCEF]|1[0-9a-fA-F]|7[fF]|[89][0-9a-fA-F]|[fF]{3}[eEfF]));"
)
"""References to characters that no page may hold."""
_NO_DEFINITION = re.compile(r"(\n[ \t>]*):(?![ \t\n])")
"""What begins a line like a definition, which has a space behind its colon: `:tada:`, or `::`."""


class CommonMarkParser(BlockParser):
    """Read one text after another; of the last one, keep where its elements and its HTML stand.

    `spans` are by element, `raw` by the number of the piece of HTML in Python-Markdown's stash; `breaks` are where the
    further lines of paragraphs begin.
    """

    def __init__(self, md: Markdown) -> None:
        """Begin with no text."""
        super().__init__(md)
        self.lines = Lines(b"")
        self.spans: Mapping[ET.Element, Span] = {}
        self.raw: Mapping[int, tuple[Span, ...]] = {}
        self.breaks: Sequence[int] = ()

    def parseDocument(self, lines: Iterable[str]) -> ET.ElementTree:  # noqa: N802 - Python-Markdown's name
        """Return the tree of a text; raises NestingError where it is nested too deeply."""
        text = "\n".join(lines).replace(COLON, " ").replace(NOTHING, " ")
        if not self.md.htmlStash.html_counter:  # else a preprocessor has put them there
            text = text.replace(STX, " ").replace(ETX, " ")
        text += "" if text.endswith("\n") else "\n"
        body = text.removeprefix("\ufeff")
        self.lines = Lines(text.encode())
        self.__dict__.pop("definitions", None)
        if "&#" in body:
            body = _CONTROL_REFERENCE.sub(lambda match: NOTHING * len(match[0]), body)
        body = _NO_DEFINITION.sub(rf"\1{COLON}", body)
        builder = TreeBuilder(
            self.md, len(self.lines.source) - len(body.encode()), has_signs=COLON in body or NOTHING in body
        )
        root = builder.build(pyromark.events_with_range(body, options=_OPTIONS, merge_text=True))
        self.spans, self.raw, self.breaks = builder.spans, builder.raw, builder.breaks
        return ET.ElementTree(root)

    @cached_property
    def definitions(self) -> Mapping[str, Span]:
        """Return where in the text it is said where links lead which only name a target, by those names."""
        text = self.lines.source.decode()
        found = pyromark.reference_definitions(text, options=_OPTIONS)
        return {name.casefold(): Span(each["span"]["start"], each["span"]["end"]) for name, each in found.items()}

    def target_offset(self, element: ET.Element, target: str) -> int:
        """Return where in the text a link or picture says its target, or the name that stands for it is defined."""
        span = self.spans.get(element, Span(0, 0))
        definition = self.definitions.get(span.label.casefold()) if span.label else None
        return target_offset(self.lines.source, span, target, definition)

    def breaks_in(self, span: Span) -> Iterator[int]:
        """Go through where the further lines of a paragraph begin."""
        return islice(self.breaks, bisect_left(self.breaks, span.start), bisect_right(self.breaks, span.end))


def parser_of(md: Markdown) -> CommonMarkParser:
    """Return the parser of a Markdown instance; raise TypeError where it has another than this one."""
    if not isinstance(md.parser, CommonMarkParser):
        message = "the CommonMark extension is to be switched on first"
        raise TypeError(message)
    return md.parser
