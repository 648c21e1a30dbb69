"""Question lists and checklists: one model, one parser, many formats."""
