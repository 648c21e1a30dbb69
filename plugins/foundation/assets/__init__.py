"""The theme's own files as they are published: smaller, and named by what they hold."""
