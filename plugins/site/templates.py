"""The theme's templates for things in a text."""

from jinja2 import Environment, FileSystemLoader

from plugins.site import filters
from plugins.site.model import Project


def environment(project: Project) -> Environment:
    """Return what renders them, with the site's filters."""
    made = Environment(
        loader=FileSystemLoader(project.theme / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    made.filters |= filters.for_site(project.site_url, project.assets, project.contributions)
    return made
