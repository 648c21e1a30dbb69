"""Tell search engines which pages there are."""
