"""Read all of content/, arrange it, check it. Only what is kept aside is written: files of handouts, pictures."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from pathlib import Path
from typing import TextIO

from plugins.documents.addresses import DRAFTS, default_path
from plugins.documents.authors import read_authors
from plugins.documents.finder import FileFinder
from plugins.documents.model import Document, Kind, Manuscript
from plugins.documents.namesakes import part_namesakes
from plugins.documents.read import Desk, read_manuscript
from plugins.documents.sources import find_sources, shown
from plugins.findings.model import Code, ContentError, Finding, Level, Report
from plugins.findings.render import printable, render_report
from plugins.links.check import LinkChecker, check_faults
from plugins.links.resolve import Landmarks, Resolver
from plugins.listings.arrange import arrange
from plugins.prose.model import Embedder, Link, Prose
from plugins.prose.render import ProseRenderer
from plugins.site.embedders import tweet_embedder
from plugins.site.handouts import Handouts, read_handouts
from plugins.site.menu import make_menu
from plugins.site.model import Held, Project, Site
from plugins.site.paths import Claims, claim_paths, offered_paths
from plugins.site.pictures import Gallery, PostAlbum, make_all_pictures
from plugins.site.settings import read_project
from plugins.site.statics import read_statics
from plugins.slugs import slug
from plugins.text import composed
from plugins.tweets.archive import FOLDER, read_archive
from plugins.workers import share

FOLDERS = (
    (Kind.POST, "blog"),
    (Kind.POST, DRAFTS),
    (Kind.PAGE, "pages"),
    (Kind.QUESTIONS, "questions"),
    (Kind.CHECKLIST, "checklists"),
)
SHOWN = 5
"""How many of the posts that are held back are named."""


def read_site(project: Project, report: Report) -> Site:
    """Return the site that content/ makes, with every mistake in the report: read, then arrange, then check."""
    reading = read_manuscripts(project, report)
    archive = read_archive(project.content / FOLDER, project.root, report)
    held = tuple(_hold_back(reading.manuscripts, project))
    held_names = {each.manuscript.name for each in held}
    shown = [each for each in reading.manuscripts if each.name not in held_names]
    paths_of_sources = {each.name: each.path for each in shown}
    finder = FileFinder(project.active)
    statics = read_statics(project, finder, report)
    landmarks = Landmarks(
        {each.name: each.path for each in statics.values()},
        {author.name: slug(author.key) for each in shown for author in each.authors},
    )
    gallery = Gallery(shown, statics, project, finder)
    resolver = Resolver(paths_of_sources, project.base, project.site_url, finder, landmarks)
    handouts = read_handouts(shown, resolver.resolve, project, report)
    rendered = _render(shown, resolver, handouts, gallery, tweet_embedder(project, archive))
    documents, damaged = make_all_pictures(rendered, project, report)
    _check_others(reading.others, [*documents, *(each.manuscript for each in held)], project, report)
    arrangement = arrange(each for each in documents if each.kind is Kind.POST)
    claims = Claims(documents, held, arrangement, handouts, statics)
    paths = claim_paths(claims, project, report)
    if any(paths.get(each.path) != each.source.path for each in documents):
        documents = [each for each in documents if paths.get(each.path) == each.source.path]
        arrangement = arrange(each for each in documents if each.kind is Kind.POST)
    unpublished = {key: each.reason for each in held for key in (each.manuscript.name, each.manuscript.path) if key}
    unsaid = {**unpublished, **reading.refused, **damaged}
    links = LinkChecker(frozenset(paths), _anchors(documents, handouts), unsaid, report, {*offered_paths(claims)})
    _check(documents, handouts, links, report)
    menu = tuple(make_menu(project, paths, links, report))
    published = {each.name: each for each in documents}
    return Site(published, held, arrangement, paths, handouts.printed, project, menu, statics)


def site_of_settings(settings: Mapping[str, object], now: datetime, output: TextIO) -> Site:
    """Do as `checked_site` does for the project that Pelican's settings describe; `now` must have a zone."""
    project = read_project(settings, Path(str(settings["PATH"])).resolve().parent, now)
    return checked_site(project, Report(project.levels), output)


def checked_site(project: Project, report: Report, output: TextIO) -> Site:
    """Read the site, and say what is to be warned of and held back; raise ContentError if anything is an error."""
    site = read_site(project, report)
    if report.count(Level.ERROR):
        raise ContentError(report)
    output.write(render_report(report))
    if site.held:
        output.write(_held_line(site.held))
    return site


def _held_line(held: Sequence[Held]) -> str:
    named = [f"{each.manuscript.source.path} ({each.reason})" for each in held[:SHOWN]]
    rest = [f"and {len(held) - SHOWN} more"] if len(held) > SHOWN else []
    return printable(f"Not published: {', '.join([*named, *rest])}.") + "\n"


@dataclass(frozen=True, slots=True)
class Reading:
    """What lies in content/: manuscripts, files in other formats, and the sources refused for a mistake.

    `refused` holds the names of those sources and the paths they would have; nothing is to be said of links there.
    """

    manuscripts: list[Manuscript] = field(default_factory=list)
    others: list[Path] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)


def read_manuscripts(project: Project, report: Report) -> Reading:
    """Read every post and page as it was written, drafts too."""
    file = project.content / "authors.yaml"
    authors = read_authors(file, project.root, report)
    knows_all = not any(finding.path == shown(file, project.root) for finding in report)
    if project.default_author and composed(project.default_author) not in authors and knows_all:
        problem = f"{project.default_author!r} is not in content/authors.yaml"
        report.add(project.origin.finding("AUTHOR", problem, "add it there, or name one that is"))
    finder = FileFinder(project.active)
    desk = Desk(
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
    for kind, folder in FOLDERS:
        found = find_sources(project.content / folder, project.root, report)
        reading.others.extend(found.others)
        for file in found.sources:
            manuscript = read_manuscript(file, kind, desk, report)
            if manuscript:
                reading.manuscripts.append(manuscript)
            else:
                reading.refused[file.relative_to(project.content).as_posix()] = ""
                reading.refused[default_path(file, kind, project.content)] = ""
    reading.manuscripts[:] = part_namesakes(reading.manuscripts, desk)
    return reading


def _check_others(others: Iterable[Path], manuscripts: Iterable[Manuscript], project: Project, report: Report) -> None:
    """Report the files that look like posts in other formats, and are published beside none."""
    attached = {file for each in manuscripts for file in each.attachments.values()}
    for file in others:
        if file not in attached and not any(file.parent.glob("index.*md")):
            name, problem = shown(file, project.root), f"{file.suffix} files are not read as posts"
            remedy = "rewrite it as Markdown with the ending .md, list it as an attachment, or move it away"
            report.add(Finding(name, 1, 1, Code.OTHER_FORMAT, problem, remedy))


def _hold_back(manuscripts: Iterable[Manuscript], project: Project) -> Iterator[Held]:
    for manuscript in manuscripts:
        if not manuscript.path:
            yield Held(manuscript, "without a page: `permalink: false`")
        elif manuscript.is_draft and not project.with_drafts:
            yield Held(manuscript, "a draft")
        elif manuscript.date and manuscript.date > project.now:
            yield Held(manuscript, f"held back until {manuscript.date:%Y-%m-%d %H:%M %Z}".replace(" 00:00 UTC", ""))


def _render(
    manuscripts: list[Manuscript], resolver: Resolver, handouts: Handouts, gallery: Gallery, tweets: Embedder
) -> list[Document]:
    renderer = ProseRenderer([tweets])
    embedders = handouts.embedders(gallery.project)

    def render(manuscript: Manuscript) -> Prose:
        def resolve(target: str) -> Link:
            return resolver.resolve(target, manuscript)

        album = PostAlbum(manuscript, gallery)
        return renderer.render(manuscript.body, resolve, embedders(manuscript, resolve), album)

    proses = share(render, manuscripts)
    return [
        _document(manuscript, prose, handouts.links(manuscript.name))
        for manuscript, prose in zip(manuscripts, proses, strict=True)
    ]


def _document(manuscript: Manuscript, prose: Prose, links: Iterable[Link]) -> Document:
    linked = {link.path: manuscript.folder / link.attachment for link in (*prose.links, *links) if link.attachment}
    own = filter(None, [manuscript.header, manuscript.teaser])
    embedded = (picture for embed in prose.embeds for picture in embed.pictures)
    pictures = (*(each.alone for each in manuscript.pictures), *own, *prose.pictures, *embedded)
    files = {path: file for picture in pictures for path, file in picture.files.items()}
    values = {each.name: getattr(manuscript, each.name) for each in fields(manuscript)}
    values |= {"attachments": {**manuscript.attachments, **linked, **files}, "pictures": pictures}
    return Document(**values, prose=prose)


def _anchors(documents: Iterable[Document], handouts: Handouts) -> Mapping[str, frozenset[str]]:
    return {each.path: each.prose.anchors | handouts.anchors(each.name) for each in documents}


def _check(documents: Iterable[Document], handouts: Handouts, links: LinkChecker, report: Report) -> None:
    for document in documents:
        check_faults(document, document.prose.faults, report)
        links.check(document, [*document.prose.links, *handouts.links(document.name)])
