"""HTML that an author wrote in the middle of Markdown, judged as browsers read it."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from html import escape
from itertools import accumulate

from ..commonmark.places import Span
from ..findings.model import Code
from ..markup import RAW, Attribute, Kind, Token, read_tokens
from .notes import MARK, SIGN, Notes
from .pictures import MARK_NAME, mark_picture

_ACTIVE = RAW | {
    *("object", "embed", "applet", "form", "frame", "frameset", "template", "select"),
    *("html", "head", "body", "base", "link", "meta"),
}
"""Elements that run, load or hide something, or of which each page has its own already."""
_ONLY_TEXT = re.compile(r"[^<]*+</(title|textarea)[\t\n\f\r ]*+>", re.IGNORECASE)


def resolve_html(html: str, spans: Sequence[Span], notes: Notes) -> str:
    """Return a piece of HTML with its links resolved, and note what stands in it; `spans` are its lines in the text.

    What would run on into the text behind it is shown as it was written.
    """
    pieces: list[str] = []
    depth = code = 0
    place = _places(html, spans)
    for token in read_tokens(html, raw=()):
        is_code = token.name in {"pre", "code"}
        if is_code and token.kind is Kind.END:
            depth = max(0, depth - 1)
            if not depth:
                notes.code.append((code, place(token.start)))
        if is_code and token.kind is Kind.START:
            code, depth = code if depth else place(token.end), depth + 1
        notes.at = place(token.start)
        if problem := _unread(token):
            notes.fault(Code.BAD_MARKDOWN, *problem)
            pieces.append(escape(token.written))
        elif token.name == "iframe":
            pieces.append(_link_to_frame(token, notes) if token.kind is Kind.START else "")
        elif token.kind is Kind.START:
            pieces.append(_start_tag(token, place, notes))
        else:
            pieces.append(token.written)
        if token.name == "picture":
            notes.is_in_picture = token.kind is Kind.START
    if depth:
        notes.code.append((code, place(len(html))))
    return "".join(pieces)


def _places(html: str, spans: Sequence[Span]) -> Callable[[int], int]:
    """Return what tells where in the text a character of a piece of HTML stands."""
    ends = [0, *accumulate(span.end - span.start for span in spans)]
    offsets = range(len(html) + 1) if html.isascii() else (0, *accumulate(len(each.encode()) for each in html))

    def place(character: int) -> int:
        offset = offsets[character]
        line = min(bisect_right(ends, offset), len(spans)) - 1
        return spans[line].start + offset - ends[line]

    return place


def _unread(token: Token) -> tuple[str, str] | None:
    """Return what is wrong with a tag or comment that browsers would not read as it stands here, and what to do."""
    if token.kind is Kind.OPEN:
        return "this tag or comment is not closed", "close it; write &gt; for a > between quotation marks"
    if token.written.startswith("<![CDATA[") and not token.written.endswith("]]>"):
        return "browsers read <![CDATA[ in two ways", "write &lt; and &gt; for the signs in it"
    if MARK.fullmatch(token.written) or SIGN not in token.written or token.kind is not Kind.START:
        return None
    if not all(map(_may_hold_marks, token.attributes)):
        return "embed code stands in the middle of this tag", "take it out"
    return None


def _may_hold_marks(attribute: Attribute) -> bool:
    return SIGN not in attribute.name and (attribute.is_quoted or SIGN not in attribute.value)


def _start_tag(tag: Token, place: Callable[[int], int], notes: Notes) -> str:
    """Return a tag with its links resolved, each attribute once, and note what is in it."""
    if tag.name in _ACTIVE and not _holds_only_text(tag):
        notes.fault(Code.INLINE_CODE, f"<{tag.name}> has no place in a post", "remove it")
    attributes: dict[str, str] = {}

    def resolved(attribute: Attribute) -> str:
        name, value = attribute.name, attribute.value
        notes.at = place(attribute.inside)
        attributes[name] = notes.resolved(name, value) if value else ""
        if value:
            notes.attribute(tag.name, name, value)
        return attributes[name]

    written = tag.rewritten(resolved)
    notes.at = place(tag.start)
    mark = mark_picture(attributes, notes, is_html=True) if tag.name == "img" else ""
    return f'<img {MARK_NAME}="{mark}">' if mark else written


def _link_to_frame(frame: Token, notes: Notes) -> str:
    """Return a link to what a frame shows, in its place."""
    source, title = frame.values.get("src", ""), frame.values.get("title", "")
    remedy = "link what it shows, or set inline-code to a warning: then that is done for you"
    notes.fault(Code.INLINE_CODE, "<iframe> has no place in a post", remedy)
    return f'<a href="{escape(notes.href(source))}">{escape(title or source)}</a>' if source else ""


def _holds_only_text(tag: Token) -> bool:
    """Tell an element that holds the same wherever it stands: of text alone, to its own end."""
    match = _ONLY_TEXT.match(tag.html, tag.end)
    return match is not None and match[1].lower() == tag.name
