"""The address of a text: the one that its header names, one that a pattern makes, or one made of its file's name."""

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from ..findings.model import Code, Diagnostics
from ..front_matter.validate import Validated
from ..slugs import slug
from .model import DRAFTS, PAGE, Kind
from .paths import PathError, parse_path, split_date
from .patterns import Facts, Pattern, UndatedError, is_pattern, parse_pattern

NO_PAGE = "false"
"""What a header says instead of an address where its text is to have no page; Eleventy has it."""
_INDEX = re.compile(r"index(?:\.(?P<language>[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]+)*))?")


class FileName(Struct, frozen=True):
    """What the place of a text's file says of it: NAME of NAME.md, or of NAME/index.md.

    `date` is what the name begins with, and `whole` the name with it; `folders` are those that it lies in, below that
    of its kind; `language` is Hugo's, of `index.en.md`.
    """

    name: str
    whole: str
    date: str = ""
    folders: tuple[str, ...] = ()
    language: str = ""
    is_draft: bool = False

    def paths(self, kind: Kind) -> Iterator[str]:
        """Go through the addresses that can be made of it, the shortest first."""
        short = slug(self.name) or "untitled"
        if kind.is_page and kind.path != PAGE.path and self.whole == "index":
            yield kind.path  # what stands in a folder of pages for all of it
        yield f"{kind.path}{short}/"
        if self.language:
            yield f"{kind.path}{short}-{slug(self.language)}/"
            return
        above = "".join(f"{slug(folder)}/" for folder in self.folders if slug(folder))
        yield f"{kind.path}{above}{short}/"
        yield f"{kind.path}{above}{slug(self.whole) or short}/"


def read_name(file: Path, kind: Kind, content: Path) -> FileName:
    """Read what the name of a file says, and those of its folders."""
    parts = file.relative_to(content).parts
    folders = parts[1:-1]
    dated, stem = split_date(file.stem)
    index = _INDEX.fullmatch(stem) if folders else None
    is_draft = DRAFTS in parts
    whole = file.parent.name if index else file.stem
    above = folders[:-1] if index else folders
    date, name = ("", whole) if kind.is_page else split_date(whole)
    date = dated if index and not kind.is_page and not date else date
    language = (index["language"] or "") if index else ""
    return FileName(name, whole, date, tuple(each for each in above if not each.startswith("_")), language, is_draft)


def default_path(file: Path, kind: Kind, content: Path) -> str:
    """Return the URL path of a post or page whose header names none."""
    return next(read_name(file, kind, content).paths(kind))


def header_path(checked: Validated, kind: Kind, facts: Facts, pattern: Pattern | None, diagnostics: Diagnostics) -> str:
    """Return the path that a header names, its pattern filled; nothing where it names none, or no path at all.

    A slug alone fills the pattern of the site, if it has one.
    """
    front = checked.front_matter
    for key, value in (("path", front.path), ("slug", front.slug)):
        if value is None or (key == "slug" and pattern and "/" not in value):
            continue
        try:
            if key == "path" and is_pattern(value):
                return parse_path(parse_pattern(value).fill(facts))
            return parse_path(value if key == "path" or "/" in value else kind.path + value)
        except UndatedError as error:
            if not kind.is_post:  # a post without a date is told of that
                _tell(checked, key, error, diagnostics)
        except PathError as error:
            _tell(checked, key, error, diagnostics)
    return pattern_path(checked, pattern, facts, diagnostics) if pattern else ""


def _tell(checked: Validated, key: str, error: PathError, diagnostics: Diagnostics) -> None:
    diagnostics.mark(checked.nodes[key].place, Code.BAD_PATH, f"{key}: {error.problem}", error.remedy)


def pattern_path(checked: Validated, pattern: Pattern, facts: Facts, diagnostics: Diagnostics) -> str:
    """Return the path that the site's pattern makes; nothing where there is nothing to fill it with.

    A slug that makes no path is told.
    """
    try:
        return parse_path(pattern.fill(facts))
    except PathError as error:
        if "slug" in checked.nodes and not isinstance(error, UndatedError):
            _tell(checked, "slug", error, diagnostics)
        return ""
