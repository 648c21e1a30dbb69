"""The settings file, which is a program."""

from collections.abc import Mapping
from typing import Any

from pelican.settings import read_settings

from plugins.findings.model import Code, ContentError, Finding, Report


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
