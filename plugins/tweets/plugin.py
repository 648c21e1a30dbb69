"""Bring tweets: to our own site as a feature of it, to anybody's Pelican site as cards in its Markdown."""

from collections.abc import Sequence
from pathlib import Path

from pelican import Pelican
from pelican.plugins import signals

from ..foundation.documents.model import Manuscript
from ..foundation.findings.model import Report
from ..foundation.stock.parts import add_part, style_link
from ..foundation.stock.reader import use_reader
from ..foundation.stock.templates import environment, has_own
from ..site.filters import day
from ..site.model import Feature, Project
from .archive import FOLDER, read_archive
from .embeds import TweetEmbedder
from .render import StyledRenderer, TweetRenderer

STYLE = "tweets.css"
"""How cards look in a theme that has no template for them, and where Pelican's links find that."""


def feature(_: Project) -> Feature:
    """Bring cards in the place of embed code, and of links to tweets that stand alone."""

    def embedder(project: Project, manuscripts: Sequence[Manuscript], report: Report) -> TweetEmbedder:
        del manuscripts  # a tweet is the same in all of them
        archive = read_archive(project.content / FOLDER, project.root, report)
        return TweetEmbedder(archive, TweetRenderer(project.templates, archive.pictures))

    return Feature(embedder=embedder)


def switch_on(pelican: Pelican) -> None:
    """Have Markdown read so in a site that is not ours."""
    parts = add_part(pelican)
    if parts is None:
        return
    archive = read_archive(Path(pelican.settings["PATH"]).resolve() / FOLDER, parts.root, parts.report)
    theme = Path(pelican.settings["THEME"])
    templates = environment(theme, {"day": day, "link": "{{static}}{}".format})  # as Pelican resolves links
    style = "" if has_own(theme, "tweet.html") else style_link(STYLE)
    parts.styles[STYLE] = Path(__file__).with_name(STYLE)
    renderer = StyledRenderer(templates, archive.pictures, style)
    parts.embedders.append(TweetEmbedder(archive, renderer, "run `pelican-tweets --fetch`, or paste its embed code"))


def register() -> None:
    """Connect to Pelican's signals."""
    signals.initialized.connect(switch_on)
    signals.readers_init.connect(use_reader)
