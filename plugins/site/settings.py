"""What pelicanconf.py says, checked."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec.structs import replace
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, Strict, ValidationError, field_validator
from pydantic_core import PydanticCustomError

from ..foundation.assets.read import read_assets
from ..foundation.documents.model import PAGE, POST, Kind
from ..foundation.documents.paths import PathError, parse_path
from ..foundation.documents.patterns import Pattern, parse_pattern
from ..foundation.findings.model import Code, ContentError, Level, Report
from ..foundation.front_matter.aliases import canonical
from ..foundation.front_matter.model import FrontMatter
from ..foundation.front_matter.validate import Rules
from ..foundation.language import parse_language
from ..foundation.text import one_line
from .address import parse_site_url
from .model import Feature, Project
from .origin import Origin
from .templates import environment
from .theme import check_theme

Text = Annotated[str, Strict(), AfterValidator(one_line)]
Words = Annotated[Text, Field(min_length=1)]
_MAIL = re.compile(r"[^\s@<>\"'?&/:;,#%()]+@[^\s@<>\"'?&/:;,#%()]+")
_LIKE = "write it like"
_SHOWN = 60
"""Characters of a value that a message quotes."""
_THEME = (
    *("templates", "static", "icons"),
    *("print/look.typ", "print/handout.typ", "print/handout.docx", "print/social_card.typ"),
)
"""What a theme has besides templates, which are looked for when they are needed."""

_ENDING = re.compile(r"\.[a-zA-Z0-9]+")
_ADDRESS = f'{_LIKE} "{{date:%Y}}/{{slug}}/" or "/:year/:title/"'


def _is_pattern(value: str) -> str:
    """Return a pattern of addresses, or nothing; raise what pydantic tells for one that makes none."""
    try:
        if value:
            parse_pattern(value)
    except PathError as error:
        raise PydanticCustomError(
            "value_error", "{problem}", {"problem": error.problem, "remedy": error.remedy}
        ) from None
    return value


def _inside(value: Path) -> Path:
    """Return what lies in content/; raise ValueError for what does not, and for content/ itself."""
    if value == Path() or value.is_absolute() or ".." in value.parts:
        raise ValueError(f"{value.as_posix()!r} names nothing in the folder of the texts")
    return value


def _folder(value: Path) -> Path:
    """Tell a folder of content/ from what lies deeper, and may lie in another one with texts."""
    if len(_inside(value).parts) != 1:
        raise ValueError(f"{value.as_posix()!r} is no folder of the texts' own")
    return value


def _target(value: str) -> str:
    """Return the URL path of a file."""
    return parse_path(value).rstrip("/")


Address = Annotated[str, Strict(), AfterValidator(_is_pattern)]


class _Settings(BaseModel):
    """What the reading of content depends on, and the facts that pages tell; each with what to do where it is wrong."""

    model_config = ConfigDict(extra="ignore")

    PATH: Path = Field(description="make that folder, or name the one that holds the texts")
    THEME: Path = Field(description='write "theme", or name a folder that has all that theme/ has')
    SITEURL: Annotated[str, Strict()] = Field("", description="say where readers will find the site")
    SITENAME: Words = Field("", description=f'{_LIKE} "Over Coffee"')
    SITESUBTITLE: Text = Field("", description=f'{_LIKE} "Career advice, one good conversation at a time"')
    DESCRIPTION: Text = Field("", description=f'{_LIKE} "A blog about the professional coffee date."')
    EMAIL: Text = Field("", description=f'{_LIKE} "hello@example.org"')
    AUTHOR: Text = Field("", description=f'{_LIKE} "jane", a key of content/authors.yaml')
    DEFAULT_LANG: Annotated[str, Strict()] = Field("en", description=f'{_LIKE} "en" or "pt-BR"')
    TIMEZONE: Annotated[str, Strict()] = Field("UTC", description=f'{_LIKE} "Europe/Berlin"')
    MENU: tuple[tuple[Words, Words], ...] = Field((), description=f'{_LIKE} (("Blog", "/blog/"), ("About", "/about/"))')
    CHECKS: Mapping[Code, Level] = Field(
        default_factory=dict, description="CHECKS takes the codes of docs/messages.md and error, warning or off"
    )
    FRONT_MATTER_ALIASES: Mapping[Text, Text] = Field(
        default_factory=dict, description=f'{_LIKE} {{"lead": "excerpt"}}'
    )
    FRONT_MATTER_EXTRA: tuple[Words, ...] = Field((), description=f'{_LIKE} ("reading_level",)')
    OUTPUT_PATH: Path = Field(Path("output"), description=f'{_LIKE} "output"')
    ACTIVE_ATTACHMENTS: tuple[str, ...] = Field((), description=f'{_LIKE} (".html",)')
    ARTICLE_URL: Address = Field("", description=_ADDRESS)
    ARTICLE_SAVE_AS: Address = Field("", description=_ADDRESS)
    PAGE_URL: Address = Field("", description=_ADDRESS)
    PAGE_SAVE_AS: Address = Field("", description=_ADDRESS)
    PAGE_PATHS: tuple[Annotated[Path, AfterValidator(_folder)], ...] = Field((), description=f'{_LIKE} ["pages"]')
    SLUGIFY_SOURCE: Literal["title", "basename"] = Field("title", description=f'{_LIKE} "title" or "basename"')
    STATIC_PATHS: tuple[Annotated[Path, AfterValidator(_inside)], ...] = Field((), description=f'{_LIKE} ["images"]')
    EXTRA_PATH_METADATA: Mapping[str, Mapping[Literal["path"], Annotated[str, AfterValidator(_target)]]] = Field(
        default_factory=dict, description=f'{_LIKE} {{"extra/robots.txt": {{"path": "robots.txt"}}}}'
    )
    WITH_DRAFTS: bool = Field(default=False, description="take it out; `make serve` shows drafts")

    @field_validator("PATH", "THEME", "OUTPUT_PATH")
    @classmethod
    def _is_named(cls, value: Path) -> Path:
        if value == Path():
            raise ValueError("names no folder")
        return value

    @field_validator("PATH", "THEME")
    @classmethod
    def _is_folder(cls, value: Path) -> Path:
        if not value.is_dir():
            problem = "is no folder" if value.exists() else "is not there"
            raise ValueError(f"{value.name or value} {problem}")
        return value

    @field_validator("THEME")
    @classmethod
    def _is_theme(cls, value: Path) -> Path:
        for name in _THEME:
            if not os.path.lexists(value / name):  # what leads nowhere is there, and cannot be read
                raise ValueError(f"the theme {value.name} has no {name}")
        return value

    @field_validator("SITEURL")
    @classmethod
    def _is_url(cls, value: str) -> str:
        return parse_site_url(value)

    @field_validator("EMAIL")
    @classmethod
    def _is_mail(cls, value: str) -> str:
        if value and not _MAIL.fullmatch(value):
            raise ValueError(f"{value!r} is no address of e-mail")
        return value

    @field_validator("DEFAULT_LANG")
    @classmethod
    def _is_language(cls, value: str) -> str:
        return parse_language(value).tag

    @field_validator("TIMEZONE")
    @classmethod
    def _is_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            message = "must be a time zone such as Europe/Berlin"
            raise ValueError(message) from None
        return value

    @field_validator("ACTIVE_ATTACHMENTS")
    @classmethod
    def _are_endings(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if not all(map(_ENDING.fullmatch, value)):
            message = "must be endings of files, such as ['.html']"
            raise ValueError(message)
        return tuple(map(str.lower, value))

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


CHECKED = frozenset(_Settings.model_fields)
"""The names of the settings that are checked here."""


def check_settings(settings: Mapping[str, object], origin: Origin) -> Mapping[str, str]:
    """Return the facts that pages tell, by the names of their settings, with those that were left out.

    Raises ContentError where settings do not make sense.
    """
    checked = _checked(settings, origin)
    facts = {name: getattr(checked, name) for name in ("SITENAME", "SITEURL", "SITESUBTITLE", "EMAIL", "DEFAULT_LANG")}
    return {**facts, "DESCRIPTION": _description(checked)}


def read_project(
    settings: Mapping[str, object], root: Path, now: datetime, makers: Iterable[Callable[[Project], Feature]] = ()
) -> Project:
    """Return the project that Pelican's settings describe; raise ContentError where they do not make sense.

    `now` decides which posts are held back and must have a zone; `makers` make its features.
    """
    origin = settings.get("ORIGIN")
    origin = origin if isinstance(origin, Origin) else Origin(root / "pelicanconf.py")
    checked = _checked(settings, origin)
    check_theme(checked.THEME.resolve(), root)
    project = Project(
        root=root,
        content=checked.PATH.resolve(),
        theme=checked.THEME.resolve(),
        assets=read_assets(checked.THEME.resolve() / "static"),
        base=urlsplit(checked.SITEURL).path,
        site_url=checked.SITEURL,
        name=checked.SITENAME,
        motto=checked.SITESUBTITLE,
        description=_description(checked),
        language=checked.DEFAULT_LANG,
        email=checked.EMAIL,
        rules=Rules(
            ZoneInfo(checked.TIMEZONE),
            {canonical(alias): key for alias, key in checked.FRONT_MATTER_ALIASES.items()},
            frozenset(map(canonical, checked.FRONT_MATTER_EXTRA)),
        ),
        default_author=checked.AUTHOR,
        active=frozenset(checked.ACTIVE_ATTACHMENTS),
        levels=checked.CHECKS,
        with_drafts=checked.WITH_DRAFTS,
        now=now,
        menu=checked.MENU,
        origin=origin,
        patterns=dict(_patterns(checked)),
        page_folders=tuple(path.as_posix() for path in checked.PAGE_PATHS),
        static_paths=tuple(path.as_posix() for path in checked.STATIC_PATHS),
        static_targets={key: data["path"] for key, data in checked.EXTRA_PATH_METADATA.items() if data},
    )
    brought = replace(project, features=tuple(each(project) for each in makers))
    return replace(brought, templates=environment(settings, brought))


def _description(checked: _Settings) -> str:
    """Return what the site says of itself at the most length."""
    return checked.DESCRIPTION or checked.SITESUBTITLE or checked.SITENAME


def _patterns(checked: _Settings) -> Iterator[tuple[Kind, Pattern]]:
    """Go through the patterns of addresses that there are: where a page is written says more than how it is linked."""
    for kind, written in (
        (POST, checked.ARTICLE_SAVE_AS or checked.ARTICLE_URL),
        (PAGE, checked.PAGE_SAVE_AS or checked.PAGE_URL),
    ):
        if written:
            yield kind, parse_pattern(written, slug_of_title=checked.SLUGIFY_SOURCE == "title")


def _checked(settings: Mapping[str, object], origin: Origin) -> _Settings:
    try:
        return _Settings.model_validate(dict(settings))
    except ValidationError as error:
        raise ContentError(_report(error, origin)) from None


def _report(error: ValidationError, origin: Origin) -> Report:
    report = Report()
    for details in error.errors(include_url=False):
        name, *keys = details["loc"]
        problem = details["msg"].removeprefix("Value error, ")
        if details["type"] != "value_error":
            value = repr(details["input"])
            problem = f"{value if len(value) <= _SHOWN else value[:_SHOWN] + '…'} makes no sense here"
        if details["input"] == "":
            problem = "is empty or left out"
        remedy = str(details.get("ctx", {}).get("remedy", _Settings.model_fields[str(name)].description))
        report.add(origin.finding(str(name), problem, remedy, next(iter(keys), None)))
    return report
