"""Read all of content/, arrange it, check it; then make what takes long: pictures, and the files of handouts."""

from collections.abc import Sequence
from typing import TextIO

from msgspec.structs import asdict

from ..documents.finder import FileFinder
from ..documents.model import Document, Kind, Manuscript
from ..documents.sources import shown
from ..findings.extent import Extent
from ..findings.model import ContentError, Level, Report
from ..findings.render import GIST, printable, render_report
from ..handouts.arrange import FoundHandout, HandoutFinder
from ..handouts.render import HandoutRenderer
from ..handouts.sections import Publisher
from ..links.check import LinkChecker, check_faults
from ..links.resolve import Landmarks, Resolver
from ..listings.arrange import arrange
from ..listings.spelling import check_spelling
from ..prose.model import Embedder, Link, Prose
from ..prose.render import ProseRenderer
from ..slugs import slug
from ..workers import share
from .handouts import Handouts, check_headers, handout_embedder, print_handouts, unprinted
from .manuscripts import check_others, hold_back, read_manuscripts
from .menu import make_menu
from .model import HANDOUT_PATHS, Project, Site
from .paths import Claims, claim_paths, offered_paths
from .pictures import Gallery, PostAlbum, make_all_pictures
from .statics import read_statics

SHOWN = 5
"""How many of the posts that are held back, or left out, are named."""


def read_site(project: Project, report: Report, *, makes: bool = True) -> Site:
    """Return the site that content/ makes, with every mistake in the report: read, then arrange, check, and make.

    Pictures and sheets, which take long, are made only where that is asked for and nothing is an error.
    """
    reading = read_manuscripts(project, report)
    check_spelling([each for each in reading.manuscripts if each.kind is Kind.POST], report)
    held = tuple(hold_back(reading.manuscripts, project))
    held_names = {each.manuscript.name for each in held}
    written = [each for each in reading.manuscripts if each.name not in held_names]
    finder = FileFinder(project.active)
    statics = read_statics(project, finder, report)
    landmarks = Landmarks(
        {each.name: each.path for each in statics.values()},
        {author.name: slug(author.key) for each in written for author in each.authors},
        {
            *(path for each in project.features for path in each.pages),
            *HANDOUT_PATHS.values(),
            *(path for each in written for path in each.redirect_from),
        },
    )
    paths_of_sources = {each.name: each.path for each in written}
    resolver = Resolver(paths_of_sources, project.base, project.site_url, finder, landmarks)
    check_headers(written, report)
    gallery = Gallery(written, statics, project, finder)
    brought = [each.embedder(project.templates, report) for each in project.features if each.embedder]
    embedders = [*brought, handout_embedder(written)]
    documents, handouts = _render(written, resolver, gallery, embedders)
    left_out = [shown(project.content / name, project.root) for name in reading.refused if not name.startswith("/")]
    left_out += check_others(reading.others, [*documents, *(each.manuscript for each in held)], project, report)
    arrangement = arrange(each for each in documents if each.kind is Kind.POST)
    claims = Claims(documents, held, arrangement, handouts, statics)
    paths = claim_paths(claims, project, report)
    if clashing := [each.source.path for each in documents if paths.get(each.path) != each.source.path]:
        left_out += clashing
        documents = [each for each in documents if paths.get(each.path) == each.source.path]
    unpublished = {key: each.reason for each in held for key in (each.manuscript.name, each.manuscript.path) if key}
    anchors = {each.path: each.prose.anchors for each in documents}
    unsaid = {**unpublished, **reading.refused}
    links = LinkChecker(frozenset(paths), anchors, unsaid, report, {*offered_paths(claims, project)})
    for document in documents:
        check_faults(document, document.prose.faults, report)
        links.check(document, document.prose.links)
    menu = tuple(make_menu(project, paths, links, report))
    if makes and not report.count(Level.ERROR):
        documents, _ = make_all_pictures(documents, project, report)
        handouts = handouts if report.count(Level.ERROR) else print_handouts(handouts, project)
    documents = handouts.shown_in(documents, project.templates)
    arrangement = arrange(each for each in documents if each.kind is Kind.POST)
    published = {each.name: each for each in documents}
    left = tuple(sorted(left_out))
    return Site(published, held, arrangement, paths, handouts.printed, project, menu, statics, left)


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


def _render(
    manuscripts: list[Manuscript], resolver: Resolver, gallery: Gallery, embedders: Sequence[Embedder]
) -> tuple[list[Document], Handouts]:
    """Return the documents that manuscripts make, and the handouts in them."""
    project = gallery.project
    renderer = ProseRenderer(embedders)
    items = HandoutRenderer(project.templates)
    publisher = Publisher(project.name, project.site_url, project.language)

    def render(manuscript: Manuscript) -> tuple[Prose, tuple[FoundHandout, ...]]:
        def resolve(target: str) -> Link:
            return resolver.resolve(target, manuscript)

        finder = HandoutFinder(manuscript, publisher, items)
        album = PostAlbum(manuscript, gallery)
        prose = renderer.render(manuscript.body, resolve, album, finder, is_html=manuscript.is_html)
        return prose, finder.found

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
    attachments = {**manuscript.attachments, **linked, **files}
    return Document(**asdict(manuscript) | {"attachments": attachments, "pictures": pictures}, prose=prose)
