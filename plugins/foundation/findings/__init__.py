"""Say what is wrong in the author's files: where, what, and what to do."""
