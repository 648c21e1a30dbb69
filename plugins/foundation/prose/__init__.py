"""Turn the Markdown of a post into HTML, and note what else the site needs to know of it."""
