"""What can be embedded in a text of this site."""

from jinja2 import Environment, FileSystemLoader

from plugins.site import filters
from plugins.site.model import Project
from plugins.tweets.archive import Archive
from plugins.tweets.embeds import TweetEmbedder
from plugins.tweets.render import TweetRenderer


def tweet_embedder(project: Project, archive: Archive) -> TweetEmbedder:
    """Return what shows tweets, with the theme's template for them."""
    environment = Environment(
        loader=FileSystemLoader(project.theme / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= filters.for_site(project.site_url)
    return TweetEmbedder(archive, TweetRenderer(environment, archive.pictures))
