import sys
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from plugins.coffee_chat import plugin as coffee_chat
from plugins.feeds import plugin as feeds
from plugins.foundation.findings.model import Level, Report
from plugins.handouts import plugin as handouts
from plugins.handouts.kinds import KINDS
from plugins.icons import plugin as icons
from plugins.search import plugin as search
from plugins.site.model import Project, Site
from plugins.site.publish import publish_files
from plugins.site.read import make_site, read_site
from plugins.site.settings import read_project
from plugins.sitemap import plugin as sitemap
from plugins.social_cards import plugin as social_cards
from plugins.tweets import plugin as tweets
from tests.conftest import ROOT

FEATURES = [each.feature for each in (tweets, handouts, coffee_chat, icons, feeds, sitemap, social_cards, search)]
"""Of every feature that the site has."""
with tempfile.TemporaryDirectory() as empty:
    BROUGHT = read_project(
        {"PATH": empty, "THEME": str(ROOT / "theme")}, Path(empty), datetime.now(UTC), FEATURES
    ).features
"""What they bring."""
NOW = datetime(2017, 6, 1, tzinfo=UTC)


def post(body: str = "Text.", header: str = "") -> str:
    """Return a post whose body begins in line 6, or a line further down for each line of `header`."""
    return "\n".join(["---", "title: A", "date: 2016-10-31", *filter(None, [header]), "---", "", body, ""])


def write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files below content/."""
    for name, content in files.items():
        file = folder / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)


def project(folder: Path, settings: Mapping[str, object] | None = None) -> Project:
    """Return the project that these settings describe."""
    (folder / "content").mkdir(exist_ok=True)
    facts = {"PATH": str(folder / "content"), "THEME": str(ROOT / "theme")}
    return read_project({**facts, **(settings or {})}, folder, NOW, FEATURES)


def read(folder: Path, files: Mapping[str, str | bytes], settings: Mapping[str, object] | None = None) -> Site:
    """Read a site in which nothing is wrong."""
    site, told = read_faulty(folder, files, settings)
    assert told == []
    return site


def read_faulty(
    folder: Path, files: Mapping[str, str | bytes], settings: Mapping[str, object] | None = None
) -> tuple[Site, list[str]]:
    """Read a site, and return what was told, too."""
    write(folder, files)
    checked = project(folder, settings)
    report = Report(checked.levels)
    site = read_site(checked, report)
    if not report.count(Level.ERROR):
        site = make_site(site, report)
    return site, [
        f"{each.path.removeprefix('content/')}:{each.line}:{each.column} {each.code}: {each.problem}; {each.remedy}"
        for each in report
    ]


def owners(site: Site) -> dict[str, str]:
    """Return whose each path is."""
    return {path: each.owner for path, each in site.outputs.items()}


def published(site: Site) -> dict[str, bytes]:
    """Return what is published beside the pages, by URL path."""
    with tempfile.TemporaryDirectory() as folder:
        publish_files(site, Path(folder), sys.stderr)
        for feature in site.project.features:
            if feature.kinds == KINDS:
                feature.write(site, Path(folder))
        files = [file for file in Path(folder).rglob("*") if file.is_file()]
        return {f"/{file.relative_to(folder).as_posix()}": file.read_bytes() for file in files}
