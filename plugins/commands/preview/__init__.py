"""Serve the site on this machine and build it again whenever a source changes."""
