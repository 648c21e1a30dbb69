from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from plugins.foundation.documents.model import POST, Author, Document
from plugins.foundation.findings.model import Source
from plugins.foundation.prose.model import Prose


def post(  # noqa: PLR0913 - what a listing can be made by
    name: str,
    date: str = "2016-10-31",
    *,
    category: str = "",
    tags: Sequence[str] = (),
    series: str = "",
    authors: Sequence[Author] = (),
) -> Document:
    """Make a post that was read from content/blog/NAME.md."""
    return Document(
        kind=POST,
        name=f"blog/{name}.md",
        source=Source(f"content/blog/{name}.md", ""),
        body_line=1,
        folder=Path("content/blog"),
        path=f"/blog/{name}/",
        title=name,
        date=datetime.fromisoformat(date).replace(tzinfo=UTC),
        updated=None,
        excerpt="",
        category=category,
        tags=tuple(tags),
        authors=tuple(authors),
        series=series,
        is_draft=False,
        redirect_from=(),
        attachments={},
        pictures=(),
        header=None,
        teaser=None,
        extra={},
        nodes={},
        prose=Prose("", "", (), frozenset(), (), (), (), (), "", 0),
    )


def names(posts: Sequence[Document]) -> list[str]:
    return [each.title for each in posts]
