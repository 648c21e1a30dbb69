"""The files of a handout."""

from enum import StrEnum


class Format(StrEnum):
    """The files of a handout, in the order they are offered; the value is how their names end."""

    A4 = "-a4.pdf"
    LETTER = "-letter.pdf"
    ASK_FIRST_A4 = "-ask-first-a4.pdf"
    ASK_FIRST_LETTER = "-ask-first-letter.pdf"
    LARGE_PRINT = "-large-print.pdf"
    FILLABLE = "-fillable.pdf"
    WORD = ".docx"
    TEXT = ".txt"
    TABLE = ".csv"

    @property
    def is_pdf(self) -> bool:
        """Tell those with pages."""
        return self.endswith(".pdf")

    @property
    def is_one_page(self) -> bool:
        """Tell those that hold what is essential alone, on one page."""
        return self in {Format.ASK_FIRST_A4, Format.ASK_FIRST_LETTER}

    @property
    def is_wanted(self) -> bool:
        """Tell those that most people want."""
        return self in {Format.A4, Format.WORD}

    @property
    def purpose(self) -> str:
        """Return what a reader takes it for."""
        return _PURPOSES[self]

    @property
    def description(self) -> str:
        """Return what it is: `PDF, A4`."""
        return _DESCRIPTIONS[self]

    @property
    def media_type(self) -> str:
        """Return what servers call it (IANA, media types)."""
        return "application/pdf" if self.is_pdf else _MEDIA_TYPES[self]


_PURPOSES = {
    Format.A4: "To print",
    Format.LETTER: "To print in North America",
    Format.ASK_FIRST_A4: "What to ask first, on one page",
    Format.ASK_FIRST_LETTER: "What to ask first, on one page in North America",
    Format.LARGE_PRINT: "In large print",
    Format.FILLABLE: "To fill in on screen",
    Format.WORD: "To make your own",
    Format.TEXT: "As plain text",
    Format.TABLE: "For a spreadsheet",
}
_DESCRIPTIONS = {
    Format.A4: "PDF, A4",
    Format.LETTER: "PDF, Letter",
    Format.ASK_FIRST_A4: "PDF, A4",
    Format.ASK_FIRST_LETTER: "PDF, Letter",
    Format.LARGE_PRINT: "PDF, A4, 18 point",
    Format.FILLABLE: "PDF form, A4",
    Format.WORD: "Word",
    Format.TEXT: "text",
    Format.TABLE: "CSV",
}
_MEDIA_TYPES = {
    Format.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.TEXT: "text/plain",
    Format.TABLE: "text/csv",
}
