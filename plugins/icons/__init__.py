"""The icons that browsers and phones look for, and the web manifest."""
