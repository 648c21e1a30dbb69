"""YAML headers that are checked, in anybody's Pelican site; our own reads its texts so anyway."""
