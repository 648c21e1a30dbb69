"""The feeds by their standards, and by what W3C's validator warns of.

That validator is no package, and none that is kept has its rules: those that can be told without a network stand here.
"""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from bs4 import BeautifulSoup
from lxml import etree

from tests.conftest import SITE_URL

ATOM = {"": "http://www.w3.org/2005/Atom"}
ADDRESS = {"type": "string", "pattern": "^https?://[!-~]+$"}
WORDS = {"type": "string", "pattern": r"\S"}
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$"}


def _only(required: str, **properties: object) -> dict[str, object]:
    """Return the schema of an object with these keys alone; an extension's begin with an underscore."""
    extensions = {"^_": True}
    return {
        "type": "object",
        "properties": properties,
        "required": required.split(),
        "patternProperties": extensions,
        "additionalProperties": False,
    }


AUTHORS = {"type": "array", "minItems": 1, "items": _only("name", name=WORDS, url=ADDRESS, avatar=ADDRESS)}
ATTACHMENT = _only(
    "url mime_type",
    url=ADDRESS,
    mime_type={"type": "string", "pattern": "^[^/ ]+/[^/ ]+$"},
    title=WORDS,
    size_in_bytes={"type": "integer", "minimum": 1},
)
ITEM = _only(
    "id url title content_html date_published",
    id=WORDS,
    url=ADDRESS,
    title=WORDS,
    content_html=WORDS,
    summary=WORDS,
    image=ADDRESS,
    date_published=MOMENT,
    date_modified=MOMENT,
    authors=AUTHORS,
    tags={"type": "array", "items": WORDS, "uniqueItems": True},
    language=WORDS,
    attachments={"type": "array", "items": ATTACHMENT},
)
JSON_FEED = _only(
    "version title home_page_url feed_url items",
    version={"const": "https://jsonfeed.org/version/1.1"},
    title=WORDS,
    home_page_url=ADDRESS,
    feed_url=ADDRESS,
    description=WORDS,
    icon=ADDRESS,
    favicon=ADDRESS,
    authors=AUTHORS,
    language=WORDS,
    items={"type": "array", "items": ITEM},
)
"""JSON Feed 1.1, as far as this site has use for it (https://www.jsonfeed.org/version/1.1/)."""
DANGEROUS = ("applet", "base", "embed", "form", "frame", "iframe", "input", "link", "meta", "object", "script", "style")


@pytest.fixture(scope="session")
def atom(built: Path) -> Any:  # noqa: ANN401 - lxml has no types
    return etree.parse(built / "feed.xml").getroot()


@pytest.fixture(scope="session")
def json_feed(built: Path) -> Any:  # noqa: ANN401 - whatever it says
    return json.loads((built / "feed.json").read_text("utf-8"))


def contents(atom: Any, json_feed: Any) -> Iterator[BeautifulSoup]:  # noqa: ANN401 - lxml has no types
    """Go through the contents of all entries of both feeds."""
    for html in (
        *atom.xpath("//*[local-name() = 'content']/text()"),
        *(item["content_html"] for item in json_feed["items"]),
    ):
        yield BeautifulSoup(html, "html5lib")


def test_the_atom_feed_has_the_elements_of_its_standard_in_their_form(atom: Any) -> None:  # noqa: ANN401 - lxml has no types
    schema = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
    schema.validate(atom)
    assert [f"{fault.line}: {fault.message}" for fault in schema.error_log] == []


def test_the_json_feed_has_the_keys_of_its_standard_in_their_form(json_feed: Any) -> None:  # noqa: ANN401 - whatever it says
    faults = jsonschema.Draft202012Validator(JSON_FEED).iter_errors(json_feed)
    assert [f"{fault.json_path}: {fault.message}" for fault in faults] == []


def test_a_feed_says_where_it_is_and_each_entry_where_it_can_be_read_once(atom: Any) -> None:  # noqa: ANN401 - lxml has no types
    for node in (atom, *atom.findall("entry", ATOM)):
        rels = Counter(link.get("rel") for link in node.findall("link", ATOM))
        assert rels["alternate"] == 1, node.findtext("id", namespaces=ATOM)
    assert [link.get("href") for link in atom.findall("link[@rel='self']", ATOM)] == [f"{SITE_URL}/feed.xml"]


def test_each_entry_has_an_author_and_an_id_of_its_own(atom: Any) -> None:  # noqa: ANN401 - lxml has no types
    ids = [each.text for each in atom.iterfind(".//id", ATOM)]
    assert len(ids) == len(set(ids))
    for node in atom.findall("entry", ATOM):
        assert node.find("author", ATOM) is not None or atom.find("author", ATOM) is not None


def test_no_entry_is_changed_before_it_is_published_or_after_its_feed(atom: Any) -> None:  # noqa: ANN401 - lxml has no types
    newest = datetime.fromisoformat(atom.findtext("updated", namespaces=ATOM))
    for node in atom.findall("entry", ATOM):
        published, updated = (
            datetime.fromisoformat(node.findtext(name, namespaces=ATOM)) for name in ("published", "updated")
        )
        assert published <= updated <= newest


def test_what_an_entry_holds_can_be_read_anywhere_and_does_no_harm(atom: Any, json_feed: Any) -> None:  # noqa: ANN401 - lxml has no types
    for soup in contents(atom, json_feed):
        assert soup.select(", ".join(f"body {name}" for name in DANGEROUS)) == []
        for tag in soup.select("*"):
            assert not [name for name in tag.attrs if name.startswith("on") or name == "style"], tag
            for name in ("href", "src", "cite"):
                assert str(tag.get(name, "https://")).startswith(("https://", "http://", "mailto:")), tag
