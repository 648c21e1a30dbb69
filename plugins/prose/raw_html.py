"""HTML that an author wrote in the middle of Markdown."""

import re
from html import escape
from html.parser import HTMLParser

from plugins.findings.model import Code
from plugins.prose.notes import Notes
from plugins.prose.pictures import mark_picture

_CODE = re.compile(r"<(pre|code)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_ACTIVE = frozenset({"script", "style", "iframe", "object", "embed", "form", "link", "meta", "base", "frame"})


def resolve_html(html: str, notes: Notes) -> str:
    """Return a piece of HTML with its links resolved, and note what stands in it."""
    notes.text(_CODE.sub("", html))
    return _RawHtml(html, notes).result


class _RawHtml(HTMLParser):
    """Resolve links and look at tags."""

    def __init__(self, html: str, notes: Notes) -> None:
        super().__init__(convert_charrefs=True)
        self._notes = notes
        self._html, self._pieces, self._done = html, list[str](), 0
        self._lines = [0, *(match.end() for match in re.finditer("\n", html))]
        self.feed(html)
        self.close()
        self.result = "".join([*self._pieces, html[self._done :]])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        written = resolved = self.get_starttag_text() or ""
        if tag in _ACTIVE:
            self._notes.fault(Code.INLINE_CODE, written, f"<{tag}> has no place in a post", "remove it")
        attributes = {name: value or "" for name, value in reversed(attrs)}  # of two by one name the first counts
        for name, value in attrs:
            if not value:
                continue
            if (led := self._notes.resolved(name, value)) != value:
                resolved = _with_value(resolved, name, led)
                attributes[name] = led
            self._notes.attribute(tag, name, value)
        if tag == "picture":
            self._notes.is_in_picture = True
        elif tag == "img" and (mark := mark_picture(attributes, self._notes, written, may_be_empty=True)):
            resolved = f'<img src="{mark}">'
        line, column = self.getpos()
        start = self._lines[line - 1] + column
        self._pieces += self._html[self._done : start], resolved
        self._done = start + len(written)

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag: str) -> None:
        if tag == "picture":
            self._notes.is_in_picture = False

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: FBT001, FBT002 - HTMLParser's signature
        """Pass over `<![if …]>`, which HTMLParser of Python before 3.14 raises AssertionError for."""
        return self.parse_bogus_comment(i, report)


def _with_value(tag: str, name: str, value: str) -> str:
    """Return a start tag with another value of one attribute."""
    attribute = re.compile(rf"""([\s/]{name}\s*=\s*)("[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)
    return attribute.sub(lambda match: f'{match[1]}"{escape(value)}"', tag, count=1)
