"""Feeds as text."""

import io
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from html import escape
from typing import Any
from urllib.parse import urljoin
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from bs4 import BeautifulSoup
from feedgenerator import Atom1Feed

from plugins.feeds.model import Entry, Feed
from plugins.text import printing

_ADDRESSES = ("href", "src", "poster", "data", "cite")


def absolute_html(html: str, url: str) -> str:
    """Return HTML whose addresses all stand for themselves, as they are read away from the page at `url`."""
    soup = BeautifulSoup(html, "html.parser")
    for name in _ADDRESSES:
        for element in soup.find_all(lambda element, name=name: element.has_attr(name)):
            element[name] = urljoin(url, str(element[name]))
    return printing(str(soup))


class _Atom(Atom1Feed):  # type: ignore[misc]  # feedgenerator has no types
    """Atom with several authors to an entry, and a date that does not depend on the day of the build."""

    def latest_post_date(self) -> datetime:
        """Return when the newest entry changed; of a feed without any, the beginning of time."""
        return max((item["updateddate"] for item in self.items), default=datetime.fromtimestamp(0, UTC))

    def add_item_elements(self, handler: XMLGenerator, item: Mapping[str, Any]) -> None:
        """Write the further authors after what the library writes."""
        super().add_item_elements(handler, item)
        for name in item["more_authors"]:
            handler.startElement("author", AttributesImpl({}))
            handler.startElement("name", AttributesImpl({}))
            handler.characters(name)
            handler.endElement("name")
            handler.endElement("author")


def render_atom(feed: Feed) -> str:
    """Return an Atom feed (RFC 4287)."""
    atom = _Atom(
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
            description=escape(entry.summary, quote=False),
            content=entry.html,
            unique_id=entry.url,
            pubdate=entry.published,
            updateddate=entry.updated,
            author_name=next(iter(entry.authors), None),
            more_authors=entry.authors[1:],
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
