"""The Markdown inside an item, a note or a paragraph."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from plugins.findings.model import Code
from plugins.handouts.model import Span, Words
from plugins.markup import Kind, Token, decoded, read_tokens
from plugins.prose.model import Fault, Link
from plugins.prose.render import ProseRenderer
from plugins.text import printing

_START = "\N{WORD JOINER}"
"""Put before a text, so that nothing at its beginning is taken for the beginning of a list or a heading."""
_GAP = re.compile("[ \t\n]+")
_NAME = re.compile(r"\[([^\[\]]+)\]")
_FOOTNOTE = re.compile(r"\[\^[^\]]+\]")
_SHOWN = frozenset({"p", "strong", "b", "em", "i", "code", "a", "br"})
_VOID = frozenset({"br", "img", "hr", "wbr", "input"})
"""Tags that have no end."""
_LOADED = frozenset({Code.INLINE_CODE, Code.MISSING_ALT, Code.THIRD_PARTY})
"""What is wrong with tags; where these are to go anyway, there is no more to say."""

_PLAIN = r"[^\\`*_\[\]<&{}\x02]"
_WORDS = rf"(?!\s){_PLAIN}+(?<!\s)"
_PIECE = re.compile(
    rf"(?<!\*)\*\*(?P<strong>{_WORDS})\*\*(?!\*)"
    rf"|(?<!\*)\*(?P<emphasis>{_WORDS})\*(?!\*)"
    r"|(?<!`)`(?P<code>[^\\`<&{}\x02]+)`(?!`)"
    rf"|(?<!!)\[(?P<words>{_WORDS})\]\((?P<target>(?:https?://)?[\w./#?=%~-]+)\)"
    rf"|(?P<text>{_PLAIN}+)"
)
"""Markdown that can be read in one way only."""


@dataclass(frozen=True, slots=True)
class Inline:
    """A run of text with the links in it and what is wrong with it."""

    words: Words
    links: tuple[Link, ...] = ()
    faults: tuple[Fault, ...] = ()


class InlineReader:
    """Read one text after another, as Python-Markdown reads those of posts."""

    def __init__(self) -> None:
        """Build the parser once."""
        self._renderer = ProseRenderer()

    def read(self, text: str, references: Mapping[str, str], resolve: Callable[[str], Link]) -> Inline:
        """Return what a text says.

        `references` are the lines that say where links lead which only name a target, `resolve` says where any leads.
        """
        words = _GAP.sub(" ", printing(text)).strip(" ")
        pieces = list(_PIECE.finditer(words))
        if sum(len(piece[0]) for piece in pieces) == len(words):
            return _read_pieces(pieces, resolve)
        return self._read(words, references, resolve)

    def _read(self, words: str, references: Mapping[str, str], resolve: Callable[[str], Link]) -> Inline:
        """Have Python-Markdown read a text, which takes ten times as long."""
        named = dict.fromkeys(name.lower() for name in _NAME.findall(words))
        lines = "\n".join(references[name] for name in named if name in references)
        prose = self._renderer.render(f"{_START}{words}\n\n{lines}", resolve)
        if not prose.html:
            return Inline((Span(words),), faults=prose.faults)  # nested too deeply
        html = _Html(prose.html)
        faults = [fault for fault in prose.faults if not (html.foreign and fault.code in _LOADED)]
        if note := next((found[0] for span in html.words if (found := _footnote(span))), ""):
            faults.append(_fault(note, "a footnote has no place on a sheet", "write it out"))
        tags = sorted(html.foreign - {"img"})
        faults += [_fault(f"<{tag}", f"<{tag}> has no place on a sheet", "write Markdown") for tag in tags]
        if "img" in html.foreign:
            faults.append(_fault("![" if "![" in words else "<img", "a picture has no place on a sheet", "take it out"))
        links = tuple(link for link in prose.links if link.href not in html.pictures)
        return Inline(html.words, links, tuple(faults))


def _read_pieces(pieces: Iterable[re.Match[str]], resolve: Callable[[str], Link]) -> Inline:
    """Do as Python-Markdown does."""
    links: list[Link] = []
    spans: list[Span] = []
    for piece in pieces:
        match piece.lastgroup:
            case "strong":
                span = Span(piece["strong"], is_strong=True)
            case "emphasis":
                span = Span(piece["emphasis"], is_emphasis=True)
            case "code":
                span = Span(piece["code"].strip(), is_code=True)
            case "target":
                links.append(resolve(piece["target"]))
                span = Span(piece["words"], href=links[-1].href)
            case _:
                span = Span(piece["text"])
        spans.append(span)
    return Inline(_joined(spans), tuple(link for link in links if link.path or link.attachment))


def _joined(spans: Iterable[Span]) -> Words:
    """Return spans with neighbours of one look made one."""
    looks = groupby(spans, key=lambda span: (span.is_strong, span.is_emphasis, span.is_code, span.href))
    joined = (Span("".join(span.text for span in alike), *look) for look, alike in looks)
    return tuple(span for span in joined if span.text)


def _footnote(span: Span) -> re.Match[str] | None:
    return None if span.is_code else _FOOTNOTE.search(span.text)


def _fault(needle: str, problem: str, remedy: str) -> Fault:
    return Fault(Code.BAD_HANDOUT, needle, problem, remedy)


class _Html:
    """Turn the HTML of one paragraph into words.

    `foreign` are the tags that no sheet can show, `pictures` where those of pictures are.
    """

    def __init__(self, html: str) -> None:
        self.foreign: set[str] = set()
        self.pictures: set[str] = set()
        self._spans: list[Span] = []
        self._open: list[tuple[str, Span]] = []
        self._names: Counter[str] = Counter()
        for token in read_tokens(html):
            match token.kind:
                case Kind.START:
                    self._begin(token)
                case Kind.END if self._names[token.name]:
                    self._end(token.name)
                case Kind.TEXT | Kind.RAW:
                    self._say(decoded(token.written))
        self.words = _trimmed(_joined(self._spans))

    def _begin(self, tag: Token) -> None:
        """Take note of what makes text look different, or lead somewhere."""
        look = self._look()
        match tag.name:
            case "strong" | "b":
                look = replace(look, is_strong=True)
            case "em" | "i":
                look = replace(look, is_emphasis=True)
            case "code":
                look = replace(look, is_code=True)
            case "a":
                look = replace(look, href=tag.values.get("href", ""))
            case "br":
                self._say(" ")
            case "img":
                self.pictures.add(tag.values.get("src", ""))
                self._say(tag.values.get("alt", ""))
        if tag.name not in _SHOWN:
            self.foreign.add(tag.name)
        if tag.name not in _VOID:
            self._open.append((tag.name, look))
            self._names[tag.name] += 1

    def _end(self, name: str) -> None:
        """Return to the look before."""
        last = ""
        while last != name:
            last, _ = self._open.pop()
            self._names[last] -= 1

    def _say(self, text: str) -> None:
        self._spans.append(replace(self._look(), text=text))

    def _look(self) -> Span:
        return self._open[-1][1] if self._open else Span("")


def _trimmed(words: Words) -> Words:
    """Return words without the mark before them, and the space that comments leave around them."""
    if words:
        words = (replace(words[0], text=words[0].text.removeprefix(_START).lstrip(" \n")), *words[1:])
        words = (*words[:-1], replace(words[-1], text=words[-1].text.rstrip(" \n")))
    return tuple(span for span in words if span.text)
