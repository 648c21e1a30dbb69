"""What these plugins share where they stand in anybody's Pelican site, with a theme and a layout of its own."""
