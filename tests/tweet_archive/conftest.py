"""What the tests of the archive share: a server in the place of X."""

from collections.abc import Iterator

import pytest

from tests.tweet_archive.server import Service, service


@pytest.fixture
def x() -> Iterator[Service]:
    with service() as running:
        yield running
