"""Read posts and pages, with what lies beside them, from content/."""
