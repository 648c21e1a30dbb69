"""Nothing of a build but the swap: `python -m tests.build.swapping build FOLDER TEXT` or `… recover FOLDER`.

The folder of a process has a name that tests know beforehand, so that they can look at what is done with it.
"""

import errno
import os
import sys
from pathlib import Path

from plugins.commands.build import exchange, swap
from plugins.commands.build.stopping import exit_when_asked

PID = 4_200_000
"""More than any system gives (/proc/sys/kernel/pid_max ends at 4,194,304)."""
PAGES = ("index.html", "blog/index.html")
RETAINED = (".git", "CNAME")


def unable(one: Path, other: Path) -> None:
    """Refuse as a system does that cannot exchange two folders in one step."""
    raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(one), None, str(other))


def main(command: str, folder: str, text: str = "") -> int:
    """Put a site of two pages into FOLDER/output, or put right what is there."""
    output = Path(folder, "output")
    os.getpid = lambda: PID
    if os.environ.get("BY_RENAMES"):
        exchange._exchange_at_once = unable  # noqa: SLF001 - the system's part in it
    exit_when_asked()
    if command == "recover":
        swap.recover(output, RETAINED, sys.stderr.write)
        return 0
    with swap.staged(output, RETAINED, sys.stderr.write) as staging:
        for name in PAGES:
            page = staging / name
            page.parent.mkdir(exist_ok=True)
            page.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
