"""Handouts as HTML, by theme/templates/handout_parts.html."""

from functools import cached_property

from jinja2 import Environment
from jinja2.environment import TemplateModule

from ..prose.model import Embed
from .model import Handout, Printed, Section


class HandoutRenderer:
    """Render what stands for a handout in a text, for pages and for feeds."""

    def __init__(self, environment: Environment) -> None:
        """Keep the environment, which has the site's filters and escapes."""
        self._environment = environment

    def items(self, handout: Handout, section: Section) -> Embed:
        """Return the items of a section as a list."""
        return Embed(self._render("items", handout, section), self._render("plain_items", handout, section))

    def downloads(self, printed: Printed, *, is_whole: bool = False) -> Embed:
        """Return the row of a handout's files; on a page that `is_whole` the handout, all of them at once."""
        return Embed(self._render("downloads", printed, is_whole), self._render("plain_downloads", printed))

    def card(self, printed: Printed) -> Embed:
        """Return what stands for a handout where a link to it stands alone."""
        return Embed(self._render("card", printed), self._render("plain_card", printed))

    def _render(self, macro: str, *values: object) -> str:
        return str(getattr(self._template, macro)(*values)).strip()

    @cached_property
    def _template(self) -> TemplateModule:
        return self._environment.get_template("handout_parts.html").module
