"""Bring tweets to the site."""

from jinja2 import Environment

from plugins.contribution import Contribution
from plugins.findings.model import Report
from plugins.site.model import Project
from plugins.tweets.archive import FOLDER, read_archive
from plugins.tweets.embeds import TweetEmbedder
from plugins.tweets.render import TweetRenderer


def contribution(project: Project) -> Contribution:
    """Bring cards in the place of embed code, and of links to tweets that stand alone."""

    def embedder(templates: Environment, report: Report) -> TweetEmbedder:
        archive = read_archive(project.content / FOLDER, project.root, report)
        return TweetEmbedder(archive, TweetRenderer(templates, archive.pictures))

    return Contribution(embedder=embedder)


def register() -> None:
    """Connect to nothing: the site asks what is brought."""
