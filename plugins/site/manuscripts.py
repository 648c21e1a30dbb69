"""Read what lies in content/ as it was written."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from ..foundation.documents.addresses import default_path
from ..foundation.documents.authors import FILE, authors_paste, read_authors
from ..foundation.documents.finder import FileFinder
from ..foundation.documents.model import PAGE, Kind, Manuscript
from ..foundation.documents.namesakes import part_namesakes
from ..foundation.documents.read import ReadingContext, read_manuscript
from ..foundation.documents.sources import find_sources, message_name
from ..foundation.findings.model import Code, Finding, Report
from ..foundation.front_matter.validate import extra_paste
from ..foundation.slugs import slug
from ..foundation.text import composed, one_line
from ..foundation.workers import share
from .model import Held, Project


class Reading(Struct, frozen=True):
    """What lies in content/: manuscripts, files in other formats, and the sources refused for a mistake.

    `refused` holds the names of those sources and the paths they would have; nothing is to be said of links there.
    """

    manuscripts: list[Manuscript] = field(default_factory=list)
    others: list[Path] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)


def read_manuscripts(project: Project, report: Report) -> Reading:
    """Read every post and page as it was written, drafts too."""
    file = project.content / FILE
    authors = read_authors(file, project.root, report)
    knows_all = not any(finding.path == message_name(file, project.root) for finding in report)
    if project.default_author and composed(project.default_author) not in authors and knows_all:
        problem = f"{project.default_author!r} is not in content/authors.yaml"
        report.add(project.origin.finding("AUTHOR", problem, "add it there, or name one that is"))
    finder = FileFinder(project.active)
    context = ReadingContext(
        project.root,
        project.content,
        project.rules,
        authors,
        project.default_author,
        knows_all,
        finder,
        project.patterns,
        project.language,
        project.now.astimezone(project.rules.zone).replace(hour=0, minute=0, second=0, microsecond=0),
    )
    reading = Reading()
    sources: list[tuple[Kind, Path]] = []
    for kind, folder in _folders(project):
        found = find_sources(project.content / folder, project.root, report)
        reading.others.extend(found.others)
        sources += ((kind, file) for file in found.sources)

    def read(source: tuple[Kind, Path]) -> tuple[Manuscript | None, Sequence[Finding]]:
        kind, file = source
        found = Report(project.levels)
        return read_manuscript(file, kind, context, found), [*found.every_place()]

    for (kind, file), (manuscript, findings) in zip(sources, share(read, sources), strict=True):
        for finding in findings:
            report.add(finding)
        if manuscript:
            reading.manuscripts.append(manuscript)
        else:
            reading.refused[file.relative_to(project.content).as_posix()] = ""
            reading.refused[default_path(file, kind, project.content)] = ""
    reading.manuscripts[:] = part_namesakes(reading.manuscripts, context)
    _offer_pastes(context, report)
    return reading


def _folders(project: Project) -> Iterator[tuple[Kind, str]]:
    """Go through the folders with texts, each with the kind of those.

    What PAGE_PATHS names holds pages, unless a feature has it: left out, it leaves its texts to be read and linked.
    """
    known = [(kind, folder) for kind in project.kinds for folder in kind.folders]
    yield from known
    for name in dict.fromkeys(project.page_folders):
        if name not in {folder for _, folder in known}:
            heading = one_line(name.replace("-", " ")).capitalize()
            yield replace(PAGE, folders=(name,), path=f"/{slug(name) or name}/", heading=heading), name


def _offer_pastes(context: ReadingContext, report: Report) -> None:
    """Give the lines to paste for what is unknown, each name once."""
    if authors := authors_paste(report.subjects(Code.UNKNOWN_AUTHOR), context.authors):
        report.offer(Code.UNKNOWN_AUTHOR, authors)
    if keys := extra_paste(report.subjects(Code.UNKNOWN_KEY), context.rules):
        report.offer(Code.UNKNOWN_KEY, keys)


def check_others(
    others: Iterable[Path], manuscripts: Iterable[Manuscript], project: Project, report: Report
) -> list[str]:
    """Report the files that look like posts in other formats, and are published beside none; return their names."""
    told: list[str] = []
    attached = {file for each in manuscripts for file in each.attachments.values()}
    for file in others:
        if file not in attached and not any(file.parent.glob("index.*md")):
            name, problem = message_name(file, project.root), f"{file.suffix} files are not read as posts"
            remedy = "rewrite it as Markdown with the ending .md, list it as an attachment, or move it away"
            report.add(Finding(name, 1, 1, Code.OTHER_FORMAT, problem, remedy))
            told.append(name)
    return told


def hold_back(manuscripts: Iterable[Manuscript], project: Project) -> Iterator[Held]:
    """Go through what is not published yet, or on no page."""
    for manuscript in manuscripts:
        if not manuscript.path:
            yield Held(manuscript, "without a page: `permalink: false`")
        elif manuscript.is_draft and not project.with_drafts:
            yield Held(manuscript, "a draft")
        elif manuscript.date and manuscript.date > project.now:
            yield Held(manuscript, f"held back until {manuscript.date:%Y-%m-%d %H:%M %Z}".replace(" 00:00 UTC", ""))
