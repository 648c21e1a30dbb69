"""A stock Pelican site: an environment with the wheel, and sites that plain `pelican` builds there."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

from bs4 import BeautifulSoup

from tests.build.project import PATIENCE, Run
from tests.conftest import ROOT

THEMES = ("simple", "notmyidea", "reflex")
"""Pelican's own two, and one that others wrote."""
OURS = ("commonmark", "front_matter", "handouts", "tweets")
"""What a stock site can use, by the names that `PLUGINS` takes."""
_SETTINGS = """\
AUTHOR = "Ana Writer"
SITENAME = "A blog"
SITEURL = ""
FEED_DOMAIN = "https://blog.example"
PATH = "content"
TIMEZONE = "Europe/Paris"
DEFAULT_LANG = "en"
FEED_ALL_ATOM = "feeds/all.atom.xml"
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
"""
_OF_THEMES = {"reflex": "CC_LICENSE = {}\n"}
"""What a theme cannot do without."""
_OF_THIS_PROCESS = ("PYTHON", "VIRTUAL_ENV", "COVERAGE_", "PELICAN")
_WIDE = {"COLUMNS": "400", "NO_COLOR": "1"}
"""A terminal in which no message is broken into lines."""

Files = Mapping[str, str | bytes]


@dataclass(frozen=True, slots=True)
class Site:
    """A folder as `pelican-quickstart` makes it, with content."""

    folder: Path
    environment: "Environment"

    @property
    def output(self) -> Path:
        """Return where the pages go."""
        return self.folder / "output"

    def write(self, files: Files) -> None:
        """Write files, each named by its path in the site's folder."""
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode() if isinstance(text, str) else text)

    def build(self, *arguments: str) -> Run:
        """Build it with the plain `pelican` command."""
        return self.environment.run(self.folder, "pelican", *arguments)

    def built(self) -> "Site":
        """Build it; fail where Pelican says anything is wrong."""
        run = self.build("--fatal", "warnings")
        assert run.status == 0, run.output + run.errors
        return self

    def refused(self) -> str:
        """Build it where something in it is wrong, and return what is told of that."""
        run = self.build()
        told = run.output + run.errors
        assert run.status == 1, told
        assert "Traceback" not in told
        return told

    def page(self, path: str) -> BeautifulSoup:
        """Return a page as browsers read it."""
        return BeautifulSoup((self.output / path).read_text("utf-8"), "html5lib")

    def pages(self) -> dict[str, BeautifulSoup]:
        """Return every page by its path."""
        paths = (path.relative_to(self.output).as_posix() for path in sorted(self.output.rglob("*.html")))
        return {path: self.page(path) for path in paths}

    def page_titled(self, title: str) -> tuple[str, BeautifulSoup]:
        """Return the one page whose title begins or ends with this, as themes write it, and its path."""
        titled = {
            path: page
            for path, page in self.pages().items()
            if page.title
            and (words := page.title.get_text().strip())
            and title in (words[: len(title)], words[-len(title) :])
        }
        assert len(titled) == 1, f"{title}: {sorted(titled)} of {sorted(self.pages())}"
        return next(iter(titled.items()))

    def linked(self, page: str, address: str) -> Path:
        """Return the file in the output that a page's address leads to."""
        path, _, _ = address.partition("#")
        folder = self.output if path.startswith("/") else (self.output / page).parent
        found = folder / path.lstrip("/")
        return found / "index.html" if path.endswith("/") else found


@dataclass(frozen=True, slots=True)
class Environment:
    """A virtual environment that has the locked packages, the wheel and a theme, and nothing of the checkout."""

    folder: Path
    beside: Path | None = None
    """Where modules lie that are not installed in it."""

    def run(self, folder: Path, command: str, *arguments: str) -> Run:
        """Run one of its commands in a folder, as a user would."""
        ours = {name: value for name, value in os.environ.items() if not name.startswith(_OF_THIS_PROCESS)}
        run = subprocess.run(
            [str(self.folder / "bin" / command), *arguments],
            cwd=folder,
            env={**ours, **_WIDE, **({"PYTHONPATH": str(self.beside)} if self.beside else {})},
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
        return Run(run.returncode, run.stdout, run.stderr)

    def site(self, folder: Path, settings: str = "", files: Files | None = None, theme: str = "simple") -> Site:
        """Write a site: what `pelican-quickstart` asks for, lines of settings besides, and files."""
        site = Site(folder, self)
        asked = f"{_SETTINGS}{_OF_THEMES.get(theme, '')}THEME = {theme!r}\n"
        site.write({"pelicanconf.py": f"{asked}{settings}\n", **(files or {})})
        (folder / "content").mkdir(exist_ok=True)
        return site


def build_wheel(folder: Path) -> Path:
    """Make the wheel of the checkout, and return where it is; what makes it is locked, as all packages are."""
    _python("-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT))
    (wheel,) = folder.glob("*.whl")
    return wheel


def make_environment(folder: Path, wheel: Path) -> Environment:
    """Install the locked packages, the theme and the wheel where nothing else is."""
    _python("-m", "venv", "--without-pip", str(folder))
    install = ("-m", "pip", "--python", str(folder / "bin" / "python"), "install", "--quiet")
    locks = ("-r", str(ROOT / "requirements.txt"), "-r", str(Path(__file__).with_name("requirements.txt")))
    _python(*install, "--require-hashes", *locks)
    _python(*install, "--no-deps", str(wheel))
    return Environment(folder)


def borrowed_environment(folder: Path) -> Environment:
    """Take the environment that this runs in, which has the same locked packages, and lay the wheel beside it.

    Installing all of that anew takes half a minute. This does for what asks only what the plugins put into pages.
    """
    modules = folder.resolve() / "modules"
    pelican = find_spec("pelican")
    assert pelican
    assert pelican.submodule_search_locations
    shutil.copytree(pelican.submodule_search_locations[0], modules / "pelican")  # where plugins lie, and are looked for
    with ZipFile(build_wheel(folder)) as wheel:
        wheel.extractall(modules)
    return Environment(Path(sys.prefix), modules)


def _python(*arguments: str) -> None:
    run = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert run.returncode == 0, run.stderr
