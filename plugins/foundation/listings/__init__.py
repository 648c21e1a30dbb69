"""Arrange posts: by date, topic, tag, series, author and year, and by what they have in common."""
