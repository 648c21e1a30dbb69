"""Small projects whose posts show tweets."""

from collections.abc import Mapping
from pathlib import Path

from plugins.foundation.findings.model import Report
from plugins.site.manuscripts import read_manuscripts
from plugins.site.model import Project
from plugins.tweets.archive import FOLDER, Archive, read_archive
from plugins.tweets.command.collect import Mention, find_mentions
from plugins.tweets.command.fill import fill_archive
from plugins.tweets.command.oembed import Oembed
from plugins.tweets.embeds import TweetEmbedder
from plugins.tweets.render import TweetRenderer
from tests.conftest import ROOT
from tests.site.content import post, project, write
from tests.tweet_archive.server import NUMBER, embed_code

BARE = f"https://x.com/nobody/status/{NUMBER}"
PASTED = embed_code().strip()
SETTINGS = {"THEME": str(ROOT / "theme")}


def mentions_in(folder: Path, files: Mapping[str, str], report: Report | None = None) -> list[Mention]:
    """Return the tweets of a project with these files."""
    write(folder, files)
    made = project(folder, SETTINGS)
    return _mentions(made, report or Report())


def fill(
    folder: Path, bodies: list[str], oembed: Oembed | None = None, *, refresh: bool = False
) -> tuple[list[str], list[str]]:
    """Fill the archive from posts a.md, b.md and so on; return the files that are written, and what is told."""
    write(folder, {f"blog/{chr(97 + number)}.md": post(body) for number, body in enumerate(bodies)})
    made = project(folder, SETTINGS)
    report = Report()
    archive = read_archive(made.content / FOLDER, made.root, report)
    written = [
        f"{path.relative_to(made.content / FOLDER)} for {mention.manuscript.name}"
        for path, mention in fill_archive(archive, _mentions(made, report), oembed, report, refresh=refresh)
    ]
    return written, told(report)


def told(report: Report) -> list[str]:
    """Return what a report says, a line each."""
    return [
        f"{each.path.removeprefix('content/')}:{each.line}:{each.column} {each.code}: {each.problem}; {each.remedy}"
        for each in report
    ]


def archived(folder: Path) -> dict[str, str]:
    """Return the files of the archive with what they hold, hidden ones too."""
    return {path.name: path.read_text("utf-8") for path in sorted((folder / "content" / FOLDER).glob("*"))}


def _mentions(made: Project, report: Report) -> list[Mention]:
    manuscripts = read_manuscripts(made, Report()).manuscripts
    embedder = TweetEmbedder(Archive(made.content / FOLDER), TweetRenderer(made.templates, {}))
    return list(find_mentions(manuscripts, embedder, report))
