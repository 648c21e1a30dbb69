"""Bring tweets to the site."""

from jinja2 import Environment

from ..findings.model import Report
from ..site.model import Feature, Project
from .archive import FOLDER, read_archive
from .embeds import TweetEmbedder
from .render import TweetRenderer


def feature(project: Project) -> Feature:
    """Bring cards in the place of embed code, and of links to tweets that stand alone."""

    def embedder(templates: Environment, report: Report) -> TweetEmbedder:
        archive = read_archive(project.content / FOLDER, project.root, report)
        return TweetEmbedder(archive, TweetRenderer(templates, archive.pictures))

    return Feature(embedder=embedder)


def register() -> None:
    """Connect to nothing: the site asks what is brought."""
