"""Make a manuscript of a file: its header typed, its path, authors and attachments found."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from ..commonmark.words import plain_words
from ..findings.model import START, Code, Diagnostics, Place, Report
from ..front_matter.dates import parse_date
from ..front_matter.model import FrontMatter
from ..front_matter.parse import parse_header
from ..front_matter.places import item_place
from ..front_matter.validate import Rules, Validated, validate
from ..pictures.model import CACHE
from ..slugs import slug
from ..text import composed, one_line
from .addresses import (
    NO_PAGE,
    FileName,
    default_path,
    header_path,
    read_name,
)
from .attachments import read_attachments
from .finder import FileFinder
from .model import Author, Kind, Manuscript
from .paths import PathError, folder_of, parse_path
from .patterns import Facts, Pattern
from .sources import read_source

_NAMED = 20
"""How many authors are named where one is unknown."""


class ReadingContext(Struct, frozen=True):
    """What is needed to read a manuscript: the folders, the header's rules, the authors, what finds files beside it.

    Where the list of authors has a mistake of its own, nobody is called unknown for not being on it. `patterns` make
    the addresses that headers do not name; `today` is the date of drafts that have none.
    """

    project: Path
    content: Path
    rules: Rules
    authors: Mapping[str, Author]
    default_author: str = ""
    knows_all_authors: bool = True
    finder: FileFinder = field(default_factory=FileFinder)
    patterns: Mapping[Kind, Pattern] = field(default_factory=dict)
    language: str = ""
    today: datetime | None = None


def read_manuscript(
    file: Path, kind: Kind, context: ReadingContext, report: Report, named: str = ""
) -> Manuscript | None:
    """Read one post, page or handout; report what is wrong, and return None where it cannot be published at all.

    `named` is its address where neither its header nor a pattern of the site names one; else it is made of its name.
    """
    source = read_source(file, context.project, report)
    if source is None:
        return None
    diagnostics = Diagnostics(source, report)
    header = parse_header(diagnostics)
    if header is None:
        return None
    place = read_name(file, kind, context.content)
    fallback_title = one_line(place.name.replace("-", " ")).capitalize() or "Untitled"
    checked = validate(header, replace(context.rules, model=kind.front_matter), diagnostics, fallback_title)
    front = checked.front_matter
    authors = tuple(dict.fromkeys(_authors(checked, kind, context, diagnostics)))
    is_draft = front.status == "draft" or place.is_draft
    facts = Facts(
        place.name,
        front.title,
        front.date or _date_of(place, context) or (context.today if is_draft else None),
        front.slug or "",
        tuple(filter(None, [front.category])) or front.topics,
        next((author.name for author in authors), ""),
        context.language,
        place.folders,
    )
    has_page = front.path != NO_PAGE
    path = header_path(checked, kind, facts, context.patterns.get(kind), diagnostics) if has_page else ""
    path = path or named or default_path(file, kind, context.content)
    if not slug(place.name) and not (front.path or front.slug):
        problem, remedy = "no URL can be made of the file's name", "rename it, or add `path: /blog/my-post/`"
        diagnostics.mark(START, Code.BAD_PATH, problem, remedy)
    _check_names(checked, diagnostics)
    find = partial(context.finder.find, folder=file.parent)
    attachments = read_attachments(checked, find, folder_of(path), context.project / CACHE, diagnostics)
    manuscript = Manuscript(
        kind=kind,
        name=file.relative_to(context.content).as_posix(),
        source=source,
        body_line=header.body_line,
        folder=file.parent,
        path=path if has_page else "",
        title=plain_words(front.title),
        date=front.date,
        updated=front.updated,
        excerpt=plain_words(front.excerpt or ""),
        category=category_of(front),
        tags=tags_of(front),
        authors=authors,
        series=front.series or "",
        is_draft=is_draft,
        redirect_from=tuple(_redirects(checked, diagnostics)),
        attachments=attachments.files,
        pictures=attachments.pictures,
        header=attachments.header,
        teaser=attachments.teaser,
        extra=checked.extra,
        nodes=checked.nodes,
    )
    return manuscript if kind.is_page else _dated(manuscript, place, context, (header.first_line, 1), diagnostics)


def _date_of(name: FileName, context: ReadingContext) -> datetime | None:
    """Return the date that a file's name begins with, if it is one."""
    try:
        return parse_date(name.date, context.rules.zone)
    except ValueError:
        return None


def _dated(
    manuscript: Manuscript, name: FileName, context: ReadingContext, place: Place, diagnostics: Diagnostics
) -> Manuscript | None:
    """Take the date from the file's name if the header has none; without any there is no post, but a handout or draft.

    A draft is of today then: it has a date when it is published.
    """
    if manuscript.date or not (name.date or manuscript.kind.is_post):
        return manuscript
    if date := _date_of(name, context):
        return replace(manuscript, date=date)
    if name.date:
        problem = f"the file's name begins with {name.date}, which is no date"
        diagnostics.mark(place, Code.BAD_DATE, problem, "rename it, or add `date: YYYY-MM-DD`")
    elif "date" not in manuscript.nodes:
        if manuscript.is_draft or not manuscript.path:
            return replace(manuscript, date=context.today)
        remedy = "add `date: YYYY-MM-DD`, or begin the file's name with it"
        diagnostics.mark(place, Code.MISSING_DATE, "the header has no date", remedy)
    return None


def category_of(front: FrontMatter) -> str:
    """Return the topic, if it has letters or digits to make a URL of."""
    category = front.category or next(iter(front.topics), "")
    return category if slug(category) else ""


def tags_of(front: FrontMatter) -> tuple[str, ...]:
    """Return the tags, each URL once: `Remote work` and `remote-work` are one tag."""
    rest = front.topics if front.category else front.topics[1:]
    by_slug: dict[str, str] = {}
    for tag in (*front.tags, *rest):
        by_slug.setdefault(slug(tag), tag)
    by_slug.pop("", None)
    return tuple(by_slug.values())


def _check_names(checked: Validated, diagnostics: Diagnostics) -> None:
    """Report the topics, tags and series of which no URL can be made."""
    front = checked.front_matter
    for key in ("category", "topics", "tags", "series"):
        value = getattr(front, key)
        for name in value if isinstance(value, tuple) else filter(None, [value]):
            if not slug(name):
                problem, remedy = f"{key}: no URL can be made of {name}", "write it with a letter or digit"
                diagnostics.mark(item_place(checked.nodes.get(key), name), Code.BAD_PATH, problem, remedy)


def _authors(checked: Validated, kind: Kind, context: ReadingContext, diagnostics: Diagnostics) -> Iterator[Author]:
    names = checked.front_matter.authors or (() if kind.is_page else (context.default_author,))
    for name in filter(None, names):
        author = context.authors.get(composed(name)) or _author_called(name, context.authors.values())
        if author is None and checked.front_matter.authors and context.knows_all_authors:
            place = item_place(checked.nodes.get("authors"), name)
            known = ", ".join(islice(context.authors, _NAMED))
            choice = f", or choose from: {known}{', …' if len(context.authors) > _NAMED else ''}" if known else ""
            remedy = f"add it there{choice}"
            problem = f'the author "{name}" is not in content/authors.yaml'
            diagnostics.mark(place, Code.UNKNOWN_AUTHOR, problem, remedy, composed(name))
        yield author or Author(slug(name) or "author", name)


def _author_called(name: str, authors: Iterable[Author]) -> Author | None:
    wanted = composed(name).casefold()
    return next((author for author in authors if composed(author.name).casefold() == wanted), None)


def _redirects(checked: Validated, diagnostics: Diagnostics) -> Iterator[str]:
    for old in checked.front_matter.redirect_from:
        try:
            yield parse_path(old)
        except PathError as error:
            place = item_place(checked.nodes.get("redirect_from"), old)
            problem = f"redirect_from: {error.problem}"
            diagnostics.mark(place, Code.BAD_PATH, problem, error.remedy)
