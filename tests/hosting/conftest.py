"""A small site on each host: at the root of its address, and below a path."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.bench.corpus import write_corpus
from tests.build.project import make_project
from tests.hosting.hosts import Answer, Host, caddy, nginx

RUNS = {"nginx": nginx, "Caddy": caddy}
FILES = {
    "search/index.html": "<!doctype html><title>Search</title>",
    ".well-known/security.txt": "Contact: mailto:hello@example.org",
    ".well-known/a/b.txt": "two folders down",
    **dict.fromkeys((".git/config", ".env", ".over-coffee", "blog/.draft", ".well-known/.key"), "secret"),
    "blog/list.unknown": "<script>alert(1)</script>",
}
"""What may lie in a site beside what the small one has."""


@dataclass(frozen=True, slots=True)
class Hosted:
    """A site on a host of that name: the folder of its files, and the path it is below, encoded."""

    name: str
    host: Host
    site: Path
    base: str

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a path of the site."""
        return self.host.get(self.base + path, **headers)

    def ask(self, method: str, path: str, **headers: str) -> Answer:
        """Ask for it in another way than by GET."""
        return self.host.ask(method, self.base + path, **headers)

    def theme_file(self, pattern: str) -> str:
        """Return the path of a file of the theme."""
        (found,) = self.site.glob(f"theme/{pattern}")
        return "/" + found.relative_to(self.site).as_posix()


@pytest.fixture(scope="session", params=["", "/ü"], ids=["root", "path"])
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
    write_files(folder)
    with RUNS[request.param](tmp_path_factory.mktemp("host"), root, folder) as host:
        yield Hosted(request.param, host, folder, quote(base))


def write_files(folder: Path) -> None:
    """Put into a site what may lie there, too."""
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
