"""The preview's builds: one at a time, each of all that has changed by then."""

import subprocess
import sys
import time
from pathlib import Path

HANGING = 120
"""Seconds after which a build that has not ended gives way to the next one."""
PATIENCE = 5
"""Seconds that a build has to tidy up when it is stopped."""


class Builds:
    """Build the site, drafts included, whenever a build is due."""

    def __init__(self, folder: Path, url: str) -> None:
        """Take the folder that the site goes to, and the URL it is served at."""
        self._folder, self._url = folder, url
        self._process: subprocess.Popen[bytes] | None = None
        self._begun = 0.0
        self._is_due = self._is_served = False

    def tend(self, *, is_due: bool) -> None:
        """Tell how a build ended, and begin the next one if a change has come since the last one began."""
        self._is_due |= is_due
        if self._process and (status := self._process.poll()) is not None:
            self._process = None
            self._tell(status)
        if self._is_due and self._process and time.monotonic() - self._begun > HANGING:
            sys.stderr.write(f"The build has not ended in {HANGING} seconds, and is begun again.\n")
            self.stop()
        if self._is_due and not self._process:
            self._begin()

    def stop(self) -> None:
        """End the build that runs, if one does."""
        if not self._process:
            return
        self._process.terminate()
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    def _begin(self) -> None:
        """Build in another process: this one has threads, and plugins may have changed."""
        command = [sys.executable, "-m", "plugins.build", "--drafts"]
        command += ["--output", str(self._folder), "--site-url", self._url]
        self._process = subprocess.Popen(command)  # noqa: S603 - our own command
        self._begun, self._is_due = time.monotonic(), False

    def _tell(self, status: int) -> None:
        """Say what the author is to know of a build that ended; a signal that killed it is a negative status."""
        if status < 0:
            sys.stderr.write(
                f"The build was killed (signal {-status}); is there memory left? Save a file to try again.\n"
            )
        if status and (self._folder / "index.html").is_file():
            sys.stderr.write("The page you see is the last one that was right.\n")
        if not self._is_served:
            sys.stdout.write(f"Serving the site at {self._url}/ (Ctrl+C stops)\n")
            sys.stdout.flush()
            self._is_served = True
