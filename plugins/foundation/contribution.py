"""What a feature brings to the site, which knows none by name."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct, field

from .documents.model import Document, Kind, Manuscript
from .outputs import Output


def _nothing(_: object) -> Iterable[Output]:
    return ()


class Contribution(Struct, frozen=True, kw_only=True):
    """What one feature brings.

    `kinds` are those of its texts. `outputs` tells its pages and files by the texts of the site, `beside` what it
    writes beside one of them; `folders` are its own, in which files have names that nobody knows beforehand. `head`
    are templates for the `<head>` of each page, `footer` the words and paths of links at its end, each of which stands
    there if the site has that path, `filters` those that its templates use. `scripts` are files of the theme that run
    on the page of an author's, by its path. `sources` are what a page that runs a script of the theme's may do
    besides, by the name of that, then by directive of its policy. A host is told of `media_types`, by path, which it
    could not know, and of `lasting` folders, in which a name stands for one content for ever.
    """

    kinds: tuple[Kind, ...] = ()
    outputs: Callable[[Sequence[Document]], Iterable[Output]] = _nothing
    beside: Callable[[Manuscript], Iterable[Output]] = _nothing
    folders: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    footer: tuple[tuple[str, str], ...] = ()
    filters: Mapping[str, Callable[..., object]] = field(default_factory=dict)
    scripts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sources: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    media_types: Mapping[str, str] = field(default_factory=dict)
    lasting: tuple[str, ...] = ()
