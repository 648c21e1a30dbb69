"""CommonMark and GitHub's additions for Python-Markdown, read by pulldown-cmark."""
