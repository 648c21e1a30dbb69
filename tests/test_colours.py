"""The colours of the house are those of `:root` in site.css, and every copy of one, where there is no other way, is it.

Who changes a colour there is told here of each file that has it, too.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from docx import Document

from plugins.handouts.press.fillable import INK
from plugins.icons.render import PAPER
from tests.conftest import ROOT

HOME = ROOT / "theme" / "static" / "css" / "site.css"
TEMPLATE = ROOT / "theme" / "print" / "handout.docx"


class Pair(NamedTuple):
    """A colour in the light scheme and in the dark one."""

    light: str
    dark: str


def _palette() -> dict[str, Pair]:
    root = HOME.read_text("utf-8").partition(":root {")[2].partition("}")[0]
    return {name: Pair(*pair) for name, *pair in re.findall(r"--(\w+): light-dark\((#\w{6}), (#\w{6})\);", root)}


PALETTE = _palette()
BROWN = Pair("#8a5226", "#d9a877")
"""The drawings' own: their lines are wider than those of letters, and need less contrast than the accent."""
PENCIL = "#8f7a63"
"""Lines to write on, on white paper: 4:1, as a form field's border must be seen (WCAG 2.2, 1.4.11)."""
IN_STYLE_SHEET = {"#fff", "#000", "#333", "#999", "red"}
"""Pages on paper are black on white, whatever the house's colours; red asks whether a browser knows light-dark()."""

TEXTS = {".css", ".html", ".js", ".py", ".svg", ".typ"}
LITERAL = re.compile(
    r"""(?<![\w&])\#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b
    | \b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|luma|cmyk)\((?!"\#)[^)]*\)
    | \bRGBColor\([^)]*\)
    | \d\S*\ \d\S*\ \d\S*\ rg\b""",
    re.IGNORECASE | re.VERBOSE,
)
NAMED = re.compile(
    r"""\b(?:fill|stroke|stop-color|[a-z-]*color|background|border[a-z-]*|outline)[:=]\s*"?
    [^;{}"\n]*?\b(?<![-(])(black|white|gr[ae]y|silver|red|maroon|brown|orange|yellow|green|navy|blue|purple)\b(?!-)""",
    re.VERBOSE,
)
"""The names of colours that come to mind, where a colour stands."""


def _literals() -> Iterator[tuple[str, str]]:
    """Go through the colours that stand in the theme and in the plugins, each with its file."""
    for folder in ("theme", "plugins"):
        for file in sorted(path for path in (ROOT / folder).rglob("*") if path.suffix in TEXTS):
            text, name = file.read_text("utf-8"), file.relative_to(ROOT).as_posix()
            yield from ((name, each[0].lower()) for each in LITERAL.finditer(text))
            if file.suffix in {".css", ".svg", ".html"}:
                yield from ((name, each[1]) for each in NAMED.finditer(text))
    with ZipFile(TEMPLATE) as archive:
        for part in filter(re.compile(r"word/\w+\.xml").fullmatch, archive.namelist()):
            yield from ((TEMPLATE.relative_to(ROOT).as_posix(), c) for c in _word_colours(archive.read(part).decode()))


def _word_colours(xml: str) -> list[str]:
    found = re.findall(r'<w:color w:val="([0-9a-f]{6})"|w:(?:color|fill)="([0-9a-f]{6})"', xml, re.IGNORECASE)
    return [f"#{''.join(each).lower()}" for each in found]


def test_the_palette_is_read() -> None:
    assert set(PALETTE) == {"paper", "shade", "rule", "ink", "soft", "accent"}


def test_there_is_no_colour_but_those_of_the_palette() -> None:
    known = {colour for pair in (*PALETTE.values(), BROWN) for colour in pair} | {PENCIL}
    strange = {
        f"{name}: {colour}"
        for name, colour in _literals()
        if colour not in (known | IN_STYLE_SHEET if name == HOME.relative_to(ROOT).as_posix() else known)
    }
    assert not strange, "\n".join(["Not of the palette in site.css:", *sorted(strange)])


# Each copy: what it stands for, what it is, and what it should be.
Copies = Iterator[tuple[str, str | None, str]]


def _old_browsers(text: str) -> Copies:
    """Go through the colours of browsers that do not know light-dark()."""
    block = text.partition("@supports not (color: light-dark")[2].partition("}")[0]
    found = dict(re.findall(r"--(\w+): (#\w+);", block))
    yield from ((f"--{name} of the @supports block", found.get(name), pair.light) for name, pair in PALETTE.items())


def _feed(text: str) -> Copies:
    meant = {
        (":root", "background"): "paper",
        (":root", "color"): "ink",
        ("html|p,\nurlset::before", "background"): "shade",
        ("html|a", "color"): "accent",
        ("entry,\nurl", "border-block-start"): "rule",
        ("entry > published,\nlastmod", "color"): "soft",
    }
    found = {
        (selector.strip(), name): pair
        for selector, body in re.findall(r"(?:^|\n\n)([^{}@/]+) \{([^}]*)\}", text)
        for name, pair in re.findall(r"([\w-]+):[^;]*light-dark\(([^)]*)\)", body)
    }
    for place in {**meant, **found}:
        wanted = ", ".join(PALETTE[meant[place]]) if place in meant else "at a place that this test knows"
        yield " ".join(place).replace("\n", " "), found.get(place), wanted


def _typst(text: str) -> Copies:
    found = dict(re.findall(r'#let (\w+) = (?:[^"\n]*\+ )?rgb\("(#\w+)"\)', text))
    light = {name: pair.light for name, pair in PALETTE.items()}
    meant = {name: light[name] for name in ("paper", "ink", "soft", "accent")}
    for name, colour in {**meant, "brown": BROWN.light, "pencil": PENCIL}.items():
        yield name, found.get(name), colour


def _page(text: str) -> Copies:
    found = dict(re.findall(r'<meta name="theme-color" content="(#\w+)".* data-scheme="(\w+)">', text))
    schemes = {scheme: colour for colour, scheme in found.items()}
    yield from ((f"theme-color, {scheme}", schemes.get(scheme), c) for scheme, c in PALETTE["paper"]._asdict().items())


def _manifest(_: str) -> Copies:
    yield "PAPER", PAPER, PALETTE["paper"].light


def _form_fields(_: str) -> Copies:
    light = PALETTE["ink"].light
    yield "INK", INK, " ".join(f"{int(light[place : place + 2], 16) / 255:.2g}" for place in (1, 3, 5))


def _word(_: str) -> Copies:
    light = {name: pair.light for name, pair in PALETTE.items()}
    meant = {
        **dict.fromkeys(("Title", "Heading 1", "Heading 2", "Label", "Hyperlink"), light["accent"]),
        **dict.fromkeys(("Subtitle", "Due", "List Continue", "List Continue 2", "Footer"), light["soft"]),
        **dict.fromkeys(("Answer", "Notes", "Blank"), PENCIL),
    }
    for style in Document(str(TEMPLATE)).styles:
        found = ", ".join(sorted(set(_word_colours(style.element.xml))))
        if found or style.name in meant:
            yield f"the style {style.name}", found, meant.get(style.name or "", "no colour")


def _drawing(text: str) -> Copies:
    """Go through the colours of a drawing that are no light ones, of which pages make dark ones."""
    light = {pair.light for pair in (*PALETTE.values(), BROWN)}
    yield from (("a colour", each, "a light one") for each in re.findall(r"#\w{6}\b", text) if each not in light)


COPIES: Mapping[str, Callable[[str], Copies]] = {
    "theme/static/css/site.css": _old_browsers,
    "theme/static/css/feed.css": _feed,
    "theme/templates/base.html": _page,
    "theme/print/look.typ": _typst,
    "theme/print/handout.docx": _word,
    "plugins/icons/render.py": _manifest,
    "plugins/handouts/press/fillable.py": _form_fields,
    **{path.relative_to(ROOT).as_posix(): _drawing for path in sorted((ROOT / "theme/static/img").glob("*.svg"))},
}


def _wrong(name: str, copies: Callable[[str], Copies]) -> Iterator[str]:
    text = (ROOT / name).read_text("utf-8") if Path(name).suffix in TEXTS else ""
    yield from (f"{name}: {what} is {found}, not {meant}" for what, found, meant in copies(text) if found != meant)


def test_every_copy_of_a_colour_is_what_the_palette_has_for_it() -> None:
    wrong = [line for name, copies in COPIES.items() for line in _wrong(name, copies)]
    assert not wrong, "\n".join(["Change with site.css (theme/icons by `make icons`):", *wrong])


def test_every_file_with_a_colour_is_looked_at() -> None:
    assert {name for name, _ in _literals()} <= COPIES.keys()
