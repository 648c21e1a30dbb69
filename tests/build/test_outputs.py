"""The list of all pages and files, beside what a build writes."""

import io
import shutil
from pathlib import Path

import pytest

from plugins.commands.build.settings import load_settings
from plugins.foundation.documents.paths import file_of
from plugins.foundation.findings.model import Report
from plugins.foundation.outputs import Output
from plugins.site.model import Site
from plugins.site.plugin import project_of
from plugins.site.read import checked_site
from tests.build.project import ROOT, Project, make_project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return our own site, built, with an old address and a file for all of it."""
    project = make_project(tmp_path_factory.mktemp("outputs"), "from pelicanconf import MENU, PAGE_PATHS")
    shutil.copytree(ROOT / "content", project.folder / "content", dirs_exist_ok=True)
    project.write("static/key.txt", "key")
    project.write("blog/old.md", "---\ntitle: Old\ndate: 2016-01-01\nredirect_from: /ancient/\n---\n\nText.\n")
    run = project.build()
    assert run.status == 0, run.errors
    return project


@pytest.fixture(scope="module")
def site(project: Project) -> Site:
    read = project_of(load_settings(str(project.folder / "settings.py"), {}))
    return checked_site(read, Report(read.levels), io.StringIO())


def test_the_list_has_every_page_and_file_that_is_written_and_no_other(project: Project, site: Site) -> None:
    written = {path.relative_to(project.output).as_posix() for path in project.output.rglob("*") if path.is_file()}
    folders = tuple(folder.lstrip("/") for each in site.project.features for folder in each.folders)
    listed = {file_of(path) for path in site.outputs}
    assert {name for name in written if not name.startswith((*folders, "."))} == listed


def made_of(site: Site, path: str) -> tuple[str, tuple[str, ...]]:
    output: Output = site.outputs[path]
    return output.maker, output.sources


def test_each_says_who_makes_it_and_of_what(site: Site) -> None:
    post = "blog/old.md"
    assert made_of(site, "/blog/old/") == ("site", (post,))
    assert made_of(site, "/ancient/") == ("site", (post,))
    assert made_of(site, "/archive/2016/")[1][-1] == post
    assert made_of(site, "/blog/old/social-card.png") == ("social_cards", (post,))
    assert made_of(site, "/questions/remote/remote-a4.pdf") == ("handouts", ("questions/remote.md",))
    assert made_of(site, "/questions/") == ("handouts", ())
    assert made_of(site, "/key.txt") == ("site", ("static/key.txt",))
    paths = ("/feed.xml", "/sitemap.xml", "/favicon.ico", "/search/", "/my-coffee-chat/", "/my-coffee-chat/worker.js")
    makers = [made_of(site, path)[0] for path in paths]
    assert makers == ["feeds", "sitemap", "icons", "search", "my coffee chat", "my coffee chat"]


def test_every_source_is_a_file_of_the_site(project: Project, site: Site) -> None:
    names = {name for output in site.outputs.values() for name in output.sources}
    assert len(names) > 20
    assert [name for name in names if not Path(project.folder, "content", name).is_file()] == []
