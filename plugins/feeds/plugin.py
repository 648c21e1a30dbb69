"""Tie the feeds to Pelican."""

from pathlib import Path

from ..foundation.documents.model import Document
from ..foundation.documents.paths import encode, file_of
from ..foundation.outputs import Output
from ..site.model import HOME_PATH, Feature, Project, Site, feed_style
from .model import Attachment, Entry, Feed
from .render import absolute_html, render_atom, render_json_feed

LENGTH = 20
"""Entries in a feed."""
ATOM_PATH = "/feed.xml"
JSON_FEED_PATH = "/feed.json"


def feature(project: Project) -> Feature:
    """Bring two feeds."""
    del project  # every site has them
    return Feature(
        outputs=lambda _: (Output(ATOM_PATH, "feeds"), Output(JSON_FEED_PATH, "feeds")),
        head=("feeds_head",),
        footer=(("Atom feed", ATOM_PATH), ("JSON feed", JSON_FEED_PATH)),
        media_types={JSON_FEED_PATH: "application/feed+json"},
        write=write_feeds,
    )


def newest(site: Site) -> list[Document]:
    """Return what was published last: posts, and as much of what else has a date, but for pages.

    Neither takes the room of the other: a dozen letters published at once leave the posts in the feed.
    """
    others = [each for each in site.documents.values() if each.date and not (each.kind.is_post or each.kind.is_page)]
    newest_others = sorted(others, key=lambda each: each.published, reverse=True)[:LENGTH]
    entries = [*site.arrangement.posts[:LENGTH], *newest_others]
    return sorted(entries, key=lambda each: each.published, reverse=True)


def write_feeds(site: Site, output: Path) -> None:
    """Write both feeds of the newest posts."""
    project = site.project
    entries = tuple(_entry(each, site) for each in newest(site))
    for path, render in ((ATOM_PATH, render_atom), (JSON_FEED_PATH, render_json_feed)):
        feed = Feed(
            title=project.name,
            description=project.description,
            language=project.language,
            home_url=project.site_url + HOME_PATH,
            feed_url=project.site_url + path,
            style=feed_style(project),
            entries=entries,
        )
        (output / file_of(path)).write_text(render(feed), encoding="utf-8")


def _entry(document: Document, site: Site) -> Entry:
    host = site.project.site_url
    url = host + encode(document.path)
    return Entry(
        url=url,
        title=document.title,
        summary=document.summary,
        html=absolute_html(document.prose.feed_html, url),
        published=document.published,
        updated=document.changed,
        authors=tuple(author.name for author in document.authors),
        tags=tuple(filter(None, (document.category, *document.tags))),
        attachments=tuple(
            Attachment(host + encode(file.path), file.media_type, file.size, file.title)
            for find in ([] if document.kind.is_post else document.prose.finds)  # a post is more than a list in it
            for file, own in zip(find.files, find.outputs, strict=True)
            if site.has(own)
        ),
    )


def register() -> None:
    """Connect to nothing: the site asks what is brought."""
