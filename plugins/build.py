"""Build or check the site: `python -m plugins.build`, which the Makefile calls."""

import gc
import sys

if __name__ == "__main__":
    gc.disable()  # one short run: next to nothing of it, its imports least of all, can be collected before its end
    from .commands.build.command import main

    status = main()
    gc.freeze()  # or all of it would be looked through at the end
    sys.exit(status)
