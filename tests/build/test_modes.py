"""Modes of files: whose may be read, and what the site's own are."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

from tests.build.project import PATIENCE, ROOT, Project, make_project

_MIGHT = "-dac_override,-dac_read_search,-fowner"
"""What lets root pass over modes."""


def build_as_anybody(project: Project, umask: int) -> subprocess.CompletedProcess[str]:
    """Build a project as one who has no power over the modes of files."""
    command = [sys.executable, "-m", "plugins.build", "--settings", str(project.folder / "settings.py")]
    if os.geteuid() == 0:
        command = ["setpriv", "--bounding-set", _MIGHT, "--inh-caps", _MIGHT, *command]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, umask=umask, timeout=PATIENCE)


def modes(folder: Path) -> set[tuple[str, int]]:
    return {
        ("folder" if path.is_dir() else "file", stat.S_IMODE(path.stat().st_mode))
        for path in (folder, *folder.rglob("*"))
    }


def test_a_site_has_modes_of_its_own_whatever_those_of_its_sources_are(tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    shutil.copytree(ROOT / "theme", theme)
    project = make_project(tmp_path, f"THEME = {str(theme)!r}")
    project.write("blog/a/index.md", "---\ntitle: A\ndate: 2020-01-01\n---\n\n[A file](a.pdf)\n")
    project.write("blog/a/a.pdf", "%PDF")
    sources = [*(tmp_path / "content").rglob("*"), *theme.rglob("*"), theme]
    for path in sources:
        path.chmod(0o500)
    try:
        for umask, expected in (
            (0o022, {("folder", 0o755), ("file", 0o644)}),
            (0o077, {("folder", 0o700), ("file", 0o600)}),
        ):
            run = build_as_anybody(project, umask)
            assert (run.returncode, run.stderr) == (0, "")
            assert modes(project.output) == expected
    finally:
        for path in sources:
            path.chmod(0o700)
