"""Read Markdown as handouts, and show it as on a page."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path

import html5lib
from bs4 import BeautifulSoup, Tag
from jinja2 import Environment, FileSystemLoader

from plugins.foundation.assets.read import read_assets
from plugins.foundation.documents.model import PAGE, POST, Kind, Manuscript
from plugins.foundation.findings.model import Report, Source
from plugins.foundation.links.check import check_faults
from plugins.foundation.prose.model import Embed, Link, Prose, Slot
from plugins.foundation.prose.render import ProseRenderer
from plugins.handouts import kinds
from plugins.handouts.arrange import CARD, FILES, HandoutEmbedder, HandoutFinder
from plugins.handouts.model import Download, FoundHandout, Handout, Item, Printed, by_link, file_path, plain
from plugins.handouts.render import HandoutRenderer
from plugins.handouts.sections import Publisher
from plugins.handouts.shelf import check_headers
from plugins.site import filters
from tests.conftest import ROOT
from tests.handouts.lists import CHECKLIST, LONG

SITE = "https://overcoffee.example"
PATHS = {
    kinds.QUESTIONS: "/questions/a-list/",
    kinds.CHECKLIST: "/checklists/a-list/",
    kinds.LETTER: "/letters/a-letter/",
    POST: "/blog/a-post/",
    PAGE: "/a-page/",
}

WHOLE = frozenset({LONG.path, CHECKLIST.path})


@cache
def prose_renderer() -> ProseRenderer:
    return ProseRenderer([HandoutEmbedder(WHOLE)])


def resolve(target: str) -> Link:
    """Lead links as a site would that has no sources: a path is a path, and the rest is elsewhere."""
    path, _, fragment = target.partition("#")
    if path.startswith("/") or not path:
        return Link(target, target, path or PATHS[POST], fragment)
    return Link(target, target)


def manuscript(
    body: str, kind: Kind = kinds.QUESTIONS, title: str = "A list", excerpt: str = "", **extra: object
) -> Manuscript:
    """Return a text that begins in the first line of its file; `extra` are the keys of its kind alone."""
    return Manuscript(
        kind=kind,
        name=f"{kind.name}/a.md",
        source=Source("a.md", body),
        body_line=1,
        folder=Path(),
        path=PATHS[kind],
        title=title,
        date=None,
        updated=None,
        excerpt=excerpt,
        category="",
        tags=(),
        authors=(),
        series="",
        is_draft=False,
        redirect_from=(),
        attachments={},
        pictures=(),
        header=None,
        teaser=None,
        extra=extra,
        nodes={},
    )


def parse(written: Manuscript, resolved: Callable[[str], Link] = resolve) -> tuple[tuple[FoundHandout, ...], list[str]]:
    """Return the handouts of a text, and what was told of it."""
    prose, found = rendered(written, resolved)
    report = Report()
    check_faults(written, prose.faults, report)
    check_headers([written], report)
    return found, [f"{each.line}:{each.column} {each.code}: {each.problem}; {each.remedy}" for each in report]


def rendered(written: Manuscript, resolved: Callable[[str], Link]) -> tuple[Prose, tuple[FoundHandout, ...]]:
    finder = HandoutFinder(written, Publisher("Over Coffee", SITE, "en"), kinds.KINDS, renderer())
    prose = prose_renderer().render(written.body, resolved, arrangers=[finder])
    return prose, tuple(each for each in prose.finds if isinstance(each, FoundHandout))


def told(body: str, kind: Kind = kinds.QUESTIONS) -> list[str]:
    """Return what is wrong with a text."""
    return parse(manuscript(body, kind))[1]


def whole(body: str, kind: Kind = kinds.QUESTIONS) -> Handout:
    """Return the handout that a file is in which nothing is wrong."""
    (found,), wrong = parse(manuscript(body, kind))
    assert wrong == []
    return found.handout


def in_post(body: str, kind: Kind = POST) -> tuple[Handout, ...]:
    """Return the handouts of a post in which nothing is wrong."""
    found, wrong = parse(manuscript(body, kind))
    assert wrong == []
    return tuple(each.handout for each in found)


def items(body: str, kind: Kind = kinds.QUESTIONS) -> list[Item]:
    """Return the items of a file in which nothing is wrong."""
    return list(whole(body, kind).items)


def texts(body: str, kind: Kind = kinds.QUESTIONS) -> list[tuple[str, ...]]:
    """Return the text of each item, and of its notes."""
    return [(item.text, *("".join(span.text for span in note) for note in item.notes)) for item in items(body, kind)]


def outline(handout: Handout) -> list[str]:
    """Return what stands in a handout, top down: paragraphs, headings by their level, items."""
    lines = [plain(each) for each in handout.intro]
    for section in handout.sections:
        lines += [f"{'#' * section.level} {section.title}"] if section.title else []
        lines += [plain(each) for each in section.intro]
        lines += [f"- {item.text}" for item in section.items]
    return [*lines, *(plain(each) for each in handout.outro)]


def printed(handout: Handout) -> Printed:
    """Return a handout with files that nobody has made."""
    files = (Download(form, file_path(handout, form), Path(), 2_000, int(form.is_pdf)) for form in handout.formats)
    return Printed(handout, tuple(files))


@cache
def renderer() -> HandoutRenderer:
    """Return what renders handouts with the theme's templates, for a site below /coffee/."""
    loader = FileSystemLoader(ROOT / "theme" / "templates")
    environment = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= filters.for_site(f"{SITE}/coffee", read_assets(ROOT / "theme" / "static"))
    environment.filters["by_link"] = by_link
    return HandoutRenderer(environment)


def show(
    body: str,
    kind: Kind = POST,
    shelf: Sequence[Handout] = (),
    resolved: Callable[[str], Link] = resolve,
) -> Prose:
    """Render a text as its page shows it, where these and its own handouts are published."""
    prose, found = rendered(manuscript(body, kind), resolved)
    every = [*map(printed, shelf), *(printed(each.handout) for each in found)]
    shelved = {(each.handout.path, each.handout.anchor): each for each in every}

    def shown(slot: Slot) -> Embed | None:
        there = shelved.get((slot.path, slot.anchor))
        if not there:
            return None
        return renderer().card(there) if slot.what == CARD else renderer().downloads(there)

    return prose.filled((CARD, FILES), shown)


def soup(html: str) -> BeautifulSoup:
    """Return HTML as elements; raise html5lib's ParseError where it is not valid."""
    html5lib.HTMLParser(strict=True).parseFragment(html)
    return BeautifulSoup(html, "html5lib")


def words(elements: Iterable[Tag]) -> list[str]:
    """Return the text of each element on one line."""
    return [" ".join(each.get_text().split()) for each in elements]
