"""The front matter of a post or page: the one place that says which keys there are and what they hold."""

from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from ..text import LONGEST_NAME, LONGEST_PATH, LONGEST_SUMMARY, one_line
from .dates import parse_date

MOST_ITEMS = 1_000
"""How many tags, files or old URLs one header may list, and how many keys it may have."""
_AROUND = " \t\n"


def _text(value: object) -> object:
    if not isinstance(value, str):
        raise PydanticCustomError("wrong-type", "must be text", {"remedy": "write it on one line, in double quotes"})
    return one_line(value)


def _path(value: object) -> object:
    """Take away only what an editor may have left around a path: what else is in it is for others to judge."""
    return value.strip(_AROUND) if isinstance(value, str) else _text(value)


def _status(value: object) -> object:
    """Take WordPress's words for the two states, too, which its exports to other generators keep."""
    word = value.strip().lower() if isinstance(value, str) else value
    if word == "hidden":
        remedy = "move the file to content/pages/, which no listing shows, and take this out; or make it a draft"
        raise PydanticCustomError("wrong-type", "`hidden` is no status here", {"remedy": remedy})
    return {"publish": "published", "pending": "draft", "private": "draft"}.get(str(word), word)


def _one(value: object) -> object:
    """Take a list of one, as Hugo writes a series."""
    return _text(value[0] if isinstance(value, list) and len(value) == 1 else value) if value != [] else None


def _names(value: object) -> object:
    """Take a list, or one text with commas (semicolons, where there is one) between the names."""
    if isinstance(value, dict):
        value = [value]
    if isinstance(value, str):
        value = value.split(";" if ";" in value else ",")
    return _texts(value, one_line)


def _paths(value: object) -> object:
    return _texts([value] if isinstance(value, str) else value, lambda path: path.strip(_AROUND))


def _texts(value: object, cleaned: Callable[[str], str]) -> object:
    value = [_name(item) for item in value] if isinstance(value, list) else value
    if not isinstance(value, list) or not all(isinstance(item, str | None) for item in value):
        raise PydanticCustomError(
            "wrong-type", "must be a list of texts", {"remedy": "write one `- item` a line, or `[one, two]`"}
        )
    texts = (cleaned(item) for item in value if item)
    return tuple(dict.fromkeys(text for text in texts if text))


def _name(value: object) -> object:
    """Take the name out of a mapping, as other generators and content managers write authors and tags."""
    names = [value[key] for key in ("name", "display_name", "label") if key in value] if isinstance(value, dict) else []
    return names[0] if names else value


def _moment(value: object, info: ValidationInfo) -> object:
    zone: tzinfo = (info.context or {})["zone"]
    try:
        return parse_date(str(value), zone)
    except ValueError:
        shown = value if isinstance(value, str) else "this"
        message = '"{value}" is not a date' if isinstance(value, str) else "{value} is not a date"
        raise PydanticCustomError(
            "bad-date",
            message,
            {"value": shown, "remedy": "write YYYY-MM-DD, or YYYY-MM-DD HH:MM with a zone such as +01:00"},
        ) from None


def _or_false(schema: dict[str, Any]) -> None:
    """Have editors take a plain `false`, which YAML does not read as text."""
    schema["anyOf"].append({"const": False})


Name = Annotated[str, Field(max_length=LONGEST_NAME), BeforeValidator(_text)]
Summary = Annotated[str, Field(max_length=LONGEST_SUMMARY), BeforeValidator(_text)]
Path = Annotated[str, Field(max_length=LONGEST_PATH), BeforeValidator(_path)]
Names = Annotated[
    tuple[Annotated[str, Field(max_length=LONGEST_NAME)], ...],
    Field(max_length=MOST_ITEMS),
    BeforeValidator(_names),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string"},
                {
                    "type": "array",
                    "items": {"type": ["string", "number"], "maxLength": LONGEST_NAME},
                    "maxItems": MOST_ITEMS,
                },
            ]
        }
    ),
]
Paths = Annotated[
    tuple[Annotated[str, Field(max_length=LONGEST_PATH)], ...],
    Field(max_length=MOST_ITEMS),
    BeforeValidator(_paths),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "maxLength": LONGEST_PATH},
                {"type": "array", "items": {"type": "string", "maxLength": LONGEST_PATH}, "maxItems": MOST_ITEMS},
            ]
        }
    ),
]
Moment = Annotated[
    datetime,
    BeforeValidator(_moment),
    WithJsonSchema({"type": "string", "pattern": "^\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}([Tt ].+)?$"}),
]


class FrontMatter(BaseModel):
    """What a header says, typed. A key that is not set is None or empty: what stands in for it is decided elsewhere."""

    model_config = ConfigDict(frozen=True, extra="forbid", title="Front matter of an Over Coffee post")

    title: Name = Field(description="The title of the post.", min_length=1)
    date: Moment | None = Field(
        None,
        description="When the post is published: a date, or a time with zone. Required unless the file name begins "
        "with YYYY-MM-DD. A post whose date lies ahead is held back until then.",
    )
    path: Path | None = Field(
        None,
        description="The post's own URL, such as /blog/my-post/, or a pattern for it, such as /:year/:title/. `false`: "
        "no page is made. Without it: /blog/SLUG/.",
        min_length=1,
        json_schema_extra=_or_false,
    )
    slug: Path | None = Field(
        None, description="The last part of the URL. Without it: the name of the folder or file.", min_length=1
    )
    excerpt: Summary | None = Field(
        None,
        description="One or two sentences for listings, feeds and search engines. Without it: the first paragraph.",
    )
    attachments: Paths = Field(
        (),
        description="Files published beside the post, relative to it. `teaser-*` is the picture on listings, "
        "`header-*` the one on top of the post.",
    )
    category: Name | None = Field(None, description="The topic the post belongs to.")
    topics: Names = Field((), description="The topic, then more tags: the first is the category if none is set.")
    tags: Names = Field((), description="What the post is about, in a few words each.")
    authors: Names = Field((), description="Keys, or names, of content/authors.yaml.")
    series: Annotated[str | None, BeforeValidator(_one)] = Field(
        None, max_length=LONGEST_NAME, description="The series the post is a part of; its parts are ordered by date."
    )
    updated: Moment | None = Field(None, description="When the post last changed in a way its readers should know of.")
    status: Annotated[Literal["published", "draft"], BeforeValidator(_status)] = Field(
        "published", description="A draft is built by `make serve` only."
    )
    redirect_from: Paths = Field((), description="Old URLs that lead to this post.")
