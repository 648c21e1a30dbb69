"""What the tests of the archive share: a server in the place of X."""

from collections.abc import Iterator

import pytest

from tests.tweet_archive.server import Service, service


@pytest.fixture(autouse=True)
def _without_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the proxy of the machine that runs the tests out of them."""
    for name in ("http_proxy", "https_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def x() -> Iterator[Service]:
    with service() as running:
        yield running
