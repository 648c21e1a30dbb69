"""Make a manuscript of a file: its header typed, its path, authors and attachments found."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from ..commonmark.words import plain_words
from ..findings.model import START, Code, Place, Proof, Report
from ..front_matter.dates import parse_date
from ..front_matter.model import FrontMatter
from ..front_matter.parse import parse_header
from ..front_matter.places import item_place
from ..front_matter.validate import Rules, Validated, validate
from ..pictures.model import KEPT
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


class Desk(Struct, frozen=True):
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


def read_manuscript(file: Path, kind: Kind, desk: Desk, report: Report, named: str = "") -> Manuscript | None:
    """Read one post, page or handout; report what is wrong, and return None where it cannot be published at all.

    `named` is its address where neither its header nor a pattern of the site names one; else it is made of its name.
    """
    source = read_source(file, desk.project, report)
    if source is None:
        return None
    proof = Proof(source, report)
    header = parse_header(proof)
    if header is None:
        return None
    place = read_name(file, kind, desk.content)
    fallback_title = one_line(place.name.replace("-", " ")).capitalize() or "Untitled"
    checked = validate(header, desk.rules, proof, fallback_title)
    front = checked.front_matter
    authors = tuple(dict.fromkeys(_authors(checked, kind, desk, proof)))
    is_draft = front.status == "draft" or place.is_draft
    facts = Facts(
        place.name,
        front.title,
        front.date or _date_of(place, desk) or (desk.today if is_draft else None),
        front.slug or "",
        tuple(filter(None, [front.category])) or front.topics,
        next((author.name for author in authors), ""),
        desk.language,
        place.folders,
    )
    has_page = front.path != NO_PAGE
    path = header_path(checked, kind, facts, desk.patterns.get(kind), proof) if has_page else ""
    path = path or named or default_path(file, kind, desk.content)
    if not slug(place.name) and not (front.path or front.slug):
        problem, remedy = "no URL can be made of the file's name", "rename it, or add `path: /blog/my-post/`"
        proof.mark(START, Code.BAD_PATH, problem, remedy)
    _check_names(checked, proof)
    find = partial(desk.finder.find, folder=file.parent)
    attachments = read_attachments(checked, find, folder_of(path), desk.project / KEPT, proof)
    manuscript = Manuscript(
        kind=kind,
        name=file.relative_to(desk.content).as_posix(),
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
        redirect_from=tuple(_redirects(checked, proof)),
        attachments=attachments.files,
        pictures=attachments.pictures,
        header=attachments.header,
        teaser=attachments.teaser,
        extra=checked.extra,
        nodes=checked.nodes,
    )
    return manuscript if kind.is_page else _dated(manuscript, place, desk, (header.first_line, 1), proof)


def _date_of(name: FileName, desk: Desk) -> datetime | None:
    """Return the date that a file's name begins with, if it is one."""
    try:
        return parse_date(name.date, desk.rules.zone)
    except ValueError:
        return None


def _dated(manuscript: Manuscript, name: FileName, desk: Desk, place: Place, proof: Proof) -> Manuscript | None:
    """Take the date from the file's name if the header has none; without any there is no post, but a handout or draft.

    A draft is of today then: it has a date when it is published.
    """
    if manuscript.date or not (name.date or manuscript.kind.is_post):
        return manuscript
    if date := _date_of(name, desk):
        return replace(manuscript, date=date)
    if name.date:
        problem = f"the file's name begins with {name.date}, which is no date"
        proof.mark(place, Code.BAD_DATE, problem, "rename it, or add `date: YYYY-MM-DD`")
    elif "date" not in manuscript.nodes:
        if manuscript.is_draft or not manuscript.path:
            return replace(manuscript, date=desk.today)
        remedy = "add `date: YYYY-MM-DD`, or begin the file's name with it"
        proof.mark(place, Code.MISSING_DATE, "the header has no date", remedy)
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


def _check_names(checked: Validated, proof: Proof) -> None:
    """Report the topics, tags and series of which no URL can be made."""
    front = checked.front_matter
    for key in ("category", "topics", "tags", "series"):
        value = getattr(front, key)
        for name in value if isinstance(value, tuple) else filter(None, [value]):
            if not slug(name):
                problem, remedy = f"{key}: no URL can be made of {name}", "write it with a letter or digit"
                proof.mark(item_place(checked.nodes.get(key), name), Code.BAD_PATH, problem, remedy)


def _authors(checked: Validated, kind: Kind, desk: Desk, proof: Proof) -> Iterator[Author]:
    names = checked.front_matter.authors or (() if kind.is_page else (desk.default_author,))
    for name in filter(None, names):
        author = desk.authors.get(composed(name)) or _author_called(name, desk.authors.values())
        if author is None and checked.front_matter.authors and desk.knows_all_authors:
            place = item_place(checked.nodes.get("authors"), name)
            known = ", ".join(islice(desk.authors, _NAMED))
            choice = f", or choose from: {known}{', …' if len(desk.authors) > _NAMED else ''}" if known else ""
            remedy = f"add it there{choice}"
            problem = f'the author "{name}" is not in content/authors.yaml'
            proof.mark(place, Code.UNKNOWN_AUTHOR, problem, remedy, composed(name))
        yield author or Author(slug(name) or "author", name)


def _author_called(name: str, authors: Iterable[Author]) -> Author | None:
    wanted = composed(name).casefold()
    return next((author for author in authors if composed(author.name).casefold() == wanted), None)


def _redirects(checked: Validated, proof: Proof) -> Iterator[str]:
    for old in checked.front_matter.redirect_from:
        try:
            yield parse_path(old)
        except PathError as error:
            place = item_place(checked.nodes.get("redirect_from"), old)
            problem = f"redirect_from: {error.problem}"
            proof.mark(place, Code.BAD_PATH, problem, error.remedy)
