"""HTML taken apart as browsers do: by the tokenizer of the HTML standard (section 13.2.5), in one pass.

The parser of the standard library reads comments, quotes and slashes otherwise, in most versions of Python, and takes
time that grows with the square of what is left open.
"""

import re
from collections.abc import Callable, Collection, Iterator
from enum import Enum, auto
from functools import cache
from html import escape, unescape
from html.entities import html5
from string import ascii_lowercase, ascii_uppercase

from msgspec import Struct

RAW = frozenset(
    {"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript", "plaintext"}
)
"""Elements in which nothing is a tag but their own end; not so in drawings and formulas, where some are like any."""

_NAME = r"[^\t\n\f\r />][^\t\n\f\r />=]*+"
_IS = r"[\t\n\f\r ]*+=[\t\n\f\r ]*+"
_BARE = r"""[^\t\n\f\r >"'][^\t\n\f\r >]*+"""
# Groups are atomic, not possessive: Python 3.11.4 and older take too much of those (python/cpython#106052).
_TOKEN = re.compile(
    rf"""(?P<text>(?>(?:[^<]++|<(?![a-zA-Z!?]|/.))+))
    |<(?P<slash>/?)(?P<name>[a-zA-Z][^\t\n\f\r />]*+)
        (?>(?:[\t\n\f\r /]*+{_NAME}(?>(?:{_IS}(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|{_BARE}|(?=>|\Z)))?))*)[\t\n\f\r /]*+>
    |(?P<comment><!--(?:-?>|.*?--!?>)|<(?:!(?!--)|\?|/(?![a-zA-Z]))[^>]*+>)
    |<.*""",
    re.DOTALL | re.VERBOSE,
)
_ATTRIBUTE = re.compile(rf"""(?P<name>{_NAME})(?>(?:{_IS}(?P<value>"[^"]*+"|'[^']*+'|{_BARE})?)?)""", re.VERBOSE)
_LONG_NUMBER = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{8,});?")
_MOST_DIGITS = 7
"""Of the number of a character."""
_SMALL = str.maketrans(ascii_uppercase, ascii_lowercase)
_REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*+)[;=]?")


class Kind(Enum):
    """Tell what a token is: `RAW` is what stands in an element of that list, `OPEN` a tag or comment without an end."""

    TEXT = auto()
    RAW = auto()
    START = auto()
    END = auto()
    COMMENT = auto()
    OPEN = auto()


class Attribute(Struct, frozen=True):
    """An attribute of a tag: its name in small letters, its value as it is meant, and where it stands in the text.

    `behind` is where its name ends, `inside` where its value begins, within the quotation marks if it has any.
    """

    name: str
    value: str
    is_quoted: bool
    start: int
    behind: int
    inside: int
    end: int


class Token(Struct, frozen=True):
    """A piece of HTML, from `start` to `end`; a tag has a name, in small letters, which ends at `behind`."""

    html: str
    kind: Kind
    start: int
    end: int
    name: str = ""
    behind: int = 0

    @property
    def written(self) -> str:
        """Return it as it stands in the text."""
        return self.html[self.start : self.end]

    @property
    def attributes(self) -> Iterator[Attribute]:
        """Go through the attributes of a tag; of two by one name browsers take the first."""
        for match in _ATTRIBUTE.finditer(self.html, self.behind, self.end - 1):
            written = match["value"] or ""
            is_quoted = written[:1] in {'"', "'"}
            yield Attribute(
                name=match["name"].translate(_SMALL),
                value=_decoded_value(written[1:-1] if is_quoted else written),
                is_quoted=is_quoted,
                start=match.start(),
                behind=match.end("name"),
                inside=match.start("value") + is_quoted if written else match.end(),
                end=match.end(),
            )

    @property
    def values(self) -> dict[str, str]:
        """Return the values of a tag's attributes by their names."""
        return {each.name: each.value for each in reversed([*self.attributes])}

    def rewritten(self, changed: Callable[[Attribute], str | None]) -> str:
        """Return a tag with other values, or without the attributes for which there is None; the rest as it stands.

        Of two attributes by one name only the first stays: browsers pass over the other, some programs do not.
        """
        pieces: list[str] = []
        names: set[str] = set()
        done = self.start
        for each in self.attributes:
            value = None if each.name in names else changed(each)
            names.add(each.name)
            if value is None:
                pieces.append(self.html[done : each.start])
                done = each.end
            elif value != each.value:
                pieces += self.html[done : each.behind], f'="{escape(value)}"'
                done = each.end
        return "".join([*pieces, self.html[done : self.end]])


def read_tokens(html: str, start: int = 0, end: int | None = None, raw: Collection[str] = RAW) -> Iterator[Token]:
    """Go through a piece of HTML; in elements called `raw` nothing is a tag but their own end."""
    end = len(html) if end is None else end
    while match := _TOKEN.match(html, start, end):
        begun, start = match.span()
        if match.lastgroup != "name":
            yield Token(html, _KINDS[match.lastgroup], begun, start)
            continue
        name = match["name"].translate(_SMALL)
        if match["slash"]:
            yield Token(html, Kind.END, begun, start, name, match.end("name"))
            continue
        yield Token(html, Kind.START, begun, start, name, match.end("name"))
        if name in raw:
            inside = _raw_end(name).search(html, start, end)
            stop = inside.start() if inside else end
            if stop > start:
                yield Token(html, Kind.RAW, start, stop)
            start = stop


_KINDS = {"text": Kind.TEXT, "comment": Kind.COMMENT, None: Kind.OPEN}
"""What a token is by the group of the pattern that it fits."""


@cache
def _raw_end(name: str) -> re.Pattern[str]:
    """Return what finds the end of an element of text; nothing ends <plaintext>."""
    return re.compile(r"(?!)" if name == "plaintext" else rf"</{name}(?=[\t\n\f\r />])", re.IGNORECASE)


def decoded(text: str) -> str:
    """Return text with the characters that its references stand for.

    The standard library fails at numbers of thousands of digits.
    """
    return unescape(_LONG_NUMBER.sub(_shorter, text)) if "&" in text else text


def _shorter(reference: re.Match[str]) -> str:
    digits = reference[0].strip("&#xX;").lstrip("0")
    is_any = len(digits) <= _MOST_DIGITS
    return f"{'&#x' if reference[0][2] in 'xX' else '&#'}{digits or '0'};" if is_any else "\N{REPLACEMENT CHARACTER}"


def _decoded_value(text: str) -> str:
    """Do the same for the value of an attribute: `?a=1&copy=2` holds no copyright sign (section 13.2.5.73)."""
    return _REFERENCE.sub(_in_value, text) if "&" in text else text


def _in_value(match: re.Match[str]) -> str:
    reference = match[0]
    is_one = reference[1] == "#" or reference[1:] in html5
    return decoded(reference) if is_one else reference
