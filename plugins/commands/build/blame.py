"""Whose mistake it is that a build failed for."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pelican
from jinja2 import TemplateError, TemplateSyntaxError
from pelican.generators import PelicanTemplateNotFound

from ...foundation.files import FileError
from ...foundation.findings.model import Code, ContentError, Finding, Report
from ...foundation.text import one_line
from ...site.origin import Origin

_OURS = Path(__file__).parents[2]
_TYPST = "typst"
"""Not imported: most builds set nothing, and it takes a while."""
_PELICAN = Path(pelican.__file__).parent


@contextmanager
def blaming(theme: Path, origin: Origin) -> Iterator[None]:
    """Raise ContentError for what fails in the block by a mistake in the theme or the settings."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - a theme is a program, too
        raise _blamed(error, theme, origin) from None


def _blamed(error: Exception, theme: Path, origin: Origin) -> Exception:
    if isinstance(error, ContentError | OSError):
        return error
    if isinstance(error, FileError) and error.file and error.file.is_relative_to(theme):
        name = f"{theme.name}/{error.file.relative_to(theme).as_posix()}"
        return _stopped(Finding(name, 1, 1, Code.BAD_THEME, error.problem, error.remedy))
    frames = [(Path(each.filename), each.lineno or 1) for each in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError) and error.filename:
        frames.append((Path(error.filename), error.lineno))
    known = [each for each in frames if any(each[0].is_relative_to(folder) for folder in (theme, _OURS, _PELICAN))]
    file, line = known[-1] if known else (_OURS, 1)
    told = f"{type(error).__name__}: {one_line(str(error))}"
    if file.is_relative_to(theme):
        name = f"{theme.name}/{file.relative_to(theme).as_posix()}"
        finding = Finding(name, line, 1, Code.BAD_THEME, told, "correct the template")
    elif isinstance(error, TemplateError | PelicanTemplateNotFound) or type(error).__module__ == _TYPST:
        finding = Finding(theme.name, 1, 1, Code.BAD_THEME, told, "correct the template that is meant")
    elif file.is_relative_to(_PELICAN):
        remedy = "take out what pelicanconf.py says beside the site's facts"
        finding = Finding(origin.message_name(origin.file), 1, 1, Code.BAD_SETTING, f"Pelican failed: {told}", remedy)
    else:
        return error
    return _stopped(finding)


def _stopped(finding: Finding) -> ContentError:
    report = Report()
    report.add(finding)
    return ContentError(report)
