"""The files of a theme, looked at before anything reads them."""

import os
from collections.abc import Iterator
from pathlib import Path

from ..foundation.documents.sources import list_folder, message_name, read_source
from ..foundation.files import FileError, open_file
from ..foundation.findings.model import Code, ContentError, Finding, Report

_FOLDERS = ("icons", "print", "static", "templates")
_TEXTS = frozenset({".css", ".html", ".js", ".svg", ".typ"})
_BINARIES = frozenset({".docx", ".ico", ".png"})


def check_theme(theme: Path, project: Path) -> None:
    """Raise ContentError that names each file which cannot be read: Jinja and Typst would wait for a pipe for ever."""
    report = Report()
    for name in _FOLDERS:
        for file in _files(theme / name, project, report):
            if file.suffix in _TEXTS:
                read_source(file, project, report)
            else:
                _check(file, project, report)
    if list(report):
        raise ContentError(report)


def _files(folder: Path, project: Path, report: Report) -> Iterator[Path]:
    """Go through what is no folder; links to folders, which nothing of a theme is taken from, are passed over."""
    for path in list_folder(folder, project, report):
        if path.name.startswith("."):
            continue
        if path.suffix in _TEXTS | _BINARIES or not os.path.isdir(path):  # noqa: PTH112 - Path.is_dir may raise
            yield path
        elif not path.is_symlink():
            yield from _files(path, project, report)


def _check(file: Path, project: Path, report: Report) -> None:
    try:
        open_file(file).close()
    except FileError as error:
        report.add(Finding(message_name(file, project), 1, 1, Code.NOT_A_FILE, error.problem, error.remedy))
