"""Build or check the site: `python -m plugins.build`, which the Makefile calls."""

import argparse
import gc
import logging
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pelican.log import console
from pelican.settings import read_settings

from plugins.build.swap import staged
from plugins.findings.model import ContentError, Report
from plugins.findings.render import render_report
from plugins.site.plugin import SitePelican
from plugins.site.read import checked_site
from plugins.site.settings import read_project


def main() -> int:
    """Do what the arguments say; return the exit status: 1 where the content has errors."""
    parser = argparse.ArgumentParser(prog="python -m plugins.build", description="Build the site from content/.")
    parser.add_argument("--settings", default="pelicanconf.py", help="the settings file (%(default)s)")
    parser.add_argument("--output", type=Path, help="where the site goes (OUTPUT_PATH of the settings)")
    parser.add_argument("--site-url", help="where the site will be served (SITEURL of the settings)")
    parser.add_argument("--drafts", action="store_true", help="build drafts, too")
    parser.add_argument("--check", action="store_true", help="check the content and build nothing")
    arguments = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    overrides: dict[str, Any] = {"WITH_DRAFTS": arguments.drafts}
    if arguments.site_url:
        overrides["SITEURL"] = arguments.site_url.rstrip("/")
    if arguments.output:
        overrides["OUTPUT_PATH"] = str(arguments.output.resolve())
    settings = read_settings(arguments.settings, override=overrides)
    try:
        if arguments.check:
            return _check(settings)
        return _build(settings)
    except ContentError as error:
        sys.stderr.write(render_report(error.report))
        return 1


def _check(settings: dict[str, Any]) -> int:
    project = read_project(settings, Path(settings["PATH"]).parent, datetime.now(UTC))
    site = checked_site(project, Report(project.levels), sys.stderr)
    sys.stdout.write(f"{len(site.documents)} posts and pages, nothing wrong with them that is an error.\n")
    return 0


def _build(settings: dict[str, Any]) -> int:
    gc.disable()  # one short run: next to nothing of it can be collected before its end
    console.quiet = True  # Pelican counts only its own kinds of content
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s", stream=sys.stderr)
    start = time.perf_counter()
    output = Path(settings["OUTPUT_PATH"])
    with staged(output) as staging:
        settings["OUTPUT_PATH"] = str(staging)
        SitePelican(settings).run()
        count = len(settings["SITE"].documents)
    sys.stdout.write(f"Built {count} posts and pages into {output.name}/ in {time.perf_counter() - start:.1f} s.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
