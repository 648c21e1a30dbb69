import datetime as dt
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from jinja2 import Environment, FileSystemLoader
from PIL import Image

from plugins.foundation.assets.model import Assets
from plugins.foundation.findings.model import Report
from plugins.foundation.pictures.model import Picture
from plugins.foundation.prose.model import Link, Prose
from plugins.foundation.prose.render import ProseRenderer
from plugins.site import filters
from plugins.tweets.archive import Archive, read_archive
from plugins.tweets.embeds import TweetEmbedder
from plugins.tweets.model import Tweet
from plugins.tweets.render import TweetRenderer

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "content" / "tweets"
SIZE = (48, 32)
"""Width and height of every mirrored picture here."""
NOBODY = Tweet("700", "nobody", "Nobody Much", dt.date(2016, 10, 31), ("Bring a pen.",))
VALUES: dict[str, object] = {
    "id": "700",
    "handle": "nobody",
    "name": "Nobody Much",
    "date": "2016-10-31",
    "text": ["Bring a pen."],
}
"""The same tweet as it stands in the archive."""


@cache
def environment() -> Environment:
    """Return the theme's templates as the site reads them, for a site below /blog/."""
    loader = FileSystemLoader(ROOT / "theme" / "templates")
    templates = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    templates.filters |= filters.for_site("https://example.org/site", Assets({}))
    return templates


def pictures_of(tweets: Iterable[Tweet]) -> dict[str, Picture]:
    return {
        each.file: Picture(f"/tweets/{each.file}", *SIZE, FOLDER / each.file, "")
        for tweet in tweets
        for each in tweet.files
    }


def tweet_renderer(*tweets: Tweet) -> TweetRenderer:
    return TweetRenderer(environment(), pictures_of(tweets))


def embedder(*archived: Tweet, faulty: Iterable[str] = ()) -> TweetEmbedder:
    """Return what shows tweets, with these in the archive."""
    tweets = {each.id: each for each in archived}
    archive = Archive(FOLDER, tweets, pictures_of(archived), frozenset(faulty))
    return TweetEmbedder(archive, TweetRenderer(environment(), archive.pictures))


def resolve(target: str) -> Link:
    return Link(target, target)


@cache
def _without_archive() -> ProseRenderer:
    return ProseRenderer([embedder()])


def render(body: str, *archived: Tweet, faulty: Iterable[str] = ()) -> Prose:
    """Render a text as a post is rendered, with these tweets in the archive."""
    renderer = ProseRenderer([embedder(*archived, faulty=faulty)]) if archived or faulty else _without_archive()
    return renderer.render(body, resolve)


def told(prose: Prose) -> list[tuple[str, int | None, int, str]]:
    """Return code, line, column (from 0, as a fault counts) and problem of each fault."""
    return [(each.code.value, each.line, each.column, each.problem) for each in prose.faults]


def figures(html: str) -> list[Tag]:
    """Return the cards in a piece of HTML."""
    return BeautifulSoup(html, "html5lib").select("figure.tweet")


def words(element: Tag) -> str:
    """Return the text of an element as its reader sees it, a line feed for each <br>."""
    for each in element.select("br"):
        each.replace_with("\n")
    return element.get_text().strip("\n")


def read_folder(folder: Path) -> tuple[Archive, list[str]]:
    """Read the archive in a folder, and return what was told of it, too."""
    report = Report()
    archive = read_archive(folder, folder, report)
    told_of = (f"{each.path}:{each.line}:{each.column} {each.code}: {each.problem}; {each.remedy}" for each in report)
    return archive, list(told_of)


def read_json(folder: Path, text: str, name: str = "700.json") -> tuple[Archive, list[str]]:
    """Write one file of an archive, and read it."""
    (folder / name).write_text(text, "utf-8")
    return read_folder(folder)


def save_pictures(folder: Path, *names: str) -> Path:
    for name in names:
        Image.new("RGB", SIZE).save(folder / name)
    return folder
