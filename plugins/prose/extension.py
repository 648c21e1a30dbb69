"""The site's own Markdown extension: headings begin at level 2, links are resolved, the text is looked through."""

import re
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, field
from html import escape, unescape
from html.parser import HTMLParser
from itertools import chain, count
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE

from plugins.findings.model import Code
from plugins.prose.attributes import AttributeLists
from plugins.prose.model import Fault, Heading, Link
from plugins.slugs import slug

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_PLACEHOLDER = re.compile("\x02[^\x03]*\x03")
_FOREIGN_TAG = re.compile(
    r"""\{%-?\s*\w+.*?%\}|\{\{[<%].*?[>%]\}\}|\{\{-?\s*(?:\w+\.[\w.]+|(["'])[^"']*\1\s*\|).*?\}\}""",
    re.DOTALL,
)
_CODE = re.compile(r"<(pre|code)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_REMOTE = re.compile(r"(?:^|,)\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
"""Another host; in a `srcset`, behind any comma."""
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
    headings: list[Heading] = field(default_factory=list)
    opening: str = ""
    words: int = 0

    def href(self, target: str) -> str:
        """Resolve a link's target and remember where it leads; of another generator's tag nobody knows."""
        if _FOREIGN_TAG.search(target):
            return target
        unsafe = _UNSAFE.match(re.sub(r"[\x00-\x20]", "", unescape(target)))
        if unsafe:
            self.fault(Code.UNSAFE_LINK, target, f"a link cannot begin with `{unsafe[0]}`", "link a page or a file")
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
        elif name in _LOADING and _REMOTE.search(value):
            remedy = "save it beside the post and link that file"
            self.fault(Code.THIRD_PARTY, value, f"<{tag}> loads from another host", remedy)


class SiteExtension(Extension):
    """Tie the processors to one Markdown instance; `begin` starts the notes of a text."""

    notes: Notes

    def begin(self, resolve: Callable[[str], Link]) -> None:
        """Start on a new text."""
        self.notes = Notes(resolve)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register in attr_list's place (8); behind it, since it sets ids; then behind everything else."""
        md.treeprocessors.register(AttributeLists(md), "attr_list", 8)
        md.treeprocessors.register(Headings(md, self), "site_headings", 7)
        md.treeprocessors.register(Look(md, self), "site_look", -10)


class Headings(Treeprocessor):
    """Move a text's headings so that the highest is level 2, below the page's title, and give each an anchor.

    Python-Markdown's own `toc` takes three times as long, for a list that our templates make themselves.
    """

    def __init__(self, md: Markdown, extension: SiteExtension) -> None:
        """Keep the extension, whose notes change with every text."""
        super().__init__(md)
        self._extension = extension

    def run(self, root: ET.Element) -> None:
        """Shift every heading by the same number of levels, and note it."""
        headings = [element for element in root.iter() if element.tag in _HEADINGS]
        used = {element.get("id") for element in root.iter()}
        shift = 1 - min((_HEADINGS.index(element.tag) for element in headings), default=1)
        for element in headings:
            level = min(_HEADINGS.index(element.tag) + shift, 5)
            element.tag = _HEADINGS[level]
            text = _plain(element, self.md)
            anchor = element.get("id") or _unused(slug(text) or "section", used)
            element.set("id", anchor)
            used.add(anchor)
            self._extension.notes.headings.append(Heading(level + 1, anchor, text))


def _unused(anchor: str, used: Container[str | None]) -> str:
    return next(name for name in chain([anchor], (f"{anchor}-{n}" for n in count(2))) if name not in used)


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
        notes.words = len(_plain(root, self.md).split())
        notes.opening = next((text for p in root if p.tag == "p" and (text := _plain(p, self.md))), "")
        self._look_at_raw_html(notes)

    def _look_at_raw_html(self, notes: Notes) -> None:
        blocks = self.md.htmlStash.rawHtmlBlocks
        for number, block in enumerate(blocks):
            if isinstance(block, str):
                _look_for_tags(_CODE.sub("", block), notes)
                blocks[number] = _RawHtml(block, notes).result


def _plain(element: ET.Element, md: Markdown) -> str:
    """Return the text of an element as its reader sees it, without raw HTML and the numbers of footnotes."""
    text = _PLACEHOLDER.sub(lambda mark: _behind(mark[0], md), "".join(_texts(element)))
    return " ".join(unescape(text).split())


def _behind(mark: str, md: Markdown) -> str:
    """Return what one of Python-Markdown's marks stands for, if it is a character: `&amp;`, or an escaped `*`."""
    if mark == AMP_SUBSTITUTE:
        return "&"
    if mark[1:-1].isdecimal():
        return chr(int(mark[1:-1]))
    stashed = HTML_PLACEHOLDER_RE.fullmatch(mark)
    raw = md.htmlStash.rawHtmlBlocks[int(stashed[1])] if stashed else ""
    return raw if isinstance(raw, str) and raw.startswith("&") else ""


def _texts(element: ET.Element) -> Iterator[str]:
    if element.get("class") in {"footnote-ref", "footnote-backref"}:
        return
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


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
            if name in _LINKING and (href := self._notes.href(value)) != value:
                resolved = _with_value(resolved, name, href)
            self._notes.attribute(tag, name, value)
        if resolved != written:
            self.result = self.result.replace(written, resolved)

    handle_startendtag = handle_starttag

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: FBT001, FBT002 - HTMLParser's signature
        """Pass over `<![if …]>`, which HTMLParser of Python before 3.14 raises AssertionError for."""
        return self.parse_bogus_comment(i, report)


def _with_value(tag: str, name: str, value: str) -> str:
    """Return a start tag with another value of one attribute."""
    attribute = re.compile(rf"""([\s/]{name}\s*=\s*)("[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)
    return attribute.sub(lambda match: f'{match[1]}"{escape(value)}"', tag, count=1)
