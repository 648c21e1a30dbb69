"""What is said when X does not answer as it should."""

import pytest

from plugins.tweets.command.oembed import Oembed, OembedError, Refusal
from tests.tweet_archive.server import NUMBER

URL = f"https://x.com/nobody/status/{NUMBER}"
LATER = "try again later, or paste the embed code"
ELSE = "check your connection, or paste the embed code"
LATE = "X did not answer within 0.15 seconds"


def problem(oembed: Oembed) -> str:
    """Return what is said of an outage."""
    with pytest.raises(OembedError) as caught:
        oembed.tweet(URL, NUMBER)
    assert caught.value.refusal is Refusal.OUTAGE
    assert caught.value.remedy == (ELSE if "reached" in caught.value.problem else LATER)
    return caught.value.problem
