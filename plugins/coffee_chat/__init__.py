"""The page on which a reader plans a meeting, on the device and without a network."""
