"""Resolve the links of a text, and check that each leads somewhere."""
