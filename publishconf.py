"""What differs when the site is built for the web."""

from pelicanconf import *  # noqa: F403 - all of it, but for what follows

PLUGINS = [*PLUGINS, "plugins.hosting.plugin"]  # noqa: F405 - those of pelicanconf, then what only the web needs
CHECKS = {"dead-email": "warning", **CHECKS}  # noqa: F405 - as pelicanconf says it, if that does
SITEURL = ""  # `make publish SITEURL=https://…` says where the site will be served.
