"""Feeds as text."""

import io
import json
from urllib.parse import urljoin

from bs4 import BeautifulSoup
from feedgenerator import Atom1Feed

from plugins.feeds.model import Entry, Feed

_ADDRESSES = ("href", "src", "poster", "data", "cite")


def absolute_html(html: str, url: str) -> str:
    """Return HTML whose addresses all stand for themselves, as they are read away from the page at `url`."""
    soup = BeautifulSoup(html, "html.parser")
    for name in _ADDRESSES:
        for element in soup.find_all(lambda element, name=name: element.has_attr(name)):
            element[name] = urljoin(url, str(element[name]))
    return str(soup)


def render_atom(feed: Feed) -> str:
    """Return an Atom feed (RFC 4287)."""
    atom = Atom1Feed(
        title=feed.title,
        link=feed.home_url,
        description=feed.description,
        subtitle=feed.description,
        language=feed.language,
        feed_url=feed.feed_url,
        feed_guid=feed.home_url,
        author_name=feed.title,
    )
    for entry in feed.entries:
        atom.add_item(
            title=entry.title,
            link=entry.url,
            description=entry.summary,
            content=entry.html,
            unique_id=entry.url,
            pubdate=entry.published,
            updateddate=entry.updated,
            author_name=", ".join(entry.authors) or None,
            categories=entry.tags,
        )
    buffer = io.StringIO()
    atom.write(buffer, "utf-8")
    return buffer.getvalue()


def render_json_feed(feed: Feed) -> str:
    """Return a JSON feed (https://www.jsonfeed.org/version/1.1/)."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home_url,
        "feed_url": feed.feed_url,
        "description": feed.description,
        "language": feed.language,
        "items": [_json_item(entry) for entry in feed.entries],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _json_item(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.url,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "authors": [{"name": name} for name in entry.authors],
        "tags": list(entry.tags),
    }
