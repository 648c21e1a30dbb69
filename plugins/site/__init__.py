"""The whole site as read from content/: documents, arranged and checked."""
