"""The settings file, which is a program."""

import importlib
import importlib.util
import sys
import traceback
from collections.abc import Iterable, Iterator, Mapping
from importlib.machinery import PathFinder, SourceFileLoader
from pathlib import Path, PurePath
from types import NoneType
from typing import Any

from jinja2 import Environment
from pelican.settings import DEFAULT_CONFIG, get_settings_from_module, read_settings

from ...foundation.files import LARGEST_TEXT, FileError, read_file
from ...foundation.findings.model import COMMAND_LINE, Code, ContentError, Finding, Report
from ...foundation.listings.model import PAGE_LENGTH
from ...foundation.text import one_line
from ...site.origin import Origin
from ...site.settings import CHECKED, check_settings
from .stopping import Stopped

_USUAL = "pelicanconf.py"
_LEFT_OUT: Mapping[str, object] = {
    "SITENAME": "",
    "SITEURL": "",
    "PATH": "content",
    "THEME": "theme",
    "OUTPUT_PATH": "output",
    "PLUGINS": (),
    "TIMEZONE": "UTC",
    "ARTICLE_URL": "",
    "ARTICLE_SAVE_AS": "",
    "PAGE_URL": "",
    "PAGE_SAVE_AS": "",
}
"""What is taken for settings that are left out; for others, what Pelican takes."""
_FOLDERS = ("PATH", "THEME", "OUTPUT_PATH", "CACHE_PATH")
_SITE = "plugins.site.plugin"
_KINDS: Mapping[type, tuple[tuple[type, ...], str]] = {
    str: ((str, PurePath, NoneType), "text"),
    bool: ((int,), "truth value"),
    int: ((int, NoneType), "number"),
    list: ((list, tuple, set, frozenset), "list"),
    dict: ((Mapping,), "mapping"),
}
"""By the type of Pelican's default: what Pelican takes, and what that is called."""
_OF_ANY_KIND = {"LOCALE", "PELICAN_CLASS", "ARTICLE_ORDER_BY", "PAGE_ORDER_BY"}
_OWN_READER = "has no place where the site reads its texts itself"
_WITHOUT_EFFECT = {
    **dict.fromkeys(("CACHE_CONTENT", "LOAD_CONTENT_CACHE", "MARKDOWN", "TYPOGRIFY"), _OWN_READER),
    "DEFAULT_PAGINATION": f"has no effect: a listing has {PAGE_LENGTH} posts a page",
}
"""What Pelican does, and this site does in a way of its own."""
_OF_TUPLES = {"LOG_FILTER", "PAGINATION_PATTERNS", "SLUG_REGEX_SUBSTITUTIONS"}
"""Lists of something else than texts."""


def load_settings(file: str, overrides: Mapping[str, object]) -> dict[str, Any]:
    """Return Pelican's settings, and as `ORIGIN` where each stands; raise ContentError where they make no sense.

    `overrides` are what the command line says.
    """
    origin = Origin(Path(file), frozenset(overrides))
    own = {**_LEFT_OUT, **_run(file, origin), **overrides}
    folder = Path(file).resolve().parent
    for name in _FOLDERS:
        value = own.get(name)
        if value and isinstance(value, str | Path):
            own[name] = str(folder / value)
    facts = check_settings(own, origin)
    report = Report()
    for finding in (*_wrong_kinds(own, origin), *_wrong_plugins(own, origin)):
        report.add(finding)
    if any(report):
        raise ContentError(report)
    try:
        settings: dict[str, Any] = read_settings(override={**own, **facts})
    except Exception as error:  # noqa: BLE001 - Pelican does not say with what it refuses a setting
        raise _refused(
            Finding(origin.message_name(Path(file)), 1, 1, Code.BAD_SETTING, _told(error), "correct it")
        ) from None
    return {**settings, **facts, "ORIGIN": origin}  # Pelican puts the language into small letters


def _run(file: str, origin: Origin) -> Mapping[str, object]:
    """Return what a settings file sets."""
    try:
        read_file(Path(file), LARGEST_TEXT)
    except FileError as error:
        place, remedy = ((file, 1, 1), error.remedy) if file == _USUAL else ((COMMAND_LINE, 0, 0), "name another file")
        raise _refused(Finding(*place, Code.BAD_SETTING, f"{file} {error.problem}", remedy)) from None
    name = Path(file).stem
    spec = importlib.util.spec_from_loader(name, SourceFileLoader(name, file), origin=file)
    if spec is None or spec.loader is None:  # never, with a loader at hand
        raise ImportError(file)
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Stopped:
        raise
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a settings file is a program: anything may come of it
        raise _refused(_failure(error, origin)) from None
    return dict(get_settings_from_module(module))


def _failure(error: Exception | SystemExit, origin: Origin) -> Finding:
    """Return where in a file of settings its program failed, and why."""
    if isinstance(error, SyntaxError) and error.lineno:
        file, line, column = Path(error.filename or origin.file), error.lineno, max(1, error.offset or 1)
        return Finding(
            origin.message_name(file),
            line,
            column,
            Code.BAD_SETTING,
            error.msg,
            "correct it",
            (error.text or "").rstrip("\n"),
        )
    folder = origin.file.resolve().parent
    frames = [
        each for each in traceback.extract_tb(error.__traceback__) if Path(each.filename).resolve().parent == folder
    ]
    if not frames:
        return Finding(origin.message_name(origin.file), 1, 1, Code.BAD_SETTING, _told(error), "correct it")
    name, line, excerpt = origin.message_name(Path(frames[-1].filename)), frames[-1].lineno or 1, frames[-1].line or ""
    return Finding(name, line, 1, Code.BAD_SETTING, _told(error), "correct it", excerpt)


def _wrong_kinds(own: Mapping[str, Any], origin: Origin) -> Iterator[Finding]:
    """Go through the settings of Pelican's that are not of the kind that it takes."""
    for name in (DEFAULT_CONFIG.keys() & own.keys()) - CHECKED - _OF_ANY_KIND:
        kinds, called = _KINDS.get(type(DEFAULT_CONFIG[name]), ((object,), ""))
        value = own[name]
        if not isinstance(value, kinds) and not (called == "text" and value is False):
            yield origin.finding(name, f"{value!r} is no {called}", f"give it a {called}, or take it out")
        elif called == "list" and name not in _OF_TUPLES and not _are_texts(own[name]):
            yield origin.finding(name, f"{value!r} holds something else than texts", "put each into quotes")
    for name, problem in _WITHOUT_EFFECT.items():
        if own.get(name):
            yield origin.finding(name, problem, "take it out")
    jinja = own.get("JINJA_ENVIRONMENT")
    try:
        Environment(**(jinja if isinstance(jinja, Mapping) else {}))  # noqa: S701 - it renders nothing
    except Exception as error:  # noqa: BLE001 - it may name extensions, which are programs
        yield origin.finding("JINJA_ENVIRONMENT", _told(error), "take out what Jinja does not know")


def _are_texts(values: Iterable[object]) -> bool:
    return all(isinstance(each, str | PurePath) for each in values)


def _wrong_plugins(own: Mapping[str, Any], origin: Origin) -> Iterator[Finding]:
    """Go through the plugins that cannot be had, and say if the one is missing without which there is no site."""
    plugins = own["PLUGINS"]
    if not isinstance(plugins, list | tuple):
        yield origin.finding("PLUGINS", f"{plugins!r} is no list", f'write it like ["{_SITE}"]')
        return
    for number, name in enumerate(plugins):
        if not hasattr(name, "register") and (problem := _plugin_fault(name, own.get("PLUGIN_PATHS", ()))):
            yield origin.finding("PLUGINS", problem, "correct its name, install it, or take it out", number)
    if _SITE not in plugins:
        yield origin.finding("PLUGINS", f"{_SITE} is missing, which reads the content", "add it")


def _plugin_fault(name: object, folders: object) -> str:
    """Return why a plugin cannot be had; empty where it can, or lies in folders that only Pelican looks into."""
    if not isinstance(name, str) or not name:
        return f"{name!r} is no name of a plugin"
    if isinstance(folders, list | tuple) and PathFinder.find_spec(
        name.partition(".")[0], [str(each) for each in folders]
    ):
        return ""
    for module in (name, f"pelican.plugins.{name}"):
        try:
            importlib.import_module(module)
        except ModuleNotFoundError as error:
            if error.name is None or not f"{module}.".startswith(f"{error.name}."):
                return f"{name} cannot be imported: {error}"
        except Stopped:
            raise
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a plugin is a program, too
            return f"{name} cannot be imported: {_told(error)}"
        else:
            return ""
    return f"there is no plugin {name}"


def _refused(finding: Finding) -> ContentError:
    report = Report()
    report.add(finding)
    return ContentError(report)


def _told(error: Exception | SystemExit) -> str:
    if isinstance(error, SystemExit):
        return f"it ends the build{f': {one_line(error.code)}' if isinstance(error.code, str) else ''}"
    return f"{type(error).__name__}: {one_line(str(error))}"
