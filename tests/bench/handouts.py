"""Time the files of N=100 made-up lists of 40 questions, cold, unchanged and with one list changed.

`make bench-handouts` prints, for each, what the handouts take (reading the lists and making their files), and what
the whole build takes, page and feed and all. Each measurement runs in a process of its own, as `make html` does.
"""

import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from plugins.commands.build.settings import load_settings
from plugins.foundation.findings.model import Report
from plugins.handouts.plugin import CACHE
from plugins.site.plugin import project_of
from plugins.site.read import make_site, read_site
from tests.bench.corpus import WORDS

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = """
from pelicanconf import *
PATH = "content"
THEME = {theme!r}
SITEURL = "https://example.org"
del AUTHOR
"""
SECTIONS, QUESTIONS = 8, 5


def write_lists(folder: Path, count: int) -> None:
    """Write lists of 40 questions, one in seven essential, every third with a note."""
    draw = random.Random(count)  # noqa: S311 - the same lists every time
    for number in range(count):
        lines = ["---", f"title: List {number}", "---", "", f"{_words(draw, 20)}.", ""]
        for _ in range(SECTIONS):
            lines += [f"## {_words(draw, 3)}", ""]
            for _ in range(QUESTIONS):
                question = f"What of {_words(draw, 10).lower()}?"
                lines.append(f"- **{question}**" if draw.random() < 1 / 7 else f"- {question}")
                lines += [f"  {_words(draw, 12)}."] if draw.random() < 1 / 3 else []
            lines.append("")
        (folder / f"list-{number}.md").write_text("\n".join(lines), encoding="utf-8")


def _words(draw: random.Random, count: int) -> str:
    return " ".join(draw.choice(WORDS) for _ in range(count)).capitalize()


def read_once(settings_file: str) -> float:
    """Return the seconds it takes to read the lists and make their files; starting Python is not counted."""
    settings = load_settings(settings_file, {})
    project = project_of(settings)
    report = Report()
    start = time.perf_counter()
    make_site(read_site(project, report), report)
    return time.perf_counter() - start


def main() -> None:
    """Write the lists, measure, and print a table."""
    count = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lists = folder / "content" / "questions"
        lists.mkdir(parents=True)
        (folder / "content" / "blog").mkdir()
        write_lists(lists, count)
        settings = folder / "settings.py"
        settings.write_text(SETTINGS.format(theme=str(ROOT / "theme")), encoding="utf-8")
        sys.stdout.write(f"{count:,} lists of {SECTIONS * QUESTIONS} questions   handouts   whole build\n")
        for state, prepare in (
            ("nothing kept", lambda: shutil.rmtree(folder / CACHE, ignore_errors=True)),
            ("nothing changed", lambda: None),
            ("one list changed", lambda: _change(lists / "list-0.md")),
        ):
            handouts = _seconds(prepare, [sys.executable, "-m", "tests.bench.handouts", "--once", str(settings)])
            build = _seconds(prepare, [sys.executable, "-m", "plugins.build", "--settings", str(settings)])
            sys.stdout.write(f"{state:<29} {handouts:>8.2f} s {build:>10.2f} s\n")


def _seconds(prepare: Callable[[], None], command: Sequence[str]) -> float:
    """Return what a command says it took, else what it took."""
    prepare()
    start = time.perf_counter()
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return float(run.stdout) if "--once" in command else time.perf_counter() - start


def _change(path: Path) -> None:
    path.write_text(path.read_text("utf-8") + f"\nWritten {time.time_ns()}.\n", encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1] == "--once":
        sys.stdout.write(str(read_once(sys.argv[2])))
    else:
        main()
