"""The handouts of the whole site: read, printed, and ready to be shown in texts."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from plugins.documents.model import Manuscript
from plugins.findings.model import Level, Place, Proof, Report
from plugins.handouts.embeds import HandoutEmbedder, Shelf
from plugins.handouts.inline import InlineReader
from plugins.handouts.model import Format, Printed, file_path
from plugins.handouts.parse import ParsedHandout, parse_handouts
from plugins.handouts.render import HandoutRenderer
from plugins.handouts.sections import Desk, Publisher
from plugins.press.keep import Press
from plugins.prose.model import Link
from plugins.site.embedders import environment
from plugins.site.model import Project

KEPT = ".cache/handouts"
"""Where files of handouts are kept from build to build, in the project's folder."""
Resolve = Callable[[str], Link]


@dataclass(frozen=True, slots=True)
class Handouts:
    """The handouts of each text, by the name of its source, as read and as printed."""

    parsed: Mapping[str, tuple[ParsedHandout, ...]]
    printed: Mapping[str, tuple[Printed, ...]]

    def links(self, name: str) -> Iterator[Link]:
        """Go through the links in the handouts of a text."""
        return (link for parsed in self.parsed.get(name, ()) for link in parsed.links)

    def anchors(self, name: str) -> frozenset[str]:
        """Return the anchors of the items in a text."""
        return frozenset(item.id for parsed in self.parsed.get(name, ()) for item in parsed.handout.items)

    def files(self, name: str) -> Iterator[tuple[Place, tuple[str, ...]]]:
        """Go through the handouts of a text: the place of each in it, and the URL paths of its files."""
        for parsed in self.parsed.get(name, ()):
            yield parsed.place, tuple(file_path(parsed.handout, form) for form in Format)

    def embedders(self, project: Project) -> Callable[[Manuscript, Resolve], tuple[HandoutEmbedder, ...]]:
        """Return what tells which handouts a text has, or leads to."""
        renderer = HandoutRenderer(environment(project))
        every = [each for printed in self.printed.values() for each in printed]
        # Of two at one path the first keeps it.
        shelf = Shelf({(each.handout.path, each.handout.anchor): each for each in reversed(every)})

        def embedders(manuscript: Manuscript, resolve: Resolve) -> tuple[HandoutEmbedder, ...]:
            own = zip(self.parsed.get(manuscript.name, ()), self.printed.get(manuscript.name, ()), strict=True)
            return (HandoutEmbedder(tuple(own), shelf, resolve, renderer),) if shelf.printed else ()

        return embedders


def read_handouts(
    manuscripts: Sequence[Manuscript], resolve: Callable[[str, Manuscript], Link], project: Project, report: Report
) -> Handouts:
    """Read every handout and make its files; while anything is an error, none is made."""
    parsed = dict(_parse(manuscripts, resolve, project, report))
    handouts = [each.handout for all_parsed in parsed.values() for each in all_parsed]
    if report.count(Level.ERROR):
        printed = [Printed(handout, ()) for handout in handouts]
    else:
        printed = list(Press(project.theme, project.root / KEPT).print(handouts))
    rest = iter(printed)
    return Handouts(parsed, {name: tuple(next(rest) for _ in each) for name, each in parsed.items()})


def _parse(
    manuscripts: Sequence[Manuscript], resolve: Callable[[str, Manuscript], Link], project: Project, report: Report
) -> Iterator[tuple[str, tuple[ParsedHandout, ...]]]:
    inline = InlineReader()
    publisher = Publisher(project.name, project.site_url, project.language)
    for manuscript in manuscripts:
        proof = Proof(manuscript.source, report)
        desk = Desk(manuscript, proof, inline, partial(_resolve, resolve, manuscript), publisher)
        if found := parse_handouts(desk):
            yield manuscript.name, found


def _resolve(resolve: Callable[[str, Manuscript], Link], manuscript: Manuscript, target: str) -> Link:
    return resolve(target, manuscript)
