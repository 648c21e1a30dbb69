"""Make of an author's picture what browsers load fast, and let none through that is not what it says."""
