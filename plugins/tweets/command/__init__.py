"""Fill content/tweets/ from embed code in the posts, and from X when asked."""
