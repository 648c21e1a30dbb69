"""Bring tweets to the site."""

from jinja2 import Environment

from plugins.findings.model import Report
from plugins.site.model import Feature, Project
from plugins.tweets.archive import FOLDER, read_archive
from plugins.tweets.embeds import TweetEmbedder
from plugins.tweets.render import TweetRenderer


def feature(project: Project) -> Feature:
    """Bring cards in the place of embed code, and of links to tweets that stand alone."""

    def embedder(templates: Environment, report: Report) -> TweetEmbedder:
        archive = read_archive(project.content / FOLDER, project.root, report)
        return TweetEmbedder(archive, TweetRenderer(templates, archive.pictures))

    return Feature(embedder=embedder)


def register() -> None:
    """Connect to nothing: the site asks what is brought."""
