"""Tweets as HTML, by theme/templates/tweet.html."""

from collections.abc import Mapping
from functools import cached_property

from jinja2 import Environment
from jinja2.environment import TemplateModule

from ..foundation.pictures.model import Picture
from .model import Tweet


class TweetRenderer:
    """Render tweets with the theme's template, which is read when the first one comes."""

    def __init__(self, environment: Environment, pictures: Mapping[str, Picture]) -> None:
        """Keep the environment, which has the site's filters and escapes; `pictures` are the mirrored ones by file."""
        self._environment, self._pictures = environment, pictures

    def figure(self, tweet: Tweet) -> str:
        """Return the card of a tweet for a page."""
        return self._render("card", tweet, self._pictures)

    def quote(self, tweet: Tweet) -> str:
        """Return a tweet as a plain quotation, for readers that have no style sheet of ours."""
        return self._render("quote", tweet)

    def link(self, url: str) -> str:
        """Return a link in a paragraph, where there is no tweet to show."""
        return self._render("link", url)

    def unread(self, words: str) -> str:
        """Return the words of embed code that no tweet could be read from."""
        return self._render("unread", words)

    def _render(self, macro: str, *values: object) -> str:
        return str(getattr(self._template, macro)(*values)).strip()

    @cached_property
    def _template(self) -> TemplateModule:
        return self._environment.get_template("tweet.html").module


class StyledRenderer(TweetRenderer):
    """Render tweets for themes that know nothing of them: each card names its style sheet, if it is to have one."""

    def __init__(self, environment: Environment, pictures: Mapping[str, Picture], style: str) -> None:
        """Keep the link to the style sheet, too."""
        super().__init__(environment, pictures)
        self._style = style

    def figure(self, tweet: Tweet) -> str:
        """Return the card of a tweet, with a link to its style sheet in its caption, which HTML allows there."""
        head, end, tail = super().figure(tweet).rpartition("</figcaption>")
        return f"{head}{self._style}{end}{tail}"
