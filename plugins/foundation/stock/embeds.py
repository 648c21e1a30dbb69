"""Cards in the place of pasted code, and of links that stand alone, for whatever parser Python-Markdown has."""

import re
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from ..findings.model import Diagnostics
from ..prose.embeds import in_order, is_bare, only_link
from ..prose.model import Embed, Embedder, Link

_FENCE = re.compile(
    r"^[ >]{0,12}(?P<fence>`{3,}|~{3,})[^`\n]*\n.*?(?:^[ >]{0,12}(?P=fence)[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
)
_CODE = re.compile(r"(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)", re.DOTALL)
_ADDRESS = re.compile(r"<?(https?://[^\s<>]+)>?")


class EmbedExtension(Extension):
    """Ask embedders what stands in a text for a thing of theirs, and put that there."""

    def __init__(self, embedders: Sequence[Embedder], diagnostics: Diagnostics, first_line: int) -> None:
        """Take who is asked, and where faults go; the text begins in a line of its file."""
        super().__init__()
        self.embedders, self._diagnostics, self._first_line = embedders, diagnostics, first_line

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Look at the source before code and HTML are taken out of it, and at the tree when its links are there."""
        md.preprocessors.register(_PastedCode(md, self), "over_coffee_pasted", 28)
        md.treeprocessors.register(_LoneLinks(md, self), "over_coffee_lone_links", 15)

    def render(self, embed: Embed, target: str = "") -> str:
        """Return the HTML of what is embedded, and report what is wrong with it: where a link's target is written."""
        if fault := embed.fault:
            lines = self._diagnostics.source.text.split("\n")[self._first_line - 1 :]
            found = ((number, line.find(target)) for number, line in enumerate(lines) if target in line)
            line, column = next(found, (0, 0)) if target else (fault.line, fault.column)
            self._diagnostics.mark((self._first_line + line, column + 1), fault.code, fault.problem, fault.remedy)
        return embed.html


class _PastedCode(Preprocessor):
    """Take pasted code out of a text, but for what is shown there as code."""

    def __init__(self, md: Markdown, extension: EmbedExtension) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        embedders = [each for each in self._extension.embedders if any(sign in text for sign in each.signs)]
        if not embedders:
            return lines
        code = [match.span() for pattern in (_FENCE, _CODE) for match in pattern.finditer(text)]
        pieces: list[str] = []
        done = 0
        for pasted in in_order(pasted for each in embedders for pasted in each.find(text)):
            if any(start <= pasted.start < end for start, end in code):
                continue
            pieces += text[done : pasted.start], self._card(text, pasted.start, self._extension.render(pasted.embed))
            done = pasted.end
        return "".join([*pieces, text[done:]]).split("\n")

    def _card(self, text: str, start: int, html: str) -> str:
        """Return what stands for a card, as a paragraph of its own where it begins a line."""
        if not html:
            return ""
        placeholder: str = self.md.htmlStash.store(html)
        begins_line = start == 0 or text[start - 1] == "\n"
        return f"\n\n{placeholder}\n\n" if begins_line else placeholder


class _LoneLinks(Treeprocessor):
    """Put a card in the place of a link that is alone in its paragraph, but for the first in an item of a list."""

    def __init__(self, md: Markdown, extension: EmbedExtension) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, root: ET.Element) -> None:
        for parent in [*root.iter()]:
            for number, paragraph in enumerate(parent):
                if paragraph.tag == "p" and not (parent.tag == "li" and number == 0) and (found := _link(paragraph)):
                    self._put(paragraph, *found)

    def _put(self, paragraph: ET.Element, target: str, is_alone: bool) -> None:  # noqa: FBT001 - a pair taken apart
        link = Link(target, target)
        card = next((card for each in self._extension.embedders if (card := each.embed(link, is_bare=is_alone))), None)
        if isinstance(card, Embed):
            tail = paragraph.tail
            paragraph.clear()
            paragraph.text, paragraph.tail = self.md.htmlStash.store(self._extension.render(card, target)), tail


def _link(paragraph: ET.Element) -> tuple[str, bool] | None:
    """Return where a paragraph leads that is nothing but a link, or an address, and whether it has no other words."""
    if (link := only_link(paragraph)) is not None:
        return link.get("href", ""), is_bare(link)
    if len(paragraph) == 0 and (address := _ADDRESS.fullmatch((paragraph.text or "").strip())):
        return address[1], True
    return None
