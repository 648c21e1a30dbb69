"""The archive: content/tweets/, one JSON file a tweet, named by its id."""

import json
import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from msgspec import Struct, field
from pydantic import TypeAdapter, ValidationError

from ..foundation.documents.sources import list_folder, read_source
from ..foundation.files import FileError, open_file
from ..foundation.findings.model import START, Code, Diagnostics, Place, Report, Source
from ..foundation.front_matter.nodes import Node, Pairs, YamlError, read_pairs
from ..foundation.pictures.model import CACHE, Picture, PictureError
from ..foundation.pictures.parse import read_picture
from .model import MirroredPicture, Status, Tweet, words_of

FOLDER = "tweets"
"""The archive's folder in content/; also the URL path of the pictures in it."""
LARGEST = 100_000
"""Bytes of an archived tweet; the longest that X takes has a quarter of that."""
_TWEET = TypeAdapter(Tweet)
_REMEDY = "correct it, or delete the file and run `make tweets`"
_MESSAGES = {"missing": "is missing", "unexpected_keyword_argument": "is no key of a tweet"}
_FORMS = {
    "id": "must be the number of the tweet, in quotes",
    "handle": "must be at most 20 letters, digits and underscores",
    "lang": "must be the code of a language, such as en",
    "href": "must be an address of X: https://x.com/…, https://twitter.com/… or https://t.co/…",
    "file": "must be the name of a file beside this one, of letters, digits, dots and hyphens",
}
"""What a value must be that has not the form it should."""


class Archive(Struct, frozen=True):
    """The archived tweets by id, and their pictures by file, which lie in `folder`.

    `faulty` holds the ids of those whose files have a mistake, which is reported already.
    """

    folder: Path
    tweets: Mapping[str, Tweet] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    faulty: frozenset[str] = frozenset()

    def pictures_of(self, tweet: Tweet) -> tuple[Picture, ...]:
        """Return the pictures to publish with a tweet."""
        if tweet.status is Status.WITHDRAWN:
            return ()
        return tuple(self.pictures[each.file] for each in tweet.files)


def read_archive(folder: Path, project: Path, report: Report) -> Archive:
    """Read every archived tweet, and report those that are not what they should be."""
    tweets: dict[str, Tweet] = {}
    pictures: dict[str, Picture] = {}
    faulty: set[str] = set()
    for path in list_folder(folder, project, report):
        if path.name.startswith(".") or path.suffix != ".json":
            continue
        source = read_source(path, project, report, LARGEST)
        tweet = _read(path.stem, Diagnostics(source, report)) if source else None
        found = _pictures(tweet, folder, project / CACHE, Diagnostics(source, report)) if source and tweet else {}
        if tweet and len(found) == len({each.file for each in tweet.files}):
            tweets[tweet.id] = tweet
            pictures |= found
        else:
            faulty.add(path.stem)
    return Archive(folder, tweets, pictures, frozenset(faulty))


def write_tweet(tweet: Tweet, folder: Path) -> Path:
    """Write a tweet into the archive, whole or not at all, and return its file: keys sorted, the same bytes always."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{tweet.id}.json"
    aside = folder / f".{tweet.id}-{os.getpid()}"
    try:
        aside.write_text(render_tweet(tweet), encoding="utf-8", newline="\n")
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    return path


def render_tweet(tweet: Tweet) -> str:
    """Return a tweet as JSON text."""
    values = {key: value for key, value in _TWEET.dump_python(tweet, mode="json").items() if value not in (None, [])}
    return json.dumps(values | {"text": values.get("text", [])}, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def tweet_schema() -> Mapping[str, object]:
    """Return the JSON Schema of a file of the archive."""
    return _TWEET.json_schema()


def _read(name: str, diagnostics: Diagnostics) -> Tweet | None:
    source = diagnostics.source
    try:
        json.loads(source.text)  # it says where the text is no JSON
        tweet = _TWEET.validate_json(source.text, strict=True)
    except json.JSONDecodeError as error:
        problem = f"this is no JSON: {error.msg.lower()}"
        diagnostics.mark((error.lineno, error.colno), Code.BAD_ARCHIVE, problem, _REMEDY)
        return None
    except ValidationError as error:
        for details in error.errors(include_url=False):
            loc = _without_kind(details["loc"])
            problem = f"{'.'.join(map(str, loc)) or 'the file'}: {_explain(details['type'], details['msg'], loc)}"
            diagnostics.mark(_place(source, loc), Code.BAD_ARCHIVE, problem, _REMEDY)
        return None
    except (ValueError, RecursionError):
        diagnostics.mark(START, Code.BAD_ARCHIVE, "this holds a number or nesting that cannot be read", _REMEDY)
        return None
    if tweet.id != name:
        problem = f"id: is {tweet.id}, and the file is called {name}.json"
        diagnostics.mark(_place(source, ("id",)), Code.BAD_ARCHIVE, problem, "rename the file, or correct the id")
        return None
    if tweet.status is Status.PUBLISHED and not words_of(tweet.text).strip():
        remedy = 'write it, or say "status": "withdrawn" of a tweet that its author deleted'
        diagnostics.mark(_place(source, ("text",)), Code.BAD_ARCHIVE, "text: is empty", remedy)
        return None
    return tweet


def _pictures(tweet: Tweet, folder: Path, cache: Path, diagnostics: Diagnostics) -> Mapping[str, Picture]:
    """Return the pictures of a tweet by file, and report those that cannot be shown."""
    pictures: dict[str, Picture] = {}
    named: dict[tuple[int | str, ...], MirroredPicture] = {
        ("pictures", number, "file"): picture for number, picture in enumerate(tweet.pictures)
    }
    if tweet.avatar:
        named["avatar", "file"] = tweet.avatar
    for keys, picture in named.items():
        file = folder / picture.file
        try:
            open_file(file).close()
            pictures[picture.file] = read_picture(file, f"/{FOLDER}/{picture.file}", cache).alone
        except (FileError, PictureError) as error:
            code, problem, remedy = Code.BAD_PICTURE, f"{picture.file} {error.problem}", error.remedy
            if not os.path.lexists(file):
                code, problem = Code.MISSING_ATTACHMENT, f"there is no file {picture.file}"
                remedy = "put it beside this file"
            diagnostics.mark(_place(diagnostics.source, keys), code, problem, remedy)
    return pictures


def _without_kind(loc: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """Return where a mistake is, without the word that pydantic adds for each kind of piece in `text`."""
    return (*loc[:2], *loc[3:]) if loc[:1] == ("text",) else loc


def _explain(kind: str, message: str, loc: tuple[int | str, ...]) -> str:
    """Put what pydantic says as an author would."""
    if loc[:1] == ("text",) and kind == "dataclass_type":
        return "must be words in quotes, or a link with `text` and `href`"
    message = message.removeprefix("Value error, ")
    own = _FORMS.get(str(loc[-1])) if kind in {"string_pattern_mismatch", "value_error"} and loc else None
    return own or _MESSAGES.get(kind) or f"{message[0].lower()}{message[1:]}"


def _place_of(source: Source, words: str) -> Place:
    """Return line and column of the first place where the words stand."""
    before, found, _ = source.text.partition(words)
    return (before.count("\n") + 1, len(before) - before.rfind("\n")) if found else START


@lru_cache(maxsize=1)
def _root(text: str) -> Node | None:
    """Return the values of a file with their places, read once however much is wrong; None for JSON that is no YAML."""
    try:
        return Node(*START, read_pairs(text, 1))
    except YamlError:
        return None


def _place(source: Source, keys: tuple[int | str, ...]) -> Place:
    """Return line and column of the value that keys and positions lead to, as far as there is one."""
    node = _root(source.text)
    if node is None:
        return _place_of(source, f'"{next((key for key in reversed(keys) if isinstance(key, str)), "")}"')
    for key in keys:
        if isinstance(node.value, Pairs):
            node = next((value for name, value in node.value.items if name.value == key), node)
        elif isinstance(node.value, list) and isinstance(key, int) and key < len(node.value):
            node = node.value[key]
    return node.place
