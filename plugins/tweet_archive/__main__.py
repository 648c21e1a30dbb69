"""Fill the archive of tweets, or check it: `python -m plugins.tweet_archive`, which `make tweets` calls."""

import argparse
import signal
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from ..build.blame import blaming
from ..build.settings import load_settings
from ..documents.sources import shown
from ..files import FileError
from ..findings.extent import Extent
from ..findings.model import ContentError, Level, Report
from ..findings.render import printable, render_report
from ..site.manuscripts import read_manuscripts
from ..site.model import Project
from ..site.settings import read_project
from ..tweets.archive import FOLDER, Archive, read_archive
from ..tweets.embeds import TweetEmbedder
from ..tweets.render import TweetRenderer
from .collect import find_mentions
from .fill import check_archive, fill_archive
from .oembed import Oembed

WHOLE = Extent(every=True)
"""What X says of tweets is told by no other command that would show the rest."""


def main(words: Sequence[str] | None = None, oembed: Oembed | None = None) -> int:
    """Do what the arguments say; return the exit status: 1 where a tweet is missing, broken or gone."""
    parser = argparse.ArgumentParser(
        prog="python -m plugins.tweet_archive", description="Archive the tweets of the posts in content/tweets/."
    )
    parser.add_argument("--settings", default="pelicanconf.py", help="the settings file (%(default)s)")
    parser.add_argument("--fetch", action="store_true", help="ask X for the tweets of which there is only a link")
    parser.add_argument("--refresh", action="store_true", help="write tweets anew that are there already")
    parser.add_argument("--check", action="store_true", help="ask X which archived tweets are gone; write nothing")
    arguments = parser.parse_args(words)
    report = Report()
    try:
        settings = load_settings(arguments.settings, {})
        root = Path(str(settings["PATH"])).resolve().parent
        with blaming(Path(settings["THEME"]), settings["ORIGIN"]):
            project = read_project(settings, root, datetime.now(UTC))
            report = Report(project.levels)
            archive = read_archive(project.content / FOLDER, root, report)
            if arguments.check:
                there = check_archive(archive, oembed or Oembed(), root, report)
                sys.stdout.write(f"{there} of {len(archive.tweets)} archived tweets are on X.\n")
            else:
                asked = (oembed or Oembed()) if arguments.fetch else None
                _fill(archive, project, asked, report, refresh=arguments.refresh)
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


def _fill(archive: Archive, project: Project, oembed: Oembed | None, report: Report, *, refresh: bool) -> None:
    """Fill the archive, and say what is written while it is."""
    reading = read_manuscripts(project, Report())  # `make check` tells of everything else that is wrong
    if unread := sum(not name.startswith("/") for name in reading.refused):
        sys.stderr.write(f"{unread} of the posts and pages cannot be read; `make check` says why.\n")
    embedder = TweetEmbedder(Archive(archive.folder), TweetRenderer(project.templates, {}))
    mentions = list(find_mentions(reading.manuscripts, embedder, report))
    written = 0
    for file, mention in fill_archive(archive, mentions, oembed, report, refresh=refresh):
        sys.stdout.write(printable(f"{shown(file, project.root)}, for {mention.manuscript.source.path}") + "\n")
        written += 1
    count = len({mention.address.id for mention in mentions})
    sys.stdout.write(f"{count} tweet{'s' if count != 1 else ''} in posts and pages, {written} written.\n")


if __name__ == "__main__":
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:  # what was begun is put right first
        signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.exit(main())
