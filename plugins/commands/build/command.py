"""The command that builds or checks the site."""

import argparse
import logging
import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pelican.log import console

from ...foundation.files import FileError
from ...foundation.findings.extent import Extent, parse_code
from ...foundation.findings.model import ContentError, Report
from ...foundation.findings.render import GIST, render_report
from ...foundation.workers import WorkerError
from ...site.plugin import SitePelican, project_of
from ...site.read import checked_site
from .blame import blaming
from .log import ErrorCounter
from .settings import load_settings
from .stopping import exit_when_asked
from .swap import OutputError, recover, staged


def main() -> int:
    """Do what the arguments say; return the exit status: 1 where the content has errors."""
    parser = argparse.ArgumentParser(prog="python -m plugins.build", description="Build the site from content/.")
    parser.add_argument("--settings", default="pelicanconf.py", help="the settings file (%(default)s)")
    parser.add_argument("--output", type=Path, help="where the site goes (OUTPUT_PATH of the settings)")
    parser.add_argument("--site-url", help="where the site will be served (SITEURL of the settings)")
    parser.add_argument("--drafts", action="store_true", help="build drafts, too")
    parser.add_argument("--check", action="store_true", help="check the content and build nothing")
    parser.add_argument("--all", action="store_true", help="with --check, show every place of every finding")
    parser.add_argument("--only", metavar="CODE", help="with --check, show the findings of one code, such as dead-link")
    arguments = parser.parse_args()
    if not arguments.check and (arguments.all or arguments.only is not None):
        parser.error("--all and --only go with --check")
    exit_when_asked()
    extent = GIST
    try:
        asked = Extent(arguments.all, None if arguments.only is None else parse_code(arguments.only))
        settings = load_settings(arguments.settings, _overrides(arguments))
        extent = asked  # of settings that make no sense all is said
        return _check(settings, extent) if arguments.check else _build(settings)
    except ContentError as error:
        sys.stderr.write(render_report(error.report, extent))
    except OutputError as error:
        report = Report()
        report.add(settings["ORIGIN"].finding("OUTPUT_PATH", error.problem, error.remedy))
        sys.stderr.write(render_report(report))
    except WorkerError as error:
        sys.stderr.write(f"the build: {error}\n")
    except FileError as error:
        sys.stderr.write(f"{error}\n")
    except OSError as error:
        sys.stderr.write(f"{error.filename or 'the build'}: {error.strerror or error}; check the file and the disk\n")
    return 1


def _overrides(arguments: argparse.Namespace) -> Mapping[str, object]:
    """Return what the arguments say of settings."""
    overrides: dict[str, object] = {"WITH_DRAFTS": arguments.drafts}
    if arguments.site_url is not None:
        overrides["SITEURL"] = arguments.site_url
    if arguments.output:
        overrides["OUTPUT_PATH"] = str(arguments.output.absolute())
    return overrides


def _check(settings: dict[str, Any], extent: Extent) -> int:
    recover(Path(settings["OUTPUT_PATH"]), settings["OUTPUT_RETENTION"], sys.stderr.write)
    with blaming(Path(settings["THEME"]), settings["ORIGIN"]):
        project = project_of(settings)
        site = checked_site(project, Report(project.levels), sys.stderr, extent, makes=False)
    sys.stdout.write(f"{_counted(len(site.documents))}, nothing wrong that is an error.\n")
    return 0


def _build(settings: dict[str, Any]) -> int:
    console.quiet = True  # Pelican counts only its own kinds of content
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s", stream=sys.stderr)
    errors = ErrorCounter()
    logging.getLogger().addHandler(errors)
    start = time.perf_counter()
    output = Path(os.path.realpath(settings["OUTPUT_PATH"]))  # Path.resolve would raise for links in a circle
    _refuse_sources(output, settings)
    with staged(output, settings["OUTPUT_RETENTION"], sys.stderr.write) as staging:
        settings["OUTPUT_PATH"] = str(staging)
        with blaming(Path(settings["THEME"]), settings["ORIGIN"]):
            pelican = SitePelican(settings)
            pelican.run()
        if errors.count:
            sys.stderr.write("The site was not built: without what is said above, it would not be whole.\n")
            raise SystemExit(1)
        count = len(pelican.site.documents)
    sys.stdout.write(f"Built {_counted(count)} into {output.name}/ in {time.perf_counter() - start:.1f} s.\n")
    return 0


def _counted(count: int) -> str:
    return f"{count} {'post or page' if count == 1 else 'posts and pages'}"


def _refuse_sources(output: Path, settings: dict[str, Any]) -> None:
    """Raise OutputError where the site would take the place of what it is made from, or be put into it."""
    content, theme = (Path(settings[name]).resolve() for name in ("PATH", "THEME"))
    inside = any(output.is_relative_to(each) for each in (content, theme))
    if inside or any(each.is_relative_to(output) for each in (content, theme, content.parent / ".cache")):
        raise OutputError(f"{output.name} is what the site is made from", "name a folder of its own")
