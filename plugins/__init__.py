"""Hold the capabilities of the site, one folder each."""

import signal
import sys

if sys.argv[0] == "-m":  # what a command uses takes a second to import, and Ctrl+C would print all of that
    signal.signal(signal.SIGINT, signal.SIG_DFL)
