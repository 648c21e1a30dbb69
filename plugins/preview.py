"""Preview the site: `python -m plugins.preview`, which `make serve` calls."""

import argparse
import signal
import sys
import threading
from pathlib import Path

from .commands.preview.builds import Builds
from .commands.preview.server import preview_server
from .commands.preview.sources import builds_due

FOLDER = Path(".preview")
"""Apart from output/, so that no draft is ever published by mistake."""
PORT = 8000


def main() -> int:
    """Build, serve, and build again on change until interrupted; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m plugins.preview", description="Preview the site, drafts included.")
    parser.add_argument("--port", type=int, default=PORT, help="the port to serve on (%(default)s)")
    port = parser.parse_args().port
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    try:
        server = preview_server(FOLDER.resolve(), port)
    except (OSError, OverflowError) as error:
        problem = error.strerror if isinstance(error, OSError) else error
        other = PORT + 1 if port == PORT else PORT
        sys.stderr.write(f"Cannot serve on port {port}: {problem}. Another one: make serve PORT={other}\n")
        return 1
    sys.stdout.write("Building the site, drafts included\n")
    sys.stdout.flush()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    builds = Builds(FOLDER, f"http://localhost:{server.server_port}")
    for is_due in builds_due(Path.cwd(), stopped):
        builds.tend(is_due=is_due)
    builds.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
