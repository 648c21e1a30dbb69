"""Feeds as text."""

import io
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from html import escape
from typing import Any, TextIO
from urllib.parse import urljoin
from xml.sax.saxutils import XMLGenerator, quoteattr
from xml.sax.xmlreader import AttributesImpl

from feedgenerator import Atom1Feed
from feedgenerator.django.utils.xmlutils import SimplerXMLGenerator

from ..foundation.markup import Attribute, Kind, read_tokens
from ..foundation.text import without_control_characters
from .model import Entry, Feed

_XHTML = "http://www.w3.org/1999/xhtml"
HOW_TO_SUBSCRIBE = (
    "This is a feed. Give its address to a feed reader, and every new post will come to you: no account, no e-mail. "
)
HOW_TO_READ = "Or read the site."
_ADDRESSES = frozenset({"href", "src", "poster", "data", "cite"})
_RENDITIONS = frozenset({"srcset", "sizes"})


def absolute_html(html: str, url: str) -> str:
    """Return HTML whose addresses all stand for themselves, as they are read away from the page at `url`.

    Of a picture in several renditions the one at its own address stays, as readers of feeds take it.
    """
    pieces: list[str] = []
    is_in_picture = False
    for token in read_tokens(html):
        if token.name == "picture":
            is_in_picture = token.kind is Kind.START
        elif not (is_in_picture and token.name == "source"):
            is_tag = token.kind is Kind.START
            pieces.append(token.rewritten(partial(_absolute, token.name, url)) if is_tag else token.written)
    return without_control_characters("".join(pieces))


def _absolute(tag: str, url: str, attribute: Attribute) -> str | None:
    if tag == "img" and attribute.name in _RENDITIONS:
        return None
    try:
        return urljoin(url, attribute.value) if attribute.name in _ADDRESSES else attribute.value
    except ValueError:  # such as http://[
        return attribute.value


class _Atom(Atom1Feed):  # type: ignore[misc]  # feedgenerator has no types
    """Atom that browsers can show, with several authors to an entry, and a date of its entries' own."""

    def write(self, outfile: TextIO, encoding: str) -> None:
        """Write the feed, below the address of its style sheet (https://www.w3.org/TR/xml-stylesheet/)."""
        handler = SimplerXMLGenerator(outfile, encoding, short_empty_elements=True)
        handler.startDocument()
        handler.processingInstruction("xml-stylesheet", f'type="text/css" href={quoteattr(self.feed["style"])}')
        handler.startElement("feed", self.root_attributes())
        self.add_root_elements(handler)
        self.write_items(handler)
        handler.endElement("feed")

    def add_root_elements(self, handler: XMLGenerator) -> None:
        """Write a line of XHTML, for who reads this in a browser; feed readers pass over it (RFC 4287, section 6.3)."""
        super().add_root_elements(handler)
        handler.startElement("p", AttributesImpl({"xmlns": _XHTML}))
        handler.characters(HOW_TO_SUBSCRIBE)
        handler.startElement("a", AttributesImpl({"href": self.feed["link"]}))
        handler.characters(HOW_TO_READ)
        handler.endElement("a")
        handler.endElement("p")

    def latest_post_date(self) -> datetime:
        """Return when the newest entry changed; of a feed without any, the beginning of time."""
        return max((item["updateddate"] for item in self.items), default=datetime.fromtimestamp(0, UTC))

    def add_item_elements(self, handler: XMLGenerator, item: Mapping[str, Any]) -> None:
        """Write files and further authors after what the library writes, which gives files no title."""
        super().add_item_elements(handler, item)
        for each in item["attachments"]:
            link = {"rel": "enclosure", "href": each.url, "length": str(each.size)}
            handler.startElement("link", AttributesImpl({**link, "type": each.media_type, "title": each.title}))
            handler.endElement("link")
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
        style=feed.style,
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
            attachments=entry.attachments,
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
    attachments = [
        {"url": each.url, "mime_type": each.media_type, "title": each.title, "size_in_bytes": each.size}
        for each in entry.attachments
    ]
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
        **({"attachments": attachments} if attachments else {}),
    }
