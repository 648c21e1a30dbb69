"""CommonMark in anybody's Pelican site: `PLUGINS = ["commonmark"]`."""

from typing import Any
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.codehilite import CodeHilite
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from pelican import Pelican
from pelican.plugins import signals

from ..foundation.commonmark.extension import CommonMarkExtension
from ..foundation.stock.intrasite import with_braces
from ..foundation.stock.parts import add_part
from ..foundation.stock.reader import use_reader

_NAMES = (
    *("extra", "fenced_code", "footnotes", "tables", "def_list", "abbr", "md_in_html", "admonition", "nl2br", "smarty"),
    *("sane_lists", "legacy_em", "wikilinks"),
)
_WITHOUT = frozenset({*_NAMES, *(f"markdown.extensions.{name}" for name in _NAMES)})
"""What reads lines, blocks or inline patterns of Markdown itself, which another parser reads now."""


class CommonMark(Extension):
    """Another parser, with the attribute lists that `extra` has, and code in colours as `codehilite` is set."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Put the parser in, the last of all extensions."""
        md.registerExtensions(["markdown.extensions.attr_list"], {})
        CommonMarkExtension().extendMarkdown(md)
        md.treeprocessors.register(_Columns(md), "over_coffee_columns", 30)
        md.postprocessors.register(_Braces(md), "over_coffee_braces", 5)
        if "hilite" in md.treeprocessors:
            md.treeprocessors.register(_Fences(md), "over_coffee_fences", 31)


class _Columns(Treeprocessor):
    """Align the cells of tables as Python-Markdown does; of `align` HTML has no more."""

    def run(self, root: ET.Element) -> None:
        for cell in root.iter():
            if cell.tag in {"th", "td"} and (align := cell.attrib.pop("align", "")):
                cell.set("style", f"text-align: {align};")


class _Braces(Postprocessor):
    """Give Pelican its links back."""

    def run(self, text: str) -> str:
        return with_braces(text)


class _Fences(Treeprocessor):
    """Give code its colours by the language that its fence names; codehilite takes the code that is left."""

    def run(self, root: ET.Element) -> None:
        hilite: Any = self.md.treeprocessors["hilite"]  # it has no types
        settings = dict(hilite.config)
        style = settings.pop("pygments_style")
        for block in root.iter("pre"):
            code = block[0] if len(block) == 1 and block[0].tag == "code" else None
            language = code.get("class", "").removeprefix("language-") if code is not None else ""
            if code is not None and language:
                html = CodeHilite(code.text or "", lang=language, style=style, **settings).hilite(shebang=False)
                tail = block.tail
                block.clear()
                block.tag, block.text, block.tail = "p", self.md.htmlStash.store(html), tail


def switch_on(pelican: Pelican) -> None:
    """Have texts read by it."""
    if parts := add_part(pelican):
        parts.extensions.append(CommonMark())
        parts.without |= _WITHOUT


def register() -> None:
    """Connect to Pelican's signals."""
    signals.initialized.connect(switch_on)
    signals.readers_init.connect(use_reader)
