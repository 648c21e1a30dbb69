"""A text that is HTML as a whole, judged like HTML in the middle of Markdown."""

from ..commonmark.places import Span
from ..markup import Kind, decoded, read_tokens
from .notes import Notes
from .raw_html import resolve_html


def read_page(text: str, notes: Notes) -> str:
    """Return the HTML with its links resolved, and note what stands in it, its words and its first paragraph."""
    html = resolve_html(text, [Span(0, len(text.encode()))], notes)
    words: list[str] = []
    opening: list[str] = []
    depth = paragraphs = 0
    for token in read_tokens(text):
        if token.name == "pre":
            depth = max(0, depth + (1 if token.kind is Kind.START else -1))
        elif token.name == "p":
            paragraphs += token.kind is Kind.START
        elif token.kind is Kind.TEXT and not depth:
            words.append(decoded(token.written))
            opening += words[-1:] if paragraphs == 1 else []
    notes.words = len("".join(words).split())
    notes.opening = " ".join("".join(opening).split())
    return html
