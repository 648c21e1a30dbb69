"""What the plugins and the commands stand on: nouns and what is done with them, without a word of any plugin."""
