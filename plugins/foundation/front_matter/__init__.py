"""Read the YAML header of a post or page into validated front matter."""
