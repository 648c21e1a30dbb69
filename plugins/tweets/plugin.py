"""Bring tweets: to our own site as a feature of it, to anybody's Pelican site as cards in its Markdown."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from pelican import Pelican
from pelican.generators import StaticGenerator
from pelican.plugins import signals

from ..findings.model import Report
from ..site.filters import day
from ..site.model import Feature, Project
from ..stock.parts import THEME, add_part, parts_of
from ..stock.reader import use_reader
from ..stock.statics import publish_file
from .archive import FOLDER, read_archive
from .embeds import TweetEmbedder
from .render import StyledRenderer, TweetRenderer

STYLE = "tweets.css"
"""How cards look in a theme that has no template for them, and where Pelican's links find that."""


def feature(project: Project) -> Feature:
    """Bring cards in the place of embed code, and of links to tweets that stand alone."""

    def embedder(templates: Environment, report: Report) -> TweetEmbedder:
        archive = read_archive(project.content / FOLDER, project.root, report)
        return TweetEmbedder(archive, TweetRenderer(templates, archive.pictures))

    return Feature(embedder=embedder)


def switch_on(pelican: Pelican) -> None:
    """Have Markdown read so in a site that is not ours."""
    parts = add_part(pelican)
    if parts is None:
        return
    archive = read_archive(Path(pelican.settings["PATH"]).resolve() / FOLDER, parts.root, parts.report)
    templates = Path(pelican.settings["THEME"]) / "templates"
    environment = _environment(templates)
    style = "" if (templates / "tweet.html").is_file() else f"{{filename}}/{STYLE}"
    renderer = StyledRenderer(environment, archive.pictures, style)
    parts.embedders.append(TweetEmbedder(archive, renderer, "paste its embed code"))


def _environment(templates: Path) -> Environment:
    """Return what renders cards: with a theme's own template where it has one, and links as Pelican resolves them."""
    loader = FileSystemLoader([templates, THEME / "templates"])
    environment = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {"day": day, "link": "{{static}}{}".format}
    return environment


def publish_style(generator: StaticGenerator) -> None:
    """Publish the style sheet with the theme's files, where cards name it."""
    if parts_of(generator.settings):
        publish_file(generator.context, generator.settings, STYLE, Path(__file__).with_name(STYLE))


def register() -> None:
    """Connect to Pelican's signals."""
    signals.initialized.connect(switch_on)
    signals.readers_init.connect(use_reader)
    signals.static_generator_finalized.connect(publish_style)
