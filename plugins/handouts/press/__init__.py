"""The files of handouts: PDFs, Word, text and tables, made once and kept."""
