"""The nouns: kind of text, author, manuscript (as written), document (as rendered)."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from ..findings.model import START, Place, Source
from ..front_matter.model import FrontMatter
from ..front_matter.nodes import Node
from ..pictures.model import Picture
from ..prose.model import Prose
from .reading_time import reading_minutes


class Kind(Struct, frozen=True):
    """A kind of text: its name, the folders of content/ that hold such texts, and how their addresses begin.

    `label` is what readers call one; `heading` that of the page at `path` that lists all of a kind, where there is one,
    and `use` what is said of that.
    `template` renders the page of each; without one, Pelican does it. `drawing` is the file of theme/static/img/ on the
    social card of each; without one, they have none. `front_matter` has the keys of their headers.
    `scripts` are files of the theme that run on the page of each.
    """

    name: str
    folders: tuple[str, ...]
    path: str
    label: str
    heading: str = ""
    use: str = ""
    template: str = ""
    drawing: str = ""
    front_matter: type[FrontMatter] = FrontMatter
    scripts: tuple[str, ...] = ()

    @property
    def is_post(self) -> bool:
        """Tell posts, which have dates and are listed."""
        return self.name == POST.name

    @property
    def is_page(self) -> bool:
        """Tell pages, which have neither dates nor authors."""
        return self.name == PAGE.name


DRAFTS = "_drafts"
"""The folder whose texts are drafts, whatever their headers say; Jekyll has it."""
POST = Kind("post", ("blog", DRAFTS), "/blog/", "Post", template="post", drawing="cup.svg")
PAGE = Kind("page", ("pages",), "/", "Page")


class Author(Struct, frozen=True):
    """One entry of content/authors.yaml."""

    key: str
    name: str
    about: str = ""
    is_team: bool = False


class Manuscript(Struct, frozen=True):
    """A text as its author wrote it, header validated.

    `name` is its source relative to content/, with `/`; `path` its URL from the site's root, empty where its header
    wants no page for it. `attachments` maps
    the URL path of each published file to the file; `pictures` are those among them. Dates have zones; posts that
    are not refused have one, but for drafts. `extra` has the values of keys that only the site, or the kind, knows.
    """

    kind: Kind
    name: str
    source: Source
    body_line: int
    folder: Path
    path: str
    title: str
    date: datetime | None
    updated: datetime | None
    excerpt: str
    category: str
    tags: tuple[str, ...]
    authors: tuple[Author, ...]
    series: str
    is_draft: bool
    redirect_from: tuple[str, ...]
    attachments: Mapping[str, Path]
    pictures: tuple[Picture, ...]
    header: Picture | None
    teaser: Picture | None
    extra: Mapping[str, object]
    nodes: Mapping[str, Node]

    @property
    def is_html(self) -> bool:
        """Tell a text of HTML from one of Markdown."""
        return self.name.endswith((".html", ".htm"))

    @property
    def body(self) -> str:
        """Return the Markdown below the header."""
        return "\n".join(self.source.text.split("\n")[self.body_line - 1 :])

    def place(self, *keys: str) -> Place:
        """Return line and column of the first of these keys that the header has, else of the header."""
        node = next((self.nodes[key] for key in keys if key in self.nodes), None)
        return node.place if node else START


class Document(Manuscript, frozen=True):
    """A manuscript with its rendered prose.

    `pictures` holds those of its text, too, and `attachments` all that is published: what the text links, and of a
    picture its renditions.
    """

    prose: Prose

    @property
    def published(self) -> datetime:
        """Return the date of a post; raise ValueError for a page, which has none."""
        if self.date is None:
            message = f"{self.name} has no date"
            raise ValueError(message)
        return self.date

    @property
    def changed(self) -> datetime:
        """Return when a post last changed: `updated`, else its date."""
        return max(self.updated or self.published, self.published)

    @property
    def summary(self) -> str:
        """Return the author's excerpt, else the beginning of the text, else the title."""
        return self.excerpt or self.prose.opening or self.title

    @property
    def has_words(self) -> bool:
        """Tell whether a search could find anything in it."""
        return bool(self.prose.words or self.prose.finds)

    @property
    def minutes(self) -> int:
        """Return the reading time in whole minutes, at least one."""
        return reading_minutes(self.prose.words, self.prose.html)
