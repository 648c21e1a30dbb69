"""Files that cannot be read, wherever they lie: one line for each, at once, and the site stays as it was."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from plugins.commands.build.mark import mark_whole
from tests.build.project import GOOD_POST, PATIENCE, ROOT, Project, Run, make_project

POST = """---
title: A
date: 2020-01-01
attachments: [listed.pdf, teaser-listed.png]
---

[a sheet](linked.pdf), [a track](<tr%C3%A4ck>), ![a photograph](shown.jpg) and ![a cup](cup.svg)
"""
TWEET = """{"id": "12", "handle": "a", "name": "A", "date": "2020-01-01", "text": ["Words."],
"avatar": {"file": "face.png", "alt": "A face"}}"""
CONTENT = {
    "authors.yaml": "authors.yaml:1:1",
    "blog/bad.md": "blog/bad.md:1:1",
    "pages/bad.md": "pages/bad.md:1:1",
    "questions/bad.md": "questions/bad.md:1:1",
    "checklists/bad.markdown": "checklists/bad.markdown:1:1",
    "tweets/1.json": "tweets/1.json:1:1",
    "tweets/face.png": "tweets/12.json:2:20",
    "blog/a/listed.pdf": "blog/a/index.md:4:15",
    "blog/a/teaser-listed.png": "blog/a/index.md:4:27",
    "blog/a/linked.pdf": "blog/a/index.md:7:11",
    "blog/a/träck": "blog/a/index.md:7:35",
    "blog/a/shown.jpg": "blog/a/index.md:7:65",
    "blog/a/cup.svg": "blog/a/index.md:7:89",
}
"""Each place in content/, and where the author is told of it."""
THEME = (
    *("static/css/site.css", "static/img/two-chairs.svg", "static/new.js", "icons/favicon.ico", "print/handout.typ"),
    *("print/handout.docx", "templates/base.html", "templates/tweet.html"),
)
BOUND = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search"]
"""What makes permissions bind root as they bind everybody."""


def _too_large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(200_000_000)


KINDS: Mapping[str, Callable[[Path], None]] = {
    "pipe": os.mkfifo,
    "device": lambda path: path.symlink_to("/dev/zero"),
    "folder": Path.mkdir,
    "circle": lambda path: path.symlink_to(path.name),
    "link that leads nowhere": lambda path: path.symlink_to("nowhere"),
    "without permission": lambda path: path.touch(mode=0),
    "too large": _too_large,
}
kinds = pytest.mark.parametrize("make", KINDS.values(), ids=KINDS)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Make a project of which there is a site already."""
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    made = make_project(tmp_path, f"THEME = {str(tmp_path / 'theme')!r}")
    made.write("blog/a/index.md", POST)
    made.write("tweets/12.json", TWEET)
    made.output.mkdir()
    (made.output / "index.html").write_text("The old site.")
    mark_whole(made.output)
    return made


def build(project: Project) -> Run:
    command = [*(BOUND if os.geteuid() == 0 else []), sys.executable, "-m", "plugins.build"]
    command += ["--settings", str(project.folder / "settings.py")]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=PATIENCE)
    return Run(run.returncode, run.stdout, run.stderr)


def put(folder: Path, names: Iterable[str], make: Callable[[Path], None]) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).unlink(missing_ok=True)
        make(folder / name)


def places(run: Run) -> list[str]:
    """Return where a build that failed found a mistake, once for each."""
    assert run.status == 1
    assert "Traceback" not in run.errors
    return sorted(re.findall(r"^(\S+:\d+:\d+): .+; .+ \[[a-z0-9-]+\]$", run.errors, re.MULTILINE))


@kinds
def test_a_file_of_the_content_that_cannot_be_read_is_one_line(project: Project, make: Callable[[Path], None]) -> None:
    put(project.folder / "content", CONTENT, make)
    run = build(project)
    assert places(run) == sorted(f"content/{place}" for place in CONTENT.values()), run.errors
    assert project.files() == {"index.html": b"The old site."}


@kinds
def test_a_file_of_the_theme_that_cannot_be_read_is_one_line(project: Project, make: Callable[[Path], None]) -> None:
    put(project.folder / "theme", THEME, make)
    run = build(project)
    assert places(run) == sorted(f"theme/{name}:1:1" for name in THEME), run.errors
    assert project.files() == {"index.html": b"The old site."}


@kinds
def test_settings_that_cannot_be_read_are_one_line(project: Project, make: Callable[[Path], None]) -> None:
    put(project.folder, ["settings.py"], make)
    run = build(project)
    assert run.status == 1
    told = re.escape(f"command line: {project.folder / 'settings.py'} ")
    assert re.fullmatch(rf"{told}.+; name another file \[bad-setting\]\n1 error\.\n", run.errors), run.errors
    assert project.files() == {"index.html": b"The old site."}


@pytest.mark.parametrize(
    ("name", "kind", "told"),
    [
        ("content", "pipe", r"\[bad-setting\]"),
        ("content", "circle", r"\[bad-setting\]"),
        ("content/blog", "pipe", r"content/blog:1:1: .*\[not-a-file\]"),
        ("content/tweets", "circle", r"content/tweets:1:1: .*\[not-a-file\]"),
        ("theme/templates", "too large", r"theme/templates:1:1: .*\[not-a-file\]"),
        ("theme/static", "link that leads nowhere", r"theme/static:1:1: .*\[not-a-file\]"),
    ],
)
def test_what_is_no_folder_is_one_line(project: Project, name: str, kind: str, told: str) -> None:
    project.write("blog/a/index.md", GOOD_POST)
    (project.folder / "content/tweets/12.json").unlink()
    shutil.rmtree(project.folder / name)
    KINDS[kind](project.folder / name)
    run = build(project)
    assert len(places(run)) == 1, run.errors
    assert re.search(told, run.errors)
    assert project.files() == {"index.html": b"The old site."}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("content/blog/a/listed.pdf", "gone"),
        ("content/blog/a/listed.pdf", "pipe"),
        ("content/blog/a/listed.pdf", "device"),
        ("theme/templates/home.html", "gone"),
    ],
)
def test_a_file_that_changes_while_the_site_is_built_is_one_line(project: Project, name: str, kind: str) -> None:
    project.write("blog/a/index.md", GOOD_POST.replace("\n---\n\n", "\nattachments: listed.pdf\n---\n\n"))
    project.write("blog/a/listed.pdf", b"%PDF")
    (project.folder / "content/tweets/12.json").unlink()
    with (project.folder / "settings.py").open("a", encoding="utf-8") as settings:
        settings.write(CHANGE.format(file=str(project.folder / name), kind=kind))
    run = build(project)
    assert run.status == 1
    assert "Traceback" not in run.errors
    told, *rest = (line for line in run.errors.splitlines() if not line.startswith("    "))
    assert Path(name).name in told
    assert rest in ([], ["1 error."]), run.errors
    assert project.files() == {"index.html": b"The old site."}


CHANGE = """
from types import SimpleNamespace
from pelican.plugins import signals

def change(generators):
    from pathlib import Path
    from tests.build.test_unreadable import KINDS
    Path({file!r}).unlink()
    KINDS.get({kind!r}, str)(Path({file!r}))

PLUGINS = [*PLUGINS, SimpleNamespace(register=lambda: signals.all_generators_finalized.connect(change, weak=False))]
"""
"""Lines of settings by which something happens to a file when everything was read and nothing was written."""
