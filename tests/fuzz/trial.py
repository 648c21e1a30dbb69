"""A build of one made-up site, in this process: what its author is told, and what browsers and feed readers get."""

import contextlib
import io
import json
import logging
import re
import shutil
import signal
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch
from xml.etree import ElementTree as ET

import html5lib

from plugins.commands.build.command import main
from plugins.foundation.findings.model import Code
from tests.conftest import ROOT
from tests.tweets.variants import VARIANTS

SETTINGS = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from jinja2 import FileSystemBytecodeCache
from pelicanconf import *
PATH, OUTPUT_PATH, THEME = {{folder!r}} + "/content", {{folder!r}} + "/output", {str(ROOT / "theme")!r}
JINJA_ENVIRONMENT = {{{{**JINJA_ENVIRONMENT, "bytecode_cache": FileSystemBytecodeCache({{folder!r}})}}}}
del AUTHOR, EMAIL
MENU = ()
PLUGINS = [each for each in PLUGINS if each.split(".")[1] in ("site", "tweets", "handouts", "feeds", "sitemap")]
"""
LENIENT = """
SITEURL = "https://example.org/coffee"
CHECKS = dict.fromkeys({codes!r}, "warning")
"""
INTERRUPTED = 130
"""The exit status after Ctrl+C."""
HEAD = re.compile(r"(?P<file>[^:\n]+):(?P<line>\d+):(?P<column>\d+): (?:warning: )?.+; .+ \[(?P<code>[a-z0-9-]+)\]")
EXCERPT = re.compile(r" {4}.*")
REST = re.compile(r"(\d+ (error|warning)s?(, )?)+\.|Not published: .+\.|\d+ posts? left out: .+\.|")
PASTE = re.compile(r"To .+, paste into .+:|\S+:|  name: .+|FRONT_MATTER_EXTRA = \[.+\]")
TABLE = re.compile(
    r"code +findings +posts.*|[a-z0-9-]+ +\d+ +\d+( +\"[a-z0-9-]+\": \"warning\",)?"
    r"|\d+ more of .+ are not shown here: .+"
)
KNOWN = (HEAD, EXCERPT, REST, PASTE, TABLE)
ERRORS = re.compile(r"^\d+ errors?\b", re.MULTILINE)
TOLD_OF_HTML = {Code.INLINE_CODE, Code.UNSAFE_LINK, Code.THIRD_PARTY, Code.FOREIGN_TAG}
"""What an author is told of HTML that has no place in a post; after that it may be there."""
HTML = re.compile(r"<(?!https?:)[a-z/!?]|&#?\w", re.IGNORECASE)
"""HTML that is the author's own: whether it is valid is up to him."""
OURS = re.compile("(/coffee)?/theme/")
"""The addresses of our scripts."""
FOREIGN = {"iframe", "object", "embed", "applet", "base", "style", "frame", "frameset"}
ADDRESSES = ("href", "src", "action", "formaction", "data", "poster", "xlink:href")
RUNS = re.compile(r"[\0- ]*(j\s*a\s*v\s*a|v\s*b)\s*s\s*c\s*r\s*i\s*p\s*t\s*:|[\0- ]*data:(?!image/)", re.IGNORECASE)


class WrongError(AssertionError):
    """Say what is wrong with the outcome of a build."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build said, its exit status, and the files it wrote; none where it failed."""

    status: int
    told: str
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Trial:
    """A project in a folder, in which one site after the other is written and built."""

    folder: Path

    def start(self) -> None:
        """Write its settings: strict ones, and others by which every error is a warning, so that pages are made."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        strict = SETTINGS.format(folder=str(self.folder))
        (self.folder / "strict.py").write_text(strict, "utf-8")
        (self.folder / "lenient.py").write_text(strict + LENIENT.format(codes=[*map(str, Code)]), "utf-8")

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write the content of a site in the place of the last one's."""
        shutil.rmtree(self.folder / "content", ignore_errors=True)
        for name, content in files.items():
            file = self.folder / "content" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)

    def command(self, settings: str) -> list[str]:
        """Return the arguments with which `python -m plugins.build` does the same."""
        return ["--settings", str(self.folder / f"{settings}.py")]

    def build(self, settings: str) -> Outcome:
        """Build the site as the command does; raise what it raises."""
        said = io.StringIO()
        output = self.folder / "output"
        shutil.rmtree(output, ignore_errors=True)
        with (
            patch.object(sys, "argv", ["build", *self.command(settings)]),
            contextlib.redirect_stderr(said),
            contextlib.redirect_stdout(io.StringIO()),
            _process_kept(),
        ):
            try:
                status = main()
            except SystemExit as end:
                status = end.code if isinstance(end.code, int) else 1
        if status == INTERRUPTED:
            raise KeyboardInterrupt
        names = (file for file in output.rglob("*") if file.suffix in {".html", ".xml", ".json"})
        return Outcome(status, said.getvalue(), {str(file.relative_to(output)): file.read_bytes() for file in names})


@contextlib.contextmanager
def _process_kept() -> Iterator[None]:
    """Undo what the command does to its process, which would be over soon."""
    signals = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    handlers = [*logging.root.handlers]
    try:
        yield
    finally:
        logging.root.handlers = handlers
        for number, handler in signals.items():
            signal.signal(number, handler)


def check(outcome: Outcome, files: Mapping[str, bytes]) -> None:
    """Raise WrongError where a message is no finding in one of the files, or a page is not what it should be."""
    codes = {_check_head(match, files) for line in _told(outcome.told) if (match := HEAD.fullmatch(line))}
    if outcome.status not in {0, 1} or (outcome.status == 1) != bool(ERRORS.search(outcome.told)):
        message = f"exit status {outcome.status} after:\n{outcome.told}"
        raise WrongError(message)
    is_ours = not any(HTML.search(_without_tweets(content)) for content in files.values())
    for name, content in outcome.files.items():
        if name.endswith(".html"):
            _check_page(name, content, is_ours=is_ours, is_told=bool(codes & TOLD_OF_HTML))
        elif name.endswith(".xml"):
            ET.fromstring(content)  # noqa: S314 - it is ours
        else:
            json.loads(content)


def _told(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if not any(known.fullmatch(line) for known in KNOWN):
            message = f"this is no finding: {line!r}"
            raise WrongError(message)
        yield line


def _check_head(match: re.Match[str], files: Mapping[str, bytes]) -> Code:
    """Return the code of a finding that stands inside one of the files."""
    content = files.get(match["file"].removeprefix("content/"))
    if content is None:
        message = f"there is no such file: {match[0]}"
        raise WrongError(message)
    lines = re.split(r"\r\n|\r|\n", content.decode("utf-8", "replace"))
    line, column = int(match["line"]), int(match["column"])
    if not 1 <= line <= len(lines) + 1 or not 1 <= column <= max(map(len, lines)) + 1:
        message = f"this is no place in the file: {match[0]}"
        raise WrongError(message)
    return Code(match["code"])


def _without_tweets(content: bytes) -> str:
    """Return a text without its embed codes, of whose HTML nothing is published."""
    text = content.decode("utf-8", "replace")
    for variant in VARIANTS.values():
        text = text.replace(variant.code, "")
    return text


def _check_page(name: str, content: bytes, *, is_ours: bool, is_told: bool) -> None:
    """Raise WrongError where a page is not valid though its HTML `is_ours`, or holds what its author is not told of."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(content)
    wrong = [str(error) for error in parser.errors if is_ours]
    if not is_told:
        wrong += [found for element in tree.iter() for found in _foreign(element)]
    if wrong:
        message = f"{name}: {wrong}"
        raise WrongError(message)


def _foreign(element: ET.Element) -> Iterator[str]:
    """Go through what no page of ours has: scripts of others, handlers, addresses that run."""
    tag = str(element.tag)
    is_ours = element.get("type") == "application/ld+json" or OURS.match(element.get("src") or "")
    if tag in FOREIGN or (tag == "script" and not is_ours):
        yield f"<{tag}>"
    for key, value in element.items():
        if str(key).startswith("on") or key in {"style", "srcdoc"} or (key in ADDRESSES and RUNS.match(value)):
            yield f"<{tag} {key}={value!r}>"
