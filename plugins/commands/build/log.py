"""What Pelican says while it runs."""

import logging


class ErrorCounter(logging.Handler):
    """Count the errors that are said: Pelican says one and goes on, without the page that it is about."""

    def __init__(self) -> None:
        """Begin at none."""
        super().__init__(logging.ERROR)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Count one more."""
        del record  # another handler shows it
        self.count += 1
