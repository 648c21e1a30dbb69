"""Build the site aside and put it in its place whole."""
