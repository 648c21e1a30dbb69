"""Templates of ours in anybody's theme."""

from collections.abc import Callable, Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

_PLACES = (each / "theme" for each in Path(__file__).parents[2:4])
OURS = next(each for each in _PLACES if each.is_dir())
"""Our own theme, of which some templates come along: in the wheel it lies among the plugins."""


def environment(theme: Path, filters: Mapping[str, Callable[..., object]]) -> Environment:
    """Return what renders the templates of a theme, and those of ours that it does not have."""
    loader = FileSystemLoader([theme / "templates", OURS / "templates"])
    made = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    made.filters |= filters
    return made


def has_own(theme: Path, name: str) -> bool:
    """Tell whether a theme has a template of this name itself, and so a look for what it shows."""
    return (theme / "templates" / name).is_file()
