"""What can be embedded in a text of this site."""

from jinja2 import Environment, FileSystemLoader

from plugins.site import filters
from plugins.site.model import Project
from plugins.tweets.archive import Archive
from plugins.tweets.embeds import TweetEmbedder
from plugins.tweets.render import TweetRenderer


def environment(project: Project) -> Environment:
    """Return what renders the theme's templates for things in a text."""
    made = Environment(
        loader=FileSystemLoader(project.theme / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    made.filters |= filters.for_site(project.site_url, project.assets, project.contributions)
    return made


def tweet_embedder(project: Project, archive: Archive) -> TweetEmbedder:
    """Return what shows tweets, with the theme's template for them."""
    return TweetEmbedder(archive, TweetRenderer(environment(project), archive.pictures))
