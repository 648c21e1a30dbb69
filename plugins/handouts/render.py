"""Handouts as HTML, by the theme's template for the parts of their kind."""

from collections.abc import Collection

from jinja2 import Environment
from msgspec.structs import replace

from ..foundation.prose.model import Embed
from .model import Handout, Item, Printed, Section


class HandoutRenderer:
    """Render what stands for a handout in a text, for pages and for feeds."""

    def __init__(self, environment: Environment) -> None:
        """Keep the environment, which has the site's filters and escapes."""
        self._environment = environment

    def items(self, handout: Handout, section: Section, elsewhere: Collection[Item] = ()) -> Embed:
        """Return the items of a section as a list, on a page without those that it shows elsewhere."""
        shown = replace(section, items=tuple(item for item in section.items if item not in elsewhere))
        html = self._embed("items", handout, handout, shown).html
        return Embed(html, self._embed("items", handout, handout, section).feed_html)

    def on_top(self, handout: Handout) -> Embed:
        """Return what a page shows before all sections; a feed has it in these."""
        return Embed(self._embed("on_top", handout, handout).html, "")

    def letter(self, handout: Handout) -> Embed:
        """Return the text of a letter."""
        return self._embed("letter", handout, handout)

    def downloads(self, printed: Printed, *, is_whole: bool = False) -> Embed:
        """Return the row of a handout's files; on a page that `is_whole` the handout, all of them at once."""
        return self._embed("downloads", printed.handout, printed, is_whole)

    def card(self, printed: Printed) -> Embed:
        """Return what stands for a handout where a link to it stands alone."""
        return self._embed("card", printed.handout, printed)

    def _embed(self, macro: str, handout: Handout, *values: object) -> Embed:
        """Return what two macros make: one for pages, and one for feeds, which is called so with `plain_` before it."""
        parts = self._environment.get_template(f"{handout.kind.parts}.html").module
        html, feed_html = (str(getattr(parts, name)(*values)).strip() for name in (macro, f"plain_{macro}"))
        return Embed(html, feed_html)
