"""The noun: entry."""

from msgspec import Struct


class Entry(Struct, frozen=True):
    """A page that can be found.

    `kind` is the name of what it is one of, `about` what is said of it where no passage of its text is shown, `day` the
    date to show. `names` are what it is filed under, such as its topic; `headings` and `html` are what stands on it.
    One that `is_listing` only leads to what is meant: it has a name, and no title that counts as such.
    """

    path: str
    title: str
    kind: str
    about: str = ""
    day: str = ""
    names: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    html: str = ""
    is_listing: bool = False
