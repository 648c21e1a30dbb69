"""The site's own Markdown extension: headings begin at level 2, links are resolved, the text is looked through."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from plugins.findings.model import Code
from plugins.prose.model import Fault, Link

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_PLACEHOLDER = re.compile("\x02[^\x03]*\x03")
_FOREIGN_TAG = re.compile(r"\{%-?\s*\w+.*?%\}|\{\{[<%].*?[>%]\}\}|\{\{-?\s*\w+\.[\w.]+.*?\}\}", re.DOTALL)
_REMOTE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_UNSAFE = re.compile(r"(?:javascript|vbscript|data|file|blob):", re.IGNORECASE)
_LOADING = frozenset({"src", "srcset", "poster", "data", "background"})
_LINKING = frozenset({"href", "src", "poster", "data"})
_ACTIVE = frozenset({"script", "style", "iframe", "object", "embed", "form", "link", "meta", "base", "frame"})


@dataclass(slots=True)
class Notes:
    """What was seen while rendering one text."""

    resolve: Callable[[str], Link]
    anchors: set[str] = field(default_factory=set)
    links: list[Link] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    opening: str = ""
    words: int = 0

    def href(self, target: str) -> str:
        """Resolve a link's target and remember where it leads."""
        if _UNSAFE.match(re.sub(r"[\x00-\x20]", "", target)):
            scheme = target.split(":", maxsplit=1)[0].strip()
            self.fault(Code.UNSAFE_LINK, target, f"a link cannot begin with `{scheme}:`", "link a page or a file")
            return target
        link = self.resolve(target)
        if link.path or link.attachment:
            self.links.append(link)
        return link.href

    def fault(self, code: Code, needle: str, problem: str, remedy: str) -> None:
        """Remember a mistake."""
        self.faults.append(Fault(code, needle, problem, remedy))

    def attribute(self, tag: str, name: str, value: str) -> None:
        """Look at one attribute for what no page of the site may hold."""
        if name == "id" or (name == "name" and tag == "a"):
            self.anchors.add(value)
        elif name == "style" or name.startswith("on"):
            self.fault(Code.INLINE_CODE, value, f"`{name}=` is an inline style or script", "use a class of the theme")
        elif name in _LOADING and _REMOTE.match(value):
            remedy = "save it beside the post and link that file"
            self.fault(Code.THIRD_PARTY, value, f"<{tag}> loads from another host", remedy)


class SiteExtension(Extension):
    """Tie the processors to one Markdown instance; `begin` starts the notes of a text."""

    notes: Notes

    def begin(self, resolve: Callable[[str], Link]) -> None:
        """Start on a new text."""
        self.notes = Notes(resolve)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register behind attr_list (8) and before toc (5); then behind everything else."""
        md.treeprocessors.register(HeadingLevels(md), "site_headings", 7)
        md.treeprocessors.register(Look(md, self), "site_look", -10)


class HeadingLevels(Treeprocessor):
    """Move a text's headings so that the highest is level 2: the page's title is its one h1."""

    def run(self, root: ET.Element) -> None:
        """Shift every heading by the same number of levels."""
        headings = [element for element in root.iter() if element.tag in _HEADINGS]
        if not headings:
            return
        shift = 1 - min(_HEADINGS.index(element.tag) for element in headings)
        for element in headings:
            element.tag = _HEADINGS[min(_HEADINGS.index(element.tag) + shift, 5)]


class Look(Treeprocessor):
    """Walk the finished tree once: resolve links, note anchors, count words, look for what may not be there."""

    def __init__(self, md: Markdown, extension: SiteExtension) -> None:
        """Keep the extension, whose notes change with every text."""
        super().__init__(md)
        self._extension = extension

    def run(self, root: ET.Element) -> None:
        """Take the notes of one text."""
        notes = self._extension.notes
        in_code: set[ET.Element] = set()
        for element in root.iter():
            for name, value in element.items():
                if name in _LINKING:
                    element.set(name, notes.href(value))
                notes.attribute(element.tag, name, value)
                _look_for_tags(value, notes)
            if element.tag in {"code", "pre"}:
                in_code.update(element.iter())
            if element not in in_code:
                _look_for_tags(element.text, notes)
            _look_for_tags(element.tail, notes)
        text = _PLACEHOLDER.sub("", " ".join(root.itertext()))
        notes.words = len(text.split())
        paragraph = next((p for p in root if p.tag == "p" and _plain(p)), None)
        notes.opening = _plain(paragraph) if paragraph is not None else ""
        self._look_at_raw_html(notes)

    def _look_at_raw_html(self, notes: Notes) -> None:
        blocks = self.md.htmlStash.rawHtmlBlocks
        for number, block in enumerate(blocks):
            if isinstance(block, str) and not block.startswith("<pre><code"):
                parser = _RawHtml(block, notes)
                blocks[number] = parser.result


def _plain(element: ET.Element) -> str:
    return " ".join(_PLACEHOLDER.sub("", "".join(element.itertext())).split())


def _look_for_tags(text: str | None, notes: Notes) -> None:
    if not text or "{" not in text:
        return
    for match in _FOREIGN_TAG.finditer(text):
        remedy = "write Markdown, or put it in `code` if it is meant to be read"
        notes.fault(Code.FOREIGN_TAG, match[0], f"{match[0]} is another generator's tag", remedy)


class _RawHtml(HTMLParser):
    """Resolve the links of HTML that an author wrote, and look at its tags."""

    def __init__(self, html: str, notes: Notes) -> None:
        super().__init__(convert_charrefs=True)
        self.result = html
        self._notes = notes
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        written = resolved = self.get_starttag_text() or ""
        if tag in _ACTIVE:
            self._notes.fault(Code.INLINE_CODE, written, f"<{tag}> has no place in a post", "remove it")
        for name, value in attrs:
            if not value:
                continue
            if name in _LINKING:
                resolved = resolved.replace(value, escape(self._notes.href(value)))
            self._notes.attribute(tag, name, value)
        if resolved != written:
            self.result = self.result.replace(written, resolved)

    handle_startendtag = handle_starttag
