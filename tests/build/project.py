"""A small project for tests of the commands: its own content, the real theme and plugins."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from plugins.commands.build.mark import MARK

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 300
"""Seconds after which a command hangs."""
GOOD_POST = "---\ntitle: A good post\ndate: 2020-02-01\n---\n\nOne sentence.\n"


@dataclass(frozen=True, slots=True)
class Run:
    """What a command printed, and its exit status."""

    status: int
    output: str
    errors: str


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with settings and content."""

    folder: Path

    def write(self, name: str, text: str | bytes) -> None:
        """Write a file below content/."""
        path = self.folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    def build(self, *arguments: str, **environment: str) -> Run:
        """Build it as the Makefile does."""
        settings = str(self.folder / "settings.py")
        return _run([sys.executable, "-m", "plugins.build", "--settings", settings, *arguments], environment)

    def pelican(self, *arguments: str) -> Run:
        """Build it with the plain `pelican` command."""
        return _run([sys.executable, "-m", "pelican", "--settings", str(self.folder / "settings.py"), *arguments], {})

    @property
    def output(self) -> Path:
        """Return where the site goes."""
        return self.folder / "output"

    def page(self, path: str) -> str:
        """Return the HTML of the page at a path."""
        return (self.output / path.strip("/") / "index.html").read_text("utf-8")

    def names(self) -> list[str]:
        """Return what lies in its folder, but for the settings as Python has compiled them."""
        return sorted(path.name for path in self.folder.iterdir() if path.name != "__pycache__")

    def files(self) -> dict[str, bytes]:
        """Return every file of the site with what it holds, but for the mark."""
        return {
            path.relative_to(self.output).as_posix(): path.read_bytes()
            for path in self.output.rglob("*")
            if path.is_file() and path.name != MARK
        }


def make_project(folder: Path, settings: str = "") -> Project:
    """Make a project with one good post; `settings` are lines for its settings file."""
    theme = f"THEME = {str(ROOT / 'theme')!r}\n"
    own = f'from pelicanconf import *\n{theme}del AUTHOR\nMENU = [("Blog", "/blog/")]\n{settings}\n'
    (folder / "settings.py").write_text(own, encoding="utf-8")
    project = Project(folder)
    project.write("blog/good.md", GOOD_POST)
    return project


def _run(command: list[str], environment: dict[str, str]) -> Run:
    variables = {**os.environ, **environment}
    run = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, env=variables, timeout=PATIENCE
    )
    return Run(run.returncode, run.stdout, run.stderr)
