"""Fill the archive of tweets, or check it, for the texts of one site or another."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from ...commands.build.blame import blaming
from ...foundation.documents.model import Manuscript
from ...foundation.documents.sources import message_name
from ...foundation.files import FileError
from ...foundation.findings.extent import Extent
from ...foundation.findings.model import Code, ContentError, Level, Report
from ...foundation.findings.render import printable, render_report
from ..archive import FOLDER, Archive, read_archive
from ..embeds import TweetEmbedder
from ..render import TweetRenderer
from .collect import find_mentions
from .fill import check_archive, fill_archive
from .oembed import Oembed

WHOLE = Extent(every=True)
"""What X says of tweets is told by no other command that would show the rest."""


class Texts(Struct, frozen=True):
    """The texts of a site: where they lie, what renders tweets in them, and what is to be told at which level.

    `read` returns them as written, and how many cannot be read; the command `checker` says why.
    """

    root: Path
    content: Path
    renderer: TweetRenderer
    read: Callable[[], tuple[Sequence[Manuscript], int]]
    levels: Mapping[Code, Level]
    checker: str


class Site(Struct, frozen=True):
    """How a command comes to the texts of a site: `load` reads its settings file, `open` what these name."""

    command: str
    load: Callable[[str], Mapping[str, Any]]
    open: Callable[[Mapping[str, Any]], Texts]


def run(site: Site, words: Sequence[str] | None = None, oembed: Oembed | None = None) -> int:
    """Do what the arguments say; return the exit status: 1 where a tweet is missing, broken or gone."""
    parser = argparse.ArgumentParser(
        prog=site.command, description="Archive the tweets of the posts in content/tweets/."
    )
    parser.add_argument("--settings", default="pelicanconf.py", help="the settings file (%(default)s)")
    parser.add_argument("--fetch", action="store_true", help="ask X for the tweets of which there is only a link")
    parser.add_argument("--refresh", action="store_true", help="write tweets anew that are there already")
    parser.add_argument("--check", action="store_true", help="ask X which archived tweets are gone; write nothing")
    arguments = parser.parse_args(words)
    report = Report()
    try:
        settings = site.load(arguments.settings)
        with blaming(Path(settings["THEME"]), settings["ORIGIN"]):
            texts = site.open(settings)
            report = Report(texts.levels)
            archive = read_archive(texts.content / FOLDER, texts.root, report)
            if arguments.check:
                there = check_archive(archive, oembed or Oembed(), texts.root, report)
                sys.stdout.write(f"{there} of {len(archive.tweets)} archived tweets are on X.\n")
            else:
                asked = (oembed or Oembed()) if arguments.fetch else None
                _fill(archive, texts, asked, report, refresh=arguments.refresh)
    except ContentError as error:
        report = error.report
    except KeyboardInterrupt:
        return 130
    except FileError as error:
        sys.stderr.write(f"{render_report(report)}{error}\n")
        return 1
    except OSError as error:
        sys.stderr.write(render_report(report, WHOLE))
        name = str(error.filename or "the archive")
        if not any(name.endswith(finding.path) for finding in report):  # what is in the archive's place is told by now
            sys.stderr.write(f"{name}: {error.strerror or error}; check the file and the disk\n")
        return 1
    sys.stderr.write(render_report(report, WHOLE))
    return 1 if report.count(Level.ERROR) else 0


def _fill(archive: Archive, texts: Texts, oembed: Oembed | None, report: Report, *, refresh: bool) -> None:
    """Fill the archive, and say what is written while it is."""
    manuscripts, unread = texts.read()
    if unread:
        sys.stderr.write(f"{unread} of the posts and pages cannot be read; {texts.checker} says why.\n")
    mentions = list(find_mentions(manuscripts, TweetEmbedder(Archive(archive.folder), texts.renderer), report))
    written = 0
    for file, mention in fill_archive(archive, mentions, oembed, report, refresh=refresh):
        sys.stdout.write(printable(f"{message_name(file, texts.root)}, for {mention.manuscript.source.path}") + "\n")
        written += 1
    count = len({mention.address.id for mention in mentions})
    sys.stdout.write(f"{count} tweet{'s' if count != 1 else ''} in posts and pages, {written} written.\n")
