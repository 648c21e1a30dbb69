"""Make a manuscript of a file: its header typed, its path, authors and attachments found."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from pathlib import Path

from plugins.documents.attachments import read_attachments
from plugins.documents.finder import FileFinder
from plugins.documents.model import Author, Kind, Manuscript
from plugins.documents.paths import PathError, folder_of, parse_path, split_date
from plugins.documents.sources import read_source
from plugins.findings.model import START, Code, Place, Proof, Report
from plugins.front_matter.dates import parse_date
from plugins.front_matter.model import FrontMatter
from plugins.front_matter.parse import parse_header
from plugins.front_matter.places import item_place
from plugins.front_matter.validate import Rules, Validated, validate
from plugins.pictures.model import KEPT
from plugins.slugs import slug
from plugins.text import composed, one_line

_PREFIXES = {
    Kind.POST: "/blog/",
    Kind.PAGE: "/",
    Kind.QUESTIONS: "/questions/",
    Kind.CHECKLIST: "/checklists/",
}
_NAMED = 20
"""How many authors are named where one is unknown."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What is needed to read a manuscript: the folders, the header's rules, the authors, what finds files beside it.

    Where the list of authors has a mistake of its own, nobody is called unknown for not being on it.
    """

    project: Path
    content: Path
    rules: Rules
    authors: Mapping[str, Author]
    default_author: str = ""
    knows_all_authors: bool = True
    finder: FileFinder = field(default_factory=FileFinder)


def read_manuscript(file: Path, kind: Kind, desk: Desk, report: Report) -> Manuscript | None:
    """Read one post, page or handout; report what is wrong, and return None where it cannot be published at all."""
    source = read_source(file, desk.project, report)
    if source is None:
        return None
    proof = Proof(source, report)
    header = parse_header(proof)
    if header is None:
        return None
    dated, name = _name(file, kind, desk.content)
    fallback_title = one_line(name.replace("-", " ")).capitalize() or "Untitled"
    checked = validate(header, desk.rules, proof, fallback_title)
    front = checked.front_matter
    path = _path(checked, kind, proof) or default_path(file, kind, desk.content)
    if not slug(name) and not (front.path or front.slug):
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
        path=path,
        title=front.title,
        date=front.date,
        updated=front.updated,
        excerpt=front.excerpt or "",
        category=_category(front),
        tags=_tags(front),
        authors=tuple(dict.fromkeys(_authors(checked, kind, desk, proof))),
        series=front.series or "",
        is_draft=front.status == "draft",
        redirect_from=tuple(_redirects(checked, proof)),
        attachments=attachments.files,
        pictures=attachments.pictures,
        header=attachments.header,
        teaser=attachments.teaser,
        extra=checked.extra,
        nodes=checked.nodes,
    )
    return manuscript if kind is Kind.PAGE else _dated(manuscript, dated, desk, (header.first_line, 1), proof)


def default_path(file: Path, kind: Kind, content: Path) -> str:
    """Return the URL path of a post or page whose header names none."""
    _, name = _name(file, kind, content)
    return f"{_PREFIXES[kind]}{slug(name) or 'untitled'}/"


def _name(file: Path, kind: Kind, content: Path) -> tuple[str, str]:
    """Return the date that a file's name begins with, and the rest: NAME of NAME.md, or of NAME/index.md."""
    name = file.parent.name if file.stem == "index" and file.parent.parent != content else file.stem
    return ("", name) if kind is Kind.PAGE else split_date(name)


def _dated(manuscript: Manuscript, dated: str, desk: Desk, place: Place, proof: Proof) -> Manuscript | None:
    """Take the date from the file's name if the header has none; without any there is no post, but a handout."""
    if manuscript.date or not (dated or manuscript.kind is Kind.POST):
        return manuscript
    try:
        return replace(manuscript, date=parse_date(dated, desk.rules.zone))
    except ValueError:
        if dated:
            problem = f"the file's name begins with {dated}, which is no date"
            proof.mark(place, Code.BAD_DATE, problem, "rename it, or add `date: YYYY-MM-DD`")
        elif "date" not in manuscript.nodes:
            remedy = "add `date: YYYY-MM-DD`, or begin the file's name with it"
            proof.mark(place, Code.MISSING_DATE, "the header has no date", remedy)
    return None


def _path(checked: Validated, kind: Kind, proof: Proof) -> str:
    """Return the path that a header names, or nothing."""
    front = checked.front_matter
    for key, value in (("path", front.path), ("slug", front.slug)):
        if value is None:
            continue
        inside = key == "path" or "/" in value
        try:
            return parse_path(value if inside else _PREFIXES[kind] + value)
        except PathError as error:
            problem = f"{key}: {error.problem}"
            proof.mark(checked.nodes[key].place, Code.BAD_PATH, problem, error.remedy)
    return ""


def _category(front: FrontMatter) -> str:
    """Return the topic, if it has letters or digits to make a URL of."""
    category = front.category or next(iter(front.topics), "")
    return category if slug(category) else ""


def _tags(front: FrontMatter) -> tuple[str, ...]:
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
    names = checked.front_matter.authors or (() if kind is Kind.PAGE else (desk.default_author,))
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
