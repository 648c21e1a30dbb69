"""CSS in drawings: whether it could load anything, by a list of the functions and rules that do not.

What a browser takes for a function is a name with an opening bracket right behind it, and for a rule a name behind an
`@` (CSS Syntax 3, section 4). Each such place is looked at when escapes are resolved, in strings and comments too, so
that no way to begin or end one of those hides another.
"""

import re
import sys

from .vocabulary import words

_FUNCTIONS = words(
    """
    rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark icc-color
    calc min max clamp var env
    matrix matrix3d translate translatex translatey translatez translate3d rotate rotatex rotatey rotatez rotate3d
    scale scalex scaley scalez scale3d skew skewx skewy perspective
    blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia
    linear-gradient radial-gradient conic-gradient
    repeating-linear-gradient repeating-radial-gradient repeating-conic-gradient
    rect inset circle ellipse polygon path cubic-bezier steps linear
    url local format tech
    dir is not where has lang nth-child nth-last-child nth-of-type nth-last-of-type
    """
)
_RULES = frozenset({"charset", "font-face", "keyframes", "-webkit-keyframes", "layer", "media", "page", "supports"})
_NAME = r"[^\x00-,./:-@\[-^`{-\x7f]"
"""A sign of a name: a letter, digit, `-` or `_`, or whatever is not ASCII."""
_FUNCTION = re.compile(rf"(?<!{_NAME})({_NAME}*+)\(")
"""Looked for where a name begins, lest a long one be read again from each of its letters."""
_RULE = re.compile(rf"@({_NAME}*+)")
_SPACE = r"[ \t\n\r\f]"
_ADDRESS = re.compile(
    rf"{_SPACE}*[\"']?{_SPACE}*(?:#|data:(?:image/(?:png|jpe?g|gif|webp|avif)"
    r"|font/(?:woff2?|ttf|otf)|application/(?:x-)?font-(?:woff2?|ttf|otf|truetype|opentype))[;,])",
    re.IGNORECASE,
)
"""What `url()` may name: a part of the drawing, or a picture of pixels or a font that stands in it."""
_ESCAPE = re.compile(rf"\\(?:([0-9a-fA-F]{{1,6}})(?:\r\n|{_SPACE})?|(.))", re.DOTALL)
_PLAIN = re.compile(r"[-\w]", re.ASCII)
"""All that the names above are made of."""


def loading_in(css: str) -> str | None:
    """Return the first function of a declaration or style sheet that could load something."""
    if "(" not in css:
        return None
    plain = _ESCAPE.sub(_unescaped, css)
    for function in _FUNCTION.finditer(plain):
        name = function[1].lower()
        if name == "url" and not _ADDRESS.match(plain, function.end()):
            return plain[function.start() :].partition(")")[0]
        if name and name not in _FUNCTIONS:
            return function[0]
    return None


def ruling_in(sheet: str) -> str | None:
    """Return the first rule of a style sheet that could load something."""
    rules = _RULE.finditer(_ESCAPE.sub(_unescaped, sheet))
    return next((rule[0] for rule in rules if rule[1].lower() not in _RULES), None)


def _unescaped(escape: re.Match[str]) -> str:
    """Return what an escape stands for in a name; a sign that is escaped begins or ends nothing."""
    sign = chr(min(int(escape[1], 16), sys.maxunicode)) if escape[1] else escape[2]
    return sign if _PLAIN.fullmatch(sign) else "\N{REPLACEMENT CHARACTER}"
