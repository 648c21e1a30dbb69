"""Read all of content/, arrange it, check it. Only what is kept aside is written: files of handouts, pictures."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from pathlib import Path
from typing import TextIO

from plugins.documents.authors import FILE, authors_paste, read_authors
from plugins.documents.finder import FileFinder
from plugins.documents.model import Document, Kind, Manuscript
from plugins.documents.read import Desk, default_path, read_manuscript
from plugins.documents.sources import find_sources, shown
from plugins.findings.extent import Extent
from plugins.findings.model import Code, ContentError, Finding, Level, Report
from plugins.findings.render import GIST, printable, render_report
from plugins.front_matter.validate import extra_paste
from plugins.handouts.arrange import FoundHandout, HandoutFinder
from plugins.handouts.render import HandoutRenderer
from plugins.handouts.sections import Publisher
from plugins.links.check import LinkChecker, check_faults
from plugins.links.resolve import Resolver
from plugins.listings.arrange import arrange
from plugins.listings.spelling import check_spelling
from plugins.pictures.render import PictureRenderer
from plugins.prose.model import Embedder, Link, Prose
from plugins.prose.render import ProseRenderer
from plugins.site.embedders import environment, tweet_embedder
from plugins.site.handouts import Handouts, check_headers, handout_embedder, print_handouts, unprinted
from plugins.site.menu import make_menu
from plugins.site.model import Held, Project, Site
from plugins.site.paths import Claims, claim_paths
from plugins.site.pictures import PostAlbum, make_all_pictures, source_folders
from plugins.site.settings import read_project
from plugins.text import composed
from plugins.tweets.archive import FOLDER, read_archive
from plugins.workers import share

FOLDERS = ((Kind.POST, "blog"), (Kind.PAGE, "pages"), (Kind.QUESTIONS, "questions"), (Kind.CHECKLIST, "checklists"))
SHOWN = 5
"""How many of the posts that are held back, or left out, are named."""


def read_site(project: Project, report: Report, *, makes: bool = True) -> Site:
    """Return the site that content/ makes, with every mistake in the report: read, then arrange, check, and make.

    Pictures and sheets, which take long, are made only where that is asked for and nothing is an error.
    """
    reading = read_manuscripts(project, report)
    check_spelling([each for each in reading.manuscripts if each.kind is Kind.POST], report)
    archive = read_archive(project.content / FOLDER, project.root, report)
    held = tuple(_hold_back(reading.manuscripts, project))
    held_names = {each.manuscript.name for each in held}
    written = [each for each in reading.manuscripts if each.name not in held_names]
    paths_of_sources = {each.name: each.path for each in written}
    resolver = Resolver(paths_of_sources, project.base, project.site_url, FileFinder(project.active))
    check_headers(written, report)
    embedders: list[Embedder] = [tweet_embedder(project, archive), handout_embedder(written)]
    documents, handouts = _render(written, resolver, project, embedders)
    left_out = [shown(project.content / name, project.root) for name in reading.refused if not name.startswith("/")]
    left_out += _check_others(reading.others, [*documents, *(each.manuscript for each in held)], project, report)
    arrangement = arrange(each for each in documents if each.kind is Kind.POST)
    paths = claim_paths(Claims(documents, held, arrangement, handouts), project, report)
    if clashing := [each.source.path for each in documents if paths.get(each.path) != each.source.path]:
        left_out += clashing
        documents = [each for each in documents if paths.get(each.path) == each.source.path]
    unpublished = {key: each.reason for each in held for key in (each.manuscript.name, each.manuscript.path)}
    links = _check(documents, {**unpublished, **reading.refused}, paths, report)
    menu = tuple(make_menu(project, paths, links, report))
    if makes and not report.count(Level.ERROR):
        documents, _ = make_all_pictures(documents, project, report)
        handouts = handouts if report.count(Level.ERROR) else print_handouts(handouts, project)
    documents = handouts.shown_in(documents, project)
    arrangement = arrange(each for each in documents if each.kind is Kind.POST)
    published = {each.name: each for each in documents}
    return Site(published, held, arrangement, paths, handouts.printed, project, menu, tuple(sorted(left_out)))


def site_of_settings(
    settings: Mapping[str, object], now: datetime, output: TextIO, extent: Extent = GIST, *, makes: bool = True
) -> Site:
    """Do as `checked_site` does for the project that Pelican's settings describe; `now` must have a zone."""
    project = read_project(settings, Path(str(settings["PATH"])).resolve().parent, now)
    return checked_site(project, Report(project.levels), output, extent, makes=makes)


def checked_site(
    project: Project, report: Report, output: TextIO, extent: Extent = GIST, *, makes: bool = True
) -> Site:
    """Read the site, and say what is to be warned of, held back and left out; raise ContentError if there is an error.

    Left out is what no page could be made of, although its mistakes are only warned of.
    """
    site = read_site(project, report, makes=makes)
    if report.count(Level.ERROR):
        raise ContentError(report)
    output.write(render_report(report, extent))
    if site.held:
        held = [f"{each.manuscript.source.path} ({each.reason})" for each in site.held]
        output.write(f"Not published: {_named(held)}.\n")
    warned = {path for finding in report for path in finding.posts}
    if left_out := [path for path in site.left_out if path in warned]:
        count = f"{len(left_out)} post{'s' if len(left_out) > 1 else ''}"
        output.write(f"{count} left out: {_named(left_out)}.\n")
    return site


def _named(posts: Sequence[str]) -> str:
    """Return the first of what is to be named, and how many more there are."""
    rest = [f"and {len(posts) - SHOWN} more"] if len(posts) > SHOWN else []
    return printable(", ".join([*posts[:SHOWN], *rest]))


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
    file = project.content / FILE
    authors = read_authors(file, project.root, report)
    knows_all = not any(finding.path == shown(file, project.root) for finding in report)
    if project.default_author and composed(project.default_author) not in authors and knows_all:
        problem = f"{project.default_author!r} is not in content/authors.yaml"
        report.add(project.origin.finding("AUTHOR", problem, "add it there, or name one that is"))
    finder = FileFinder(project.active)
    desk = Desk(project.root, project.content, project.rules, authors, project.default_author, knows_all, finder)
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
    _offer_pastes(desk, report)
    return reading


def _offer_pastes(desk: Desk, report: Report) -> None:
    """Give the lines to paste for what is unknown, each name once."""
    if authors := authors_paste(report.subjects(Code.UNKNOWN_AUTHOR), desk.authors):
        report.offer(Code.UNKNOWN_AUTHOR, authors)
    if keys := extra_paste(report.subjects(Code.UNKNOWN_KEY), desk.rules):
        report.offer(Code.UNKNOWN_KEY, keys)


def _check_others(
    others: Iterable[Path], manuscripts: Iterable[Manuscript], project: Project, report: Report
) -> list[str]:
    """Report the files that look like posts in other formats, and are published beside none; return their names."""
    told: list[str] = []
    attached = {file for each in manuscripts for file in each.attachments.values()}
    for file in others:
        if file not in attached and not (file.parent / "index.md").exists():
            name, problem = shown(file, project.root), f"{file.suffix} files are not read as posts"
            remedy = "rewrite it as Markdown with the ending .md, list it as an attachment, or move it away"
            report.add(Finding(name, 1, 1, Code.OTHER_FORMAT, problem, remedy))
            told.append(name)
    return told


def _hold_back(manuscripts: Iterable[Manuscript], project: Project) -> Iterator[Held]:
    for manuscript in manuscripts:
        if manuscript.is_draft and not project.with_drafts:
            yield Held(manuscript, "a draft")
        elif manuscript.date and manuscript.date > project.now:
            yield Held(manuscript, f"held back until {manuscript.date:%Y-%m-%d %H:%M %Z}".replace(" 00:00 UTC", ""))


def _render(
    manuscripts: list[Manuscript], resolver: Resolver, project: Project, embedders: Sequence[Embedder]
) -> tuple[list[Document], Handouts]:
    """Return the documents that manuscripts make, and the handouts in them."""
    renderer = ProseRenderer(embedders)
    pictures = PictureRenderer(environment(project))
    items = HandoutRenderer(environment(project))
    publisher = Publisher(project.name, project.site_url, project.language)
    folders = source_folders(manuscripts)

    def render(manuscript: Manuscript) -> tuple[Prose, tuple[FoundHandout, ...]]:
        def resolve(target: str) -> Link:
            return resolver.resolve(target, manuscript)

        album = PostAlbum(manuscript, project, pictures, folders, resolver.finder)
        finder = HandoutFinder(manuscript, publisher, items)
        return renderer.render(manuscript.body, resolve, album, finder), finder.found

    rendered = share(render, manuscripts)
    documents = [_document(manuscript, prose) for manuscript, (prose, _) in zip(manuscripts, rendered, strict=True)]
    found = {each.name: found for each, (_, found) in zip(manuscripts, rendered, strict=True) if found}
    return documents, unprinted(found)


def _document(manuscript: Manuscript, prose: Prose) -> Document:
    linked = {link.path: manuscript.folder / link.attachment for link in prose.links if link.attachment}
    own = filter(None, [manuscript.header, manuscript.teaser])
    embedded = (picture for embed in prose.embeds for picture in embed.pictures)
    pictures = (*(each.alone for each in manuscript.pictures), *own, *prose.pictures, *embedded)
    files = {path: file for picture in pictures for path, file in picture.files.items()}
    values = {each.name: getattr(manuscript, each.name) for each in fields(manuscript)}
    values |= {"attachments": {**manuscript.attachments, **linked, **files}, "pictures": pictures}
    return Document(**values, prose=prose)


def _check(
    documents: list[Document], unpublished: Mapping[str, str], paths: Iterable[str], report: Report
) -> LinkChecker:
    known = frozenset(paths)
    anchors = {each.path: each.prose.anchors for each in documents}
    links = LinkChecker(known, anchors, unpublished, report)
    for document in documents:
        check_faults(document, document.prose.faults, report)
        links.check(document, document.prose.links)
    return links
