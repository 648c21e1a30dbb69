"""Hold the capabilities of the site, one folder each."""
