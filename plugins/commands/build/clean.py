"""Delete built sites, for `make clean`: `python -m plugins.commands.build.clean FOLDER…`; it needs no package."""

import sys
from collections.abc import Sequence
from pathlib import Path

from .swap import clear


def main(folders: Sequence[str]) -> int:
    """Delete what builds have made of these folders, and say which of them stay; return the exit status."""
    for folder in map(Path, folders):
        clear(folder, sys.stderr.write)
        if folder.exists():
            sys.stdout.write(f"{folder}/ stays: no build made what is left in it.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
