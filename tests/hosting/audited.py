"""Serve a folder by each host until nobody listens any more: `make audit` asks for it."""

import json
import sys
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.hosting.hosts import caddy, nginx


def main(site: Path) -> None:
    """Print each host by its name, as JSON, and serve until the input ends."""
    with ExitStack() as stack:
        hosts = {
            name: run(Path(stack.enter_context(TemporaryDirectory())), site, site)
            for name, run in (("nginx", nginx), ("Caddy", caddy))
        }
        running = {name: stack.enter_context(host) for name, host in hosts.items()}
        sys.stdout.write(json.dumps({name: asdict(host) for name, host in running.items()}, default=str))
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
