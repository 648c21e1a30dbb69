"""Patterns of addresses, filled for each text: Jekyll's `/:year/:title/` and Pelican's `{date:%Y}/{slug}`.

Sources: Jekyll, Permalinks (https://jekyllrb.com/docs/permalinks/) and its Utils.slugify; Hugo, URL management
(https://gohugo.io/content-management/urls/) and its UnicodeSanitize; Pelican, URL settings, and its utils.slugify.
"""

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from msgspec import Struct
from unidecode import unidecode

from ..text import composed
from .paths import PathError

_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905 - twelve words read better than a list
)
_STYLES = {
    "pretty": "/:categories/:year/:month/:day/:title/",
    "date": "/:categories/:year/:month/:day/:title.html",
    "ordinal": "/:categories/:year/:y_day/:title.html",
    "none": "/:categories/:title.html",
}
"""What Jekyll's names for patterns stand for."""
_COLON = re.compile(r":([a-z][a-z_]*)")
_BRACES = re.compile(r"\{([^{}]*)\}")
_DIRECTIVE = re.compile(r"%-?[a-zA-Z%]")
_ALSO = "._~!$&'()+,;=@"
"""What Jekyll leaves in a title besides letters and digits."""


class UndatedError(PathError):
    """A pattern that needs a date, and a text that has none."""


class Facts(Struct, frozen=True):
    """What patterns are filled with: of the header, and of the file's name; empty or None where it says nothing."""

    name: str
    title: str
    date: datetime | None
    slug: str = ""
    categories: tuple[str, ...] = ()
    author: str = ""
    language: str = ""
    folders: tuple[str, ...] = ()


Filler = Callable[[Facts], str]


class Pattern(Struct, frozen=True):
    """A pattern taken apart: texts, and what stands for its placeholders."""

    parts: tuple[str | Filler, ...]

    def fill(self, facts: Facts) -> str:
        """Return the address of one text; raise PathError where it lacks something that the pattern needs."""
        filled = "".join(part if isinstance(part, str) else part(facts) for part in self.parts)
        return re.sub("//+", "/", filled)


def is_pattern(text: str) -> bool:
    """Tell a pattern of Jekyll's, or the name of one, from an address."""
    return text in _STYLES or bool(_COLON.search(text) and not re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", text))


def parse_pattern(text: str, *, slug_of_title: bool = True) -> Pattern:
    """Return a pattern in either form; raise PathError for a placeholder that there is not.

    With `slug_of_title`, Pelican's `{slug}` is made of the title where a header has none, else of the file's name.
    """
    if "{" in text or "}" in text:
        if re.search("[{}]", _BRACES.sub("", text)):
            raise PathError("has a brace without its other one", "write it like {date:%Y}/{slug}/")
        return Pattern(tuple(_split(text, _BRACES, lambda inner: _pelican(inner, slug_of_title=slug_of_title))))
    pattern = Pattern(tuple(_split(_STYLES.get(text, text), _COLON, _jekyll)))
    if all(isinstance(part, str) for part in pattern.parts):
        raise PathError("has no placeholder, so that all would have one address", "write {slug} or :title into it")
    return pattern


def _split(text: str, placeholder: re.Pattern[str], filler: Callable[[str], Filler]) -> Iterable[str | Filler]:
    for number, part in enumerate(placeholder.split(text)):
        yield filler(part) if number % 2 else part


def _jekyll(name: str) -> Filler:
    if of_date := _OF_DATE.get(name):
        return _dated(of_date, f":{name}")
    if name not in _JEKYLL:
        known = [f":{each}" for each in (*_OF_DATE, *_JEKYLL)]
        raise PathError(f"`:{name}` is no placeholder", _near(f":{name}", known))
    return _JEKYLL[name]


def _pelican(inner: str, *, slug_of_title: bool) -> Filler:
    name, _, form = inner.partition(":")
    if name == "date":
        if not form:
            raise PathError("`{date}` does not say which part of the date", "write {date:%Y}")
        if unknown := next((each for each in _DIRECTIVE.findall(form) if each not in _DIRECTIVES), ""):
            raise PathError(f"`{unknown}` in `{{{inner}}}` is no part of a date", f"there are {' '.join(_DIRECTIVES)}")
        return _dated(lambda date: _DIRECTIVE.sub(lambda match: _DIRECTIVES[match[0]](date), form), "{date}")
    known: Mapping[str, Filler] = {
        "slug": lambda facts: facts.slug or pelican_slug(facts.title if slug_of_title else facts.name),
        "category": lambda facts: pelican_slug(next(iter(facts.categories), "")),
        "author": lambda facts: pelican_slug(facts.author),
        "lang": lambda facts: facts.language,
    }
    if form or name not in known:
        problem = f"`{{{inner}}}` is no placeholder"
        raise PathError(problem, _near(f"{{{name}}}", [*(f"{{{each}}}" for each in known), "{date:%Y}"]))
    return known[name]


def _near(wrong: str, known: Iterable[str]) -> str:
    known = list(known)
    near = difflib.get_close_matches(wrong, known, n=1, cutoff=0.6)
    return f"did you mean `{near[0]}`?" if near else f"there are {' '.join(known)}"


def _dated(part: Callable[[datetime], str], written: str) -> Filler:
    def filled(facts: Facts) -> str:
        if facts.date is None:
            raise UndatedError(f"there is no date for `{written}`", "add `date: YYYY-MM-DD`")
        return part(facts.date)

    return filled


def pelican_slug(text: str) -> str:
    """Return a slug as Pelican makes it, which leaves underscores, and nothing in the place of other signs."""
    words = re.sub(r"[^\w\s-]", "", unidecode(unicodedata.normalize("NFKC", text)), flags=re.ASCII)
    return re.sub(r"[-\s]+", "-", words.strip()).lower()


def jekyll_slug(text: str, also: str = "") -> str:
    """Return a slug as Jekyll makes it: letters of any script and digits, and hyphens for what stands between."""
    return "-".join("".join(c if _stays(c) or c in also else " " for c in composed(text)).split()).strip("-")


def hugo_slug(text: str) -> str:
    """Return a part of an address as Hugo makes it of a file's name: hyphens for spaces, other signs left out."""
    kept = (c if _stays(c) or c.isspace() or c in "._#+~-@" else "" for c in composed(text))
    return "-".join("".join(kept).split()).lower()


def _stays(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "LM" or category == "Nd"


_OF_DATE: Mapping[str, Callable[[datetime], str]] = {
    "year": lambda date: f"{date:%Y}",
    "short_year": lambda date: f"{date:%y}",
    "month": lambda date: f"{date:%m}",
    "i_month": lambda date: str(date.month),
    "short_month": lambda date: _MONTHS[date.month - 1][:3],
    "long_month": lambda date: _MONTHS[date.month - 1],
    "day": lambda date: f"{date:%d}",
    "i_day": lambda date: str(date.day),
    "y_day": lambda date: f"{date:%j}",
    "hour": lambda date: f"{date:%H}",
    "minute": lambda date: f"{date:%M}",
    "second": lambda date: f"{date:%S}",
}
_DIRECTIVES: Mapping[str, Callable[[datetime], str]] = {
    "%Y": _OF_DATE["year"],
    "%y": _OF_DATE["short_year"],
    "%m": _OF_DATE["month"],
    "%-m": _OF_DATE["i_month"],
    "%b": _OF_DATE["short_month"],
    "%B": _OF_DATE["long_month"],
    "%d": _OF_DATE["day"],
    "%-d": _OF_DATE["i_day"],
    "%j": _OF_DATE["y_day"],
    "%H": _OF_DATE["hour"],
    "%M": _OF_DATE["minute"],
    "%S": _OF_DATE["second"],
    "%%": lambda _: "%",
}
_JEKYLL: Mapping[str, Filler] = {
    "title": lambda facts: jekyll_slug(facts.slug or facts.name, _ALSO),
    "slug": lambda facts: jekyll_slug(facts.slug or facts.name).lower(),
    "categories": lambda facts: "/".join(jekyll_slug(each, _ALSO).lower() for each in facts.categories),
    "name": lambda facts: jekyll_slug(facts.name, _ALSO),
    "basename": lambda facts: jekyll_slug(facts.name, _ALSO),
    "path": lambda facts: "/".join(jekyll_slug(each, _ALSO) for each in (*facts.folders, facts.name)),
    "filename": lambda facts: hugo_slug(facts.name),
    "contentbasename": lambda facts: hugo_slug(facts.name),
    "slugorcontentbasename": lambda facts: hugo_slug(facts.slug or facts.name),
    "sections": lambda facts: "/".join(map(hugo_slug, facts.folders)),
    "output_ext": lambda _: ".html",
}
