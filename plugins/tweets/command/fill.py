"""Write into the archive what it lacks, and look which of its tweets are still on X."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ...foundation.documents.sources import message_name
from ...foundation.findings.model import START, Code, Finding, Report
from ..archive import Archive, write_tweet
from ..model import Status, Tweet
from .collect import Mention
from .oembed import Oembed, OembedError, Refusal


def fill_archive(
    archive: Archive, mentions: Iterable[Mention], oembed: Oembed | None, report: Report, *, refresh: bool
) -> Iterator[tuple[Path, Mention]]:
    """Archive the tweets of the posts, from pasted code, else from X; go through the files that are written.

    What is archived stays as it is, unless `refresh`; withdrawn tweets stay withdrawn, and pictures with their tweets.
    Each file is whole when it is told of, and stays, whatever comes after. What cannot be had, also where `oembed` is
    None and nobody is asked, is reported where the post shows it.
    """
    first: dict[str, Mention] = {}
    pasted: dict[str, Tweet] = {}
    for mention in mentions:
        first.setdefault(mention.address.id, mention)
        if mention.pasted:
            pasted.setdefault(mention.address.id, mention.pasted)
    asker = _Asker(oembed, report)
    for number, mention in first.items():
        known = archive.tweets.get(number)
        is_shown = known is not None and known.status is Status.PUBLISHED
        if number in archive.faulty or (known and not (refresh and is_shown)):
            continue
        tweet = pasted.get(number) or asker.ask(mention, known)
        if tweet:
            tweet = replace(tweet, avatar=known.avatar, pictures=known.pictures) if known else tweet
            yield write_tweet(tweet, archive.folder), mention


def check_archive(archive: Archive, oembed: Oembed, project: Path, report: Report) -> int:
    """Ask X for every archived tweet that is shown; report those that are gone, and those nobody could tell of.

    Returns how many are there.
    """
    there = 0
    for tweet in archive.tweets.values():
        if tweet.status is Status.WITHDRAWN:
            continue
        try:
            oembed.tweet(tweet.url, tweet.id)
            there += 1
        except OembedError as error:
            remedy = 'keep it, or say "status": "withdrawn" here' if error.refusal is Refusal.DELETED else error.remedy
            name = message_name(archive.folder / f"{tweet.id}.json", project)
            is_last = error.refusal is Refusal.RATE_LIMITED
            problem = f"{error.problem} to tell of this tweet and those after it" if is_last else error.problem
            report.add(Finding(name, *START, Code.MISSING_TWEET, problem, remedy))
            if is_last:
                break
    return there


class _Asker:
    """Ask X, until it says that it was asked too often."""

    def __init__(self, oembed: Oembed | None, report: Report) -> None:
        self._oembed, self._report = oembed, report
        self._limit: OembedError | None = None

    def ask(self, mention: Mention, known: Tweet | None) -> Tweet | None:
        """Return the tweet, or report why there is none; one that is archived already stays as it is."""
        if not self._oembed:
            if not known:
                mention.report_missing(self._report)
            return None
        try:
            if self._limit:
                raise self._limit
            return self._oembed.tweet(mention.address.url, mention.address.id)
        except OembedError as error:
            self._limit = error if error.refusal is Refusal.RATE_LIMITED else None
            mention.report_missing(self._report, error, "what is archived stays" if known else "")
            return None
