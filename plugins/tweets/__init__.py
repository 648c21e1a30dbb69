"""Show tweets as cards in plain HTML, from pasted embed code or the archive in content/tweets/."""
