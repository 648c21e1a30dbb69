"""The settings file, which is a program, and what of it only the command needs."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pelican.settings import read_settings
from pydantic import BaseModel, ConfigDict, ValidationError

from plugins.findings.model import Code, ContentError, Finding, Report


class OutputSettings(BaseModel):
    """Where the site goes, and the names of what is kept there without a word."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    OUTPUT_PATH: Path
    OUTPUT_RETENTION: Sequence[str] = ()


def load_settings(file: str, overrides: Mapping[str, object]) -> dict[str, Any]:
    """Return Pelican's settings; raise ContentError where the file does not run to its end."""
    try:
        settings: dict[str, Any] = read_settings(file, override=dict(overrides))
    except Exception as error:  # noqa: BLE001 - a settings file is a program: anything may come of it
        report = Report()
        line, text = getattr(error, "lineno", None) or 1, getattr(error, "text", None) or ""
        problem = f"{type(error).__name__}: {error}"
        report.add(Finding(file, line, 1, Code.BAD_SETTING, problem, "correct it", text.rstrip("\n")))
        raise ContentError(report) from None
    return settings


def output_settings(settings: Mapping[str, Any]) -> OutputSettings:
    """Return what the settings say of the output folder; raise ContentError where that makes no sense."""
    try:
        return OutputSettings.model_validate(dict(settings))
    except ValidationError as error:
        report = Report()
        for details in error.errors(include_url=False):
            problem = f"{details['loc'][0]}: {details['msg']}"
            report.add(Finding("pelicanconf.py", 1, 1, Code.BAD_SETTING, problem, "correct it"))
        raise ContentError(report) from None
