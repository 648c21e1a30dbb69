"""Fill the archive of tweets, or check it: `python -m plugins.tweets.command`, which `make tweets` calls."""

import signal
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ...commands.build.settings import load_settings
from ...foundation.documents.model import Manuscript
from ...foundation.findings.model import Report
from ...site.manuscripts import read_manuscripts
from ...site.settings import read_project
from ..render import TweetRenderer
from .command import Site, Texts, run
from .oembed import Oembed


def open_texts(settings: Mapping[str, Any]) -> Texts:
    """Return the texts of our own site."""
    root = Path(str(settings["PATH"])).resolve().parent
    project = read_project(settings, root, datetime.now(UTC))

    def read() -> tuple[Sequence[Manuscript], int]:
        reading = read_manuscripts(project, Report())  # `make check` tells of everything else that is wrong
        return reading.manuscripts, sum(not name.startswith("/") for name in reading.refused)

    return Texts(root, project.content, TweetRenderer(project.templates, {}), read, project.levels, "`make check`")


def main(words: Sequence[str] | None = None, oembed: Oembed | None = None) -> int:
    """Do what the arguments say; return the exit status: 1 where a tweet is missing, broken or gone."""
    site = Site("python -m plugins.tweets.command", lambda file: load_settings(file, {}), open_texts)
    return run(site, words, oembed)


if __name__ == "__main__":
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:  # what was begun is put right first
        signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.exit(main())
