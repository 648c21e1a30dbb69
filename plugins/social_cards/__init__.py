"""Social cards: the picture that is shown where a link to a page is passed on."""
