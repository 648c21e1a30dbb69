"""Read all of content/, arrange it, check it; then make what takes long."""

from collections.abc import Mapping, Sequence
from typing import TextIO

from msgspec.structs import asdict, replace

from ..foundation.documents.finder import FileFinder
from ..foundation.documents.model import Document, Manuscript
from ..foundation.documents.sources import message_name
from ..foundation.findings.extent import Extent
from ..foundation.findings.model import Code, ContentError, Level, Report
from ..foundation.findings.render import GIST, printable, render_report
from ..foundation.hosts import is_reserved
from ..foundation.links.check import LinkChecker, check_faults
from ..foundation.links.resolve import Landmarks, Resolver
from ..foundation.listings.arrange import arrange
from ..foundation.listings.model import Arrangement
from ..foundation.listings.spelling import check_spelling
from ..foundation.outputs import Output, Role
from ..foundation.prose.model import Link, Prose
from ..foundation.prose.render import ProseRenderer
from ..foundation.slugs import slug
from ..foundation.workers import share
from .manuscripts import check_others, hold_back, read_manuscripts
from .menu import make_menu
from .model import Project, Site, StaticFile, owner_at
from .paths import Contents, list_outputs
from .pictures import Gallery, PostAlbum, make_all_pictures
from .statics import read_statics

SHOWN = 5
"""How many of the posts that are held back, or left out, are named."""


def read_site(project: Project, report: Report) -> Site:
    """Return the site that content/ makes, with every mistake in the report: read, then arrange, and check.

    What takes long is not made yet.
    """
    _check_email(project, report)
    reading = read_manuscripts(project, report)
    check_spelling([each for each in reading.manuscripts if each.kind.is_post], report)
    held = tuple(hold_back(reading.manuscripts, project))
    held_names = {each.manuscript.name for each in held}
    written = [each for each in reading.manuscripts if each.name not in held_names]
    finder = FileFinder(project.active)
    statics = read_statics(project, finder, report)
    for feature in project.features:
        feature.check(written, report)
    resolver = _resolver(written, statics, project, finder)
    documents = _render(written, resolver, Gallery(written, statics, project, finder), report)
    left_out = [
        message_name(project.content / name, project.root) for name in reading.refused if not name.startswith("/")
    ]
    left_out += check_others(reading.others, [*documents, *(each.manuscript for each in held)], project, report)
    contents = Contents(documents, held, _arrangement(documents), statics)
    outputs = list_outputs(contents, project, report)
    if clashing := [each.source.path for each in documents if not _has_page(each, outputs)]:
        left_out += clashing
        documents = [each for each in documents if _has_page(each, outputs)]
        contents = Contents(documents, held, _arrangement(documents), statics)
        outputs = list_outputs(contents, project, Report())
    unpublished = {key: each.reason for each in held for key in (each.manuscript.name, each.manuscript.path) if key}
    anchors = {each.path: each.prose.anchors for each in documents}
    links = LinkChecker(outputs, anchors, {**unpublished, **reading.refused}, report, _offered(outputs))
    for document in documents:
        check_faults(document, document.prose.faults, report)
        links.check(document, document.prose.links)
    menu = tuple(make_menu(project, outputs, links, report))
    named = {document.name: document for document in documents}
    return Site(named, held, contents.arrangement, outputs, project, menu, statics, tuple(sorted(left_out)))


def _check_email(project: Project, report: Report) -> None:
    """Report an address of the site's to which no letter ever gets."""
    domain = project.email.rpartition("@")[2]
    if is_reserved(domain):
        problem = f"no letter gets to {domain}, a name that is set aside (RFC 2606, RFC 6761)"
        remedy = "write an address that somebody reads, or leave it empty"
        report.add(project.origin.finding("EMAIL", problem, remedy, code=Code.DEAD_EMAIL))


def make_site(site: Site, report: Report) -> Site:
    """Return a site in which nothing is an error with what takes long to make: pictures, and what features make."""
    documents: Sequence[Document]
    documents, _ = make_all_pictures([*site.documents.values()], site.project, report)
    for feature in site.project.features:
        documents = feature.make(documents, site.project)
    named = {document.name: document for document in documents}
    return replace(site, documents=named, arrangement=_arrangement(documents))


def checked_site(
    project: Project, report: Report, output: TextIO, extent: Extent = GIST, *, makes: bool = True
) -> Site:
    """Read the site, and say what is to be warned of, held back and left out; raise ContentError if there is an error.

    Left out is what no page could be made of, although its mistakes are only warned of.
    """
    site = read_site(project, report)
    if makes and not report.count(Level.ERROR):
        site = make_site(site, report)
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


def _arrangement(documents: Sequence[Document]) -> Arrangement:
    return arrange(each for each in documents if each.kind.is_post)


def _has_page(document: Document, outputs: Mapping[str, Output]) -> bool:
    return owner_at(document.path, outputs) == document.source.path


def _offered(outputs: Mapping[str, Output]) -> frozenset[str]:
    """Return what an author may have meant to link: pages, and files that authors brought; none that we make."""
    return frozenset(path for path, each in outputs.items() if each.role in {Role.PAGE, Role.REDIRECT, Role.FILE})


def _resolver(
    written: Sequence[Manuscript], statics: Mapping[str, StaticFile], project: Project, finder: FileFinder
) -> Resolver:
    landmarks = Landmarks(
        {each.name: each.path for each in statics.values()},
        {author.name: slug(author.key) for each in written for author in each.authors},
        {
            *(output.path for each in project.features for output in each.outputs(()) if output.template),
            *(kind.path for kind in project.kinds),
            *(each.kind.path for each in written),
            *(path for each in written for path in each.redirect_from),
        },
    )
    paths = {each.name: each.path for each in written}
    return Resolver(paths, project.base, project.site_url, finder, landmarks)


def _render(written: Sequence[Manuscript], resolver: Resolver, gallery: Gallery, report: Report) -> list[Document]:
    """Return the documents that manuscripts make."""
    project = gallery.project
    embedders = [each.embedder(project, written, report) for each in project.features if each.embedder]
    arrangers = [each.arranger(project) for each in project.features if each.arranger]
    renderer = ProseRenderer(embedders)

    def render(manuscript: Manuscript) -> Prose:
        def resolve(target: str) -> Link:
            return resolver.resolve(target, manuscript)

        own = [arranger(manuscript) for arranger in arrangers]
        album = PostAlbum(manuscript, gallery)
        return renderer.render(manuscript.body, resolve, album, own, is_html=manuscript.is_html)

    return [_document(*pair) for pair in zip(written, share(render, written), strict=True)]


def _document(manuscript: Manuscript, prose: Prose) -> Document:
    linked = {link.path: manuscript.folder / link.attachment for link in prose.links if link.attachment}
    own = filter(None, [manuscript.header, manuscript.teaser])
    embedded = (picture for embed in prose.embeds for picture in embed.pictures)
    pictures = (*(each.alone for each in manuscript.pictures), *own, *prose.pictures, *embedded)
    files = {path: file for picture in pictures for path, file in picture.files.items()}
    attachments = {**manuscript.attachments, **linked, **files}
    return Document(**asdict(manuscript) | {"attachments": attachments, "pictures": pictures}, prose=prose)
