"""What pelicanconf.py says, checked."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from plugins.assets.read import read_assets
from plugins.documents.paths import encode
from plugins.findings.model import Code, ContentError, Finding, Level, Report
from plugins.front_matter.aliases import canonical
from plugins.front_matter.model import FrontMatter
from plugins.front_matter.validate import Rules
from plugins.site.model import Project

_URL = re.compile(r"""https?://[^\s/?#"'<>\\\[\]]+(?:/[^\s?#"'<>\\]*)?""")


class _Settings(BaseModel):
    """The settings that the reading of content depends on, by the names they have in pelicanconf.py."""

    model_config = ConfigDict(extra="ignore")

    PATH: Path
    THEME: Path
    SITEURL: str = ""
    SITENAME: str = ""
    DEFAULT_LANG: str = "en"
    TIMEZONE: str = "UTC"
    AUTHOR: str = ""
    CHECKS: Mapping[Code, Level] = Field(default_factory=dict)
    FRONT_MATTER_ALIASES: Mapping[str, str] = Field(default_factory=dict)
    FRONT_MATTER_EXTRA: tuple[str, ...] = ()
    WITH_DRAFTS: bool = False
    MENU: Sequence[tuple[str, str]] = ()

    @field_validator("SITEURL")
    @classmethod
    def _is_url(cls, value: str) -> str:
        if not _URL.fullmatch(value):
            message = "must be a URL such as https://example.org, or https://example.org/blog"
            raise ValueError(message)
        return value.rstrip("/")

    @field_validator("TIMEZONE")
    @classmethod
    def _is_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            message = "must be a time zone such as Europe/Berlin"
            raise ValueError(message) from None
        return value

    @field_validator("FRONT_MATTER_ALIASES")
    @classmethod
    def _leads_to_keys(cls, value: Mapping[str, str]) -> Mapping[str, str]:
        for alias, key in value.items():
            if canonical(alias) in FrontMatter.model_fields:
                message = f"gives another meaning to {alias!r}, which is a key"
                raise ValueError(message)
            if key not in FrontMatter.model_fields:
                message = f"leads to {key!r}, which is no key; keys are {', '.join(FrontMatter.model_fields)}"
                raise ValueError(message)
        return value


def read_project(settings: Mapping[str, object], root: Path, now: datetime) -> Project:
    """Return the project that Pelican's settings describe; raise ContentError where they do not make sense.

    `now` decides which posts are held back and must have a zone.
    """
    try:
        checked = _Settings.model_validate(dict(settings))
    except ValidationError as error:
        raise ContentError(_report(error, root)) from None
    return Project(
        root=root,
        content=checked.PATH.resolve(),
        theme=checked.THEME.resolve(),
        assets=read_assets(checked.THEME.resolve() / "static"),
        base=encode(urlsplit(checked.SITEURL).path),
        site_url=checked.SITEURL,
        name=checked.SITENAME,
        language=checked.DEFAULT_LANG,
        rules=Rules(
            ZoneInfo(checked.TIMEZONE),
            {canonical(alias): key for alias, key in checked.FRONT_MATTER_ALIASES.items()},
            frozenset(map(canonical, checked.FRONT_MATTER_EXTRA)),
        ),
        default_author=checked.AUTHOR,
        levels=checked.CHECKS,
        with_drafts=checked.WITH_DRAFTS,
        now=now,
    )


def _report(error: ValidationError, root: Path) -> Report:
    report = Report()
    file = root / "pelicanconf.py"
    lines = file.read_text("utf-8").split("\n") if file.is_file() else []
    for details in error.errors(include_url=False):
        name, *inner = (str(part) for part in details["loc"])
        number = _line_of(name, str(details["input"]), lines)
        excerpt = lines[number - 1] if number else ""
        where = f"{name}[{inner[0]!r}]" if inner else name
        message = details["msg"].removeprefix("Value error, ")
        remedy = (
            "CHECKS takes the codes of AUTHORING.md and error, warning or off" if name == "CHECKS" else "correct it"
        )
        report.add(
            Finding("pelicanconf.py", max(1, number), 1, Code.BAD_SETTING, f"{where}: {message}", remedy, excerpt)
        )
    return report


def _line_of(name: str, value: str, lines: list[str]) -> int:
    """Return the number of the line that sets a name to a value; 0 where that was said on the command line."""
    setting = next((number for number, line in enumerate(lines) if re.match(rf"{name}\b", line)), len(lines))
    return next((number + 1 for number in range(setting, len(lines)) if value in lines[number]), 0)
