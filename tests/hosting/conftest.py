"""A small site on each host: at the root of its address, and below a path."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.bench.corpus import write_corpus
from tests.build.project import make_project
from tests.hosting.hosts import Answer, Host, caddy, nginx

RUNS = {"nginx": nginx, "Caddy": caddy}
SEARCH = "<!doctype html><title>Search</title>"


@dataclass(frozen=True, slots=True)
class Hosted:
    """A site on a host: the folder of its files, and the path it is below."""

    host: Host
    site: Path
    base: str

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a path of the site."""
        return self.host.get(self.base + path, **headers)

    def theme_file(self, pattern: str) -> str:
        """Return the path of a file of the theme."""
        (found,) = self.site.glob(f"theme/{pattern}")
        return "/" + found.relative_to(self.site).as_posix()


@pytest.fixture(scope="session", params=["", "/coffee"], ids=["root", "path"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Build a small site as for the web, and return the root of its host and the path of the site below that."""
    base: str = request.param
    settings = f'PLUGINS = [*PLUGINS, "plugins.hosting.plugin"]\nSITEURL = "https://example.org{base}"\n'
    project = make_project(tmp_path_factory.mktemp("project"), settings)
    write_corpus(project.folder / "content" / "blog", 12, yaml=True)
    root = tmp_path_factory.mktemp("root")
    run = project.build("--output", str(root / base.removeprefix("/") if base else root / "site"))
    assert (run.status, run.errors) == (0, "")
    return (root, base) if base else (root / "site", base)


@pytest.fixture(scope="session", params=RUNS)
def hosted(
    request: pytest.FixtureRequest, site: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Hosted]:
    """Serve it by each host."""
    root, base = site
    folder = root / base.removeprefix("/")
    search = folder / "search" / "index.html"
    if not search.exists():
        search.parent.mkdir()
        search.write_text(SEARCH, encoding="utf-8")
    with RUNS[request.param](tmp_path_factory.mktemp("host"), root, folder) as host:
        yield Hosted(host, folder, base)
