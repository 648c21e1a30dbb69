"""Put a handout's lists, files and cards into the text of a post, page or handout."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from plugins.documents.paths import without_index
from plugins.handouts.blocks import Block, Heading, ListItem, Paragraph, is_reference
from plugins.handouts.model import HandoutKind, Printed
from plugins.handouts.parse import ParsedHandout
from plugins.handouts.render import HandoutRenderer
from plugins.prose.model import Embed, Link


@dataclass(frozen=True, slots=True)
class Shelf:
    """Every handout that is published, by the path of its page and its anchor on it; a whole page has none."""

    printed: Mapping[tuple[str, str], Printed] = field(default_factory=dict)


class HandoutEmbedder:
    """Know the handouts in one text, and those that its links lead to."""

    def __init__(
        self,
        own: Sequence[tuple[ParsedHandout, Printed]],
        shelf: Shelf,
        resolve: Callable[[str], Link],
        renderer: HandoutRenderer,
    ) -> None:
        """Keep them; `resolve` says where a link of the text leads."""
        self._own, self._shelf, self._resolve, self._renderer = own, shelf, resolve, renderer

    @property
    def signs(self) -> tuple[str, ...]:
        """Return what a text with handouts, or links to some, holds."""
        if self._own:
            return ("",)
        return ("](", "][", "]:", "://") if self._shelf.printed else ()

    def take(self, body: str, hold: Callable[[Embed], str]) -> str:
        """Return a text with marks in the places of its lists, and behind its sections for their files."""
        lines = body.split("\n")
        for parsed, printed in self._own:
            for each in parsed.lists:
                written = lines[each.first : each.last + 1]
                section = printed.handout.sections[each.section]
                if parsed.heading:
                    section = replace(section, items=each.items)
                embed = self._renderer.items(printed.handout, section)
                lines[each.first] = hold(replace(embed, source="\n".join(written)))
                lines[each.first + 1 : each.last + 1] = (line if is_reference(line) else "" for line in written[1:])
            if parsed.heading:
                _put_heading(lines, parsed.heading, printed.handout.anchor)
            for heading in parsed.headings:
                _put_heading(lines, heading, heading.attributes.id)
        for parsed, printed in self._own:
            if parsed.heading and parsed.last:
                _put_below(lines, parsed.last, hold(self._renderer.downloads(printed)))
        return "\n".join(lines)

    def card(self, target: str) -> Embed | None:
        """Return the card of the handout that a target leads to, if it is one."""
        link = self._resolve(target)
        printed = self._shelf.printed.get((without_index(link.path), link.fragment))
        return self._renderer.card(printed) if printed else None


def _put_heading(lines: list[str], heading: Heading, anchor: str) -> None:
    """Write a heading without what only a handout understands, on as many lines."""
    classes = [f".{name}" for name in sorted(heading.attributes.classes - set(HandoutKind))]
    values = [_attribute(*each) for each in heading.attributes.values.items() if each[0] != "due"]
    attributes = " ".join([*filter(None, [anchor and f"#{anchor}"]), *classes, *values])
    marks = "#" * heading.level
    # With marks behind it, too, a heading may end with such a mark of its own.
    written = [marks, heading.text.words, *filter(None, [attributes and f"{{: {attributes} }}"]), marks]
    blank = [""] * (heading.last - heading.text.line)
    lines[heading.text.line : heading.last + 1] = [" ".join(written), *blank]


def _attribute(name: str, value: str) -> str:
    return f"{name}='{value}'" if '"' in value else f'{name}="{value}"'


def _put_below(lines: list[str], block: Block, mark: str) -> None:
    """Put a mark below a block, so that no line below gets another number."""
    last = block.last
    if last + 1 == len(lines):
        lines += ["", mark]
    elif not lines[last + 1].strip():
        lines[last + 1] = mark
    elif isinstance(block, ListItem | Paragraph):
        lines[last] = " ".join(filter(None, (lines[last], mark)))
    else:
        lines[last + 1] = f"{mark} {lines[last + 1]}"
