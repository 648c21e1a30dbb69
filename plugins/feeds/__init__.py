"""Write the newest posts, whole, as an Atom feed and a JSON feed."""
