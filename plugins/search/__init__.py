"""Make the index that the search page looks into."""
