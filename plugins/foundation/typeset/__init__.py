"""Put data on paper with Typst: the fonts, and one compiler for a whole run."""
