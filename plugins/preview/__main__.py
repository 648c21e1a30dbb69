"""Preview the site: `python -m plugins.preview`, which `make serve` calls."""

import argparse
import signal
import subprocess
import sys
import threading
from pathlib import Path

from watchfiles import watch

from plugins.preview.server import preview_server

FOLDER = Path(".preview")
"""Apart from output/, so that no draft is ever published by mistake."""
WAKE = 200
"""Milliseconds between two looks at whether to stop."""
WATCHED = ("content", "theme", "plugins")
SETTINGS = Path("pelicanconf.py")


def main() -> int:
    """Build, serve, and build again on change until interrupted; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m plugins.preview", description="Preview the site, drafts included.")
    parser.add_argument("--port", type=int, default=8000, help="the port to serve on (%(default)s)")
    port = parser.parse_args().port
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    try:
        server = preview_server(FOLDER.resolve(), port)
    except (OSError, OverflowError) as error:
        sys.stderr.write(f"Cannot serve on port {port}: {error}. Another one: make serve PORT=8001\n")
        return 1
    url = f"http://localhost:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    is_built, settings_changed = False, 0.0
    # The watcher wakes once before anything changed, so that it already listens during the first build.
    for changes in watch(*WATCHED, stop_event=stopped, rust_timeout=WAKE, yield_on_timeout=True):
        # An editor that saves a file by renaming another onto it leaves the watcher with the old one.
        before, settings_changed = settings_changed, SETTINGS.stat().st_mtime if SETTINGS.exists() else 0.0
        if changes or settings_changed != before or not is_built:
            _build(url, keeps_search=is_built)
        if not is_built:
            sys.stdout.write(f"Serving the site at {url}/ (Ctrl+C stops)\n")
            sys.stdout.flush()
            is_built = True
    server.shutdown()
    return 0


def _build(url: str, *, keeps_search: bool) -> None:
    """Build in a process of its own: this one has threads, and plugins may have changed."""
    command = [sys.executable, "-m", "plugins.build", "--drafts", "--output", str(FOLDER), "--site-url", url]
    if keeps_search:
        command.append("--keep-search")
    if subprocess.run(command, check=False).returncode and FOLDER.exists():  # noqa: S603 - our own command
        sys.stderr.write("The page you see is the last one that was right.\n")


if __name__ == "__main__":
    sys.exit(main())
