"""Hold the capabilities of the site, one folder each."""

import signal
import sys

# What a command uses takes a second to import, and Ctrl+C would print all of that.
if sys.argv[:1] == ["-m"] and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
