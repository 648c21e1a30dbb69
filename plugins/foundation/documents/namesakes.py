"""Texts whose files have one name: the first has the address made of it, the others one with their folders in it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ..findings.model import Report
from .addresses import read_name
from .model import Manuscript
from .read import ReadingContext, read_manuscript


def part_namesakes(manuscripts: Sequence[Manuscript], context: ReadingContext) -> list[Manuscript]:
    """Return the texts, those with another address for which their names alone would make one that is taken.

    Files in the site's own language come first, then those that come first in order of names, so that a folder for the
    next year takes no address away. Where a text has no folder to be named by, the clash stays, to be told.
    """
    alike: dict[str, list[Manuscript]] = defaultdict(list)
    for each in manuscripts:
        if each.path and each.kind not in context.patterns and not {"path", "slug"} & each.nodes.keys():
            alike[each.path].append(each)
    taken = {each.path for each in manuscripts}
    named: dict[str, str] = {}
    for same in alike.values():
        for each in sorted(same, key=lambda each: (_is_foreign(each, context), each.name))[1:]:
            path = next((path for path in _paths(each, context) if path not in taken), "")
            if path:
                taken.add(path)
                named[each.name] = path
    return [_read_again(each, named[each.name], context) if each.name in named else each for each in manuscripts]


def _is_foreign(manuscript: Manuscript, context: ReadingContext) -> bool:
    language = read_name(context.content / manuscript.name, manuscript.kind, context.content).language
    return bool(language) and language.lower() != context.language.lower()


def _paths(manuscript: Manuscript, context: ReadingContext) -> Iterable[str]:
    return read_name(context.content / manuscript.name, manuscript.kind, context.content).paths(manuscript.kind)


def _read_again(manuscript: Manuscript, path: str, context: ReadingContext) -> Manuscript:
    """Read a text with another address; what is wrong with it was told."""
    again = read_manuscript(context.content / manuscript.name, manuscript.kind, context, Report(), path)
    return again or manuscript
