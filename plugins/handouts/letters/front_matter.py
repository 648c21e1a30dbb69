"""What the header of a letter says besides that of any text."""

from difflib import get_close_matches
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from ...foundation.front_matter.model import FrontMatter, Name


class Moment(StrEnum):
    """When a letter is needed, in the order of time."""

    ASKING = "asking"
    CONFIRMING = "confirming"
    THANKING = "thanking"
    KEEPING_IN_TOUCH = "keeping in touch"
    ANSWERING = "answering"

    @property
    def heading(self) -> str:
        """Return what readers call it."""
        return _HEADINGS[self]


_HEADINGS = {
    Moment.ASKING: "When you ask",
    Moment.CONFIRMING: "When they have said yes",
    Moment.THANKING: "When you have met",
    Moment.KEEPING_IN_TOUCH: "When you keep in touch",
    Moment.ANSWERING: "When you are the one who is asked",
}
_MOST_CHARACTERS = 100_000


def _count(value: object) -> object:
    text = value.strip() if isinstance(value, str) else ""
    if not (text.isascii() and text.isdigit() and 0 < int(text[:9]) <= _MOST_CHARACTERS):
        raise PydanticCustomError("wrong-type", "must be a number of characters", {"remedy": "write `limit: 300`"})
    return int(text)


def _moment(value: object) -> object:
    word = " ".join(value.lower().replace("-", " ").split()) if isinstance(value, str) else ""
    if word not in list(Moment):
        near = get_close_matches(word, Moment, n=1)
        remedy = f"did you mean `{near[0]}`?" if near else "choose one of them"
        raise PydanticCustomError("wrong-type", f"must be one of {', '.join(Moment)}", {"remedy": remedy})
    return word


class LetterFrontMatter(FrontMatter):
    """The front matter of a letter, typed."""

    subject: Name = Field("", description="The subject of the e-mail; blanks may stand in it, too.")
    limit: Annotated[
        int, BeforeValidator(_count), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": _MOST_CHARACTERS})
    ] = Field(0, description="How many characters the letter may have, as it is written.")
    when: Annotated[Moment | None, BeforeValidator(_moment)] = Field(
        None, description="When it is needed, by which /letters/ sorts them."
    )
